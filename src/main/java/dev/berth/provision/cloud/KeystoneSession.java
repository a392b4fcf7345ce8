package dev.berth.provision.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls to services of an OpenStack with a token of keystone, which is kept until shortly before it
 * runs out. A service that does not take it any more is asked once more with a new one: keystone
 * may have taken it back.
 */
public final class KeystoneSession {
  /** A token must live through the call that it is used for. */
  private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);

  /** How long a token is used whose end cannot be read. */
  private static final Duration LIFE_UNKNOWN = Duration.ofMinutes(5);

  /** Keystone can lock an account after many refused logins. */
  private static final Duration REFUSED_AGAIN = Duration.ofMinutes(1);

  private static final int UNAUTHORIZED = 401;

  private final KeystoneSettings settings;
  private final HttpApi http;
  private final InstantSource clock;
  private final AtomicReference<Login> last = new AtomicReference<>(new None());

  /** What the last login brought. */
  private sealed interface Login {}

  private record None() implements Login {}

  /** The token itself, and what keystone told with it: the catalogue, the project. */
  private record In(Secret token, JsonNode told, Instant until) implements Login {}

  private record Refused(ApiAnswer.Answered answer, Instant until) implements Login {}

  private record NoAnswer(ApiAnswer answer) implements Login {}

  public KeystoneSession(KeystoneSettings settings, HttpApi http, InstantSource clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  /**
   * One call. What keystone answers instead of a token is the answer, and so is that its catalogue
   * does not have the service.
   *
   * @param path after the version, as {@code /servers/detail?limit=100}
   */
  public ApiAnswer send(
      CloudService service,
      String method,
      String path,
      Map<String, String> headers,
      Optional<JsonNode> body) {
    var login = login();
    var answer = with(login, service, method, path, headers, body);
    if (!(login instanceof In old) || !isRefused(answer)) return answer;
    last.compareAndSet(old, new None());
    return with(login(), service, method, path, headers, body);
  }

  /** The project that machines are made in, as keystone calls it; empty: no login. */
  public Optional<String> project() {
    return login() instanceof In in
        ? Optional.of(in.told().path("project").path("name").asText())
        : Optional.empty();
  }

  private ApiAnswer with(
      Login login,
      CloudService service,
      String method,
      String path,
      Map<String, String> headers,
      Optional<JsonNode> body) {
    return switch (login) {
      case In in ->
          switch (service.in(in.told())) {
            case CloudService.Place.At(String url) -> {
              var all = new HashMap<>(headers);
              all.put("X-Auth-Token", in.token().reveal());
              yield http.send(method, URI.create(url + path), all, body);
            }
            case CloudService.Place.Unknown(String why) -> new ApiAnswer.Silent(why);
          };
      case Refused refused -> refused.answer();
      case NoAnswer none -> none.answer();
      case None _ -> throw new IllegalStateException("a login has an answer");
    };
  }

  private Login login() {
    var known = last.get();
    var now = clock.instant();
    if (known instanceof In in && now.isBefore(in.until())) return in;
    if (known instanceof Refused refused && now.isBefore(refused.until())) return refused;
    var answer = http.send("POST", settings.tokens(), Map.of(), Optional.of(settings.login()));
    var fresh = read(answer, now);
    last.set(fresh);
    return fresh;
  }

  private static Login read(ApiAnswer answer, Instant now) {
    if (!(answer instanceof ApiAnswer.Answered answered)) return new NoAnswer(answer);
    if (isRefused(answered)) return new Refused(answered, now.plus(REFUSED_AGAIN));
    var token = answered.header("X-Subject-Token");
    if (!answered.isGood() || token.isEmpty()) return new NoAnswer(answered);
    var told = answered.body().path("token");
    var until =
        ProviderJson.instant(told.path("expires_at"))
            .map(e -> e.minus(BEFORE_EXPIRY))
            .orElse(now.plus(LIFE_UNKNOWN));
    return new In(new Secret(token.get()), told, until);
  }

  private static boolean isRefused(ApiAnswer answer) {
    return answer instanceof ApiAnswer.Answered answered && answered.status() == UNAUTHORIZED;
  }
}
