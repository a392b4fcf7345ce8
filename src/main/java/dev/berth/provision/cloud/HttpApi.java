package dev.berth.provision.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * JSON by HTTP to a provider. Never sleeps, repeats nothing, follows no redirect, and never throws
 * for anything the world does.
 */
public final class HttpApi {
  /** A list of a thousand machines with all they have is about four times smaller. */
  public static final int BODY_BYTES_MAX = 16 << 20;

  private static final HttpResponse.BodyHandler<byte[]> LIMITED =
      BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX);

  private static final Duration CONNECT = Duration.ofSeconds(5);
  public static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final Duration timeout;

  /**
   * Makes no call yet.
   *
   * @param timeout for one call from sending to the last byte of the answer
   * @param tls where the provider's certificate is not one that everybody trusts, or it wants ours
   */
  public HttpApi(Duration timeout, Optional<SSLContext> tls) {
    this.timeout = timeout;
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT);
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /** One call; a body makes it JSON. */
  public ApiAnswer send(
      String method, URI uri, Map<String, String> headers, Optional<JsonNode> body) {
    return sendBody(method, uri, headers, body.map(ApiBody::json));
  }

  /** One call with whatever the provider takes. */
  public ApiAnswer sendBody(
      String method, URI uri, Map<String, String> headers, Optional<ApiBody> body) {
    var request = HttpRequest.newBuilder(uri).timeout(timeout).header("Accept", "application/json");
    headers.forEach(request::header);
    body.ifPresent(b -> request.header("Content-Type", b.type()));
    var bytes = body.map(b -> BodyPublishers.ofString(b.text()));
    request.method(method, bytes.orElseGet(BodyPublishers::noBody));
    // The timeout of a request ends with the headers: a body that stalls is cut off here.
    var call = client.sendAsync(request.build(), LIMITED);
    try {
      var answer = call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return new ApiAnswer.Answered(
          answer.statusCode(), answer.headers(), read(answer.headers(), answer.body()));
    } catch (ExecutionException e) {
      return new ApiAnswer.Silent(words(Objects.requireNonNullElse(e.getCause(), e)));
    } catch (TimeoutException e) {
      call.cancel(true);
      return new ApiAnswer.Silent("took too long");
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new ApiAnswer.Silent("took too long");
    }
  }

  /** A file is its text; what else is no JSON has nothing to say to us. */
  public static JsonNode read(HttpHeaders headers, byte[] body) {
    if (headers.firstValue("Content-Type").filter(ApiBody.FILE::equals).isPresent())
      return TextNode.valueOf(new String(body, StandardCharsets.UTF_8));
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** In words without addresses: an exception of the network names hosts. */
  private static String words(Throwable e) {
    return switch (e) {
      case HttpConnectTimeoutException _, ConnectException _ -> "cannot be reached";
      case HttpTimeoutException _ -> "took too long";
      case SSLException _ -> "its certificate is not trusted, or ours is not";
      default -> "the connection broke";
    };
  }
}
