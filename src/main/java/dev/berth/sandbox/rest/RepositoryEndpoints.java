package dev.berth.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The endpoints of a repository itself: its files, its licence. */
public final class RepositoryEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";

  /** The text of a larger file is left out. */
  private static final int TEXT_BYTES_MAX = 1 << 20;

  private final GitHubJson json;

  public RepositoryEndpoints(GitHubJson json) {
    this.json = json;
  }

  public void on(RestRouter router) {
    router.get(REPO, this::repository);
    router.get(REPO + "/contents/{path}", this::contents);
    router.get(REPO + "/license", this::license);
    router.get("/installation/repositories", this::installed);
  }

  private JsonNode shape(RestRequest call, SandboxRepo repo) {
    SandboxRole role =
        call.caller().account().map(a -> call.world().role(repo, a)).orElse(SandboxRole.READ);
    return json.fullRepository(repo, role);
  }

  private RestResponse repository(RestRequest call) {
    return RestResponse.ok(shape(call, call.repo()));
  }

  private RestResponse installed(RestRequest call) {
    if (!call.caller().installation()) {
      throw new ApiError(
          403,
          "You must authenticate with an installation access token"
              + " in order to list repositories for an installation.");
    }
    List<SandboxRepo> all = List.copyOf(call.world().repos.values());
    return RestResponse.ok(
        SandboxJson.obj(
            "total_count",
            all.size(),
            "repositories",
            SandboxJson.array(all, r -> shape(call, r))));
  }

  private RestResponse contents(RestRequest call) {
    SandboxRepo repo = call.repo();
    Map<String, String> files = files(call, repo);
    String path = call.path("path").replaceAll("/+$", "");
    String text = files.get(path);
    if (text != null) {
      return RestResponse.ok(file(repo, path, text));
    }
    String prefix = path.isEmpty() ? "" : path + "/";
    Map<String, Boolean> entries = new LinkedHashMap<>();
    for (String file : files.keySet()) {
      if (file.startsWith(prefix)) {
        int slash = file.indexOf('/', prefix.length());
        entries.put(slash < 0 ? file : file.substring(0, slash), slash < 0);
      }
    }
    if (entries.isEmpty()) {
      throw ApiError.notFound();
    }
    List<ObjectNode> list = new ArrayList<>();
    entries.forEach((p, file) -> list.add(json.content(repo, p, files.getOrDefault(p, ""), file)));
    return RestResponse.ok(SandboxJson.node(list));
  }

  /** Of the default branch, or of the tip of a pull request. */
  private static Map<String, String> files(RestRequest call, SandboxRepo repo) {
    String ref = call.query("ref", "main");
    if (ref.equals("main") || ref.equals("refs/heads/main") || ref.equals(repo.head)) {
      return repo.files;
    }
    return call.world().pulls.values().stream()
        .filter(p -> p.repo == repo.id)
        .filter(p -> ref.equals(p.head) || ref.equals("refs/pull/" + p.number + "/head"))
        .findFirst()
        .map(p -> p.files)
        .orElseThrow(() -> new ApiError(404, "No commit found for the ref " + ref));
  }

  private ObjectNode file(SandboxRepo repo, String path, String text) {
    ObjectNode node = json.content(repo, path, text, true);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean large = bytes.length > TEXT_BYTES_MAX;
    String lines = Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n";
    node.put("content", large ? "" : lines);
    node.put("encoding", large ? "none" : "base64");
    return node;
  }

  private RestResponse license(RestRequest call) {
    SandboxRepo repo = call.repo();
    ObjectNode license = json.license(repo).orElseThrow(ApiError::notFound);
    String text = repo.files.getOrDefault("LICENSE", "");
    ObjectNode node = json.content(repo, "LICENSE", text, true);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    node.put("content", Base64.getEncoder().encodeToString(bytes) + "\n");
    node.put("encoding", "base64");
    node.set("license", license);
    return RestResponse.ok(node);
  }
}
