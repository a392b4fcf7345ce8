package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.sandbox.model.SandboxJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks the sandbox over HTTP as a bot would. */
final class SandboxClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final SandboxGitHub github;
  private final String authorization;

  SandboxClient(SandboxGitHub github, String authorization) {
    this.github = github;
    this.authorization = authorization;
  }

  static SandboxClient as(SandboxGitHub github, String login) {
    return new SandboxClient(github, "Bearer " + github.token(login));
  }

  record Reply(int status, String text, HttpResponse<String> response) {
    JsonNode json() {
      return SandboxJson.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Reply get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  Reply post(String path, String body) throws Exception {
    return send("POST", path, body);
  }

  Reply send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    URI address = path.startsWith("http") ? URI.create(path) : URI.create(github.api() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Accept", "application/vnd.github+json");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    request.method(
        method,
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body(), response);
  }
}
