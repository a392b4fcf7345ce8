package dev.berth.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Known;
import dev.berth.forge.Wrote;
import dev.berth.github.json.UnreadableJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Turns what GitHub answers into the values of the port. */
public final class ResponseMapper {
  /** After a 5xx, a cut or a timeout. */
  public static final Duration SOON = Duration.ofSeconds(30);

  /** After a refusal that is not likely to end by itself. */
  public static final Duration LATE = Duration.ofMinutes(10);

  private final GitHubHttp http;

  public ResponseMapper(GitHubHttp http) {
    this.http = http;
  }

  public GitHubHttp http() {
    return http;
  }

  /** A question with the token given. */
  public Known<ApiResponse> get(AuthToken token, String path) {
    return known(http.get(token, path));
  }

  /** Asks for something to be made that does no harm when it is made twice. */
  public RequestOutcome post(AuthToken token, String path) {
    return http.send(
        new ApiRequest("POST", http.host().at(path), Optional.empty()), token, GitHubHttp.ANY_TIME);
  }

  /** What only an operator ends is asked for soon again: {@link RefusedCalls} keeps it cheap. */
  public Known<ApiResponse> known(RequestOutcome outcome) {
    return known(outcome, SOON);
  }

  /**
   * What a question brought.
   *
   * @param refused how long to wait where we may not know it
   */
  public Known<ApiResponse> known(RequestOutcome outcome, Duration refused) {
    return switch (outcome) {
      case RequestOutcome.Answered(ApiResponse a) -> known(a, refused);
      case RequestOutcome.NotSent(String why) -> unknown(why, SOON);
      case RequestOutcome.Held(String why, Instant again) -> new Known.Unknown<>(why, again);
      case RequestOutcome.Lost(String why) -> unknown(why, SOON);
    };
  }

  private Known<ApiResponse> known(ApiResponse a, Duration refused) {
    if (a.isSuccess()) {
      return Known.is(a);
    }
    if (LimitHeaders.isHit(a)) {
      return new Known.Unknown<>("limit: " + a.message(), LimitHeaders.retryAt(a, http.now()));
    }
    return switch (a.status()) {
      case 404 -> new Known.Absent<>("not there (404)");
      case 410 -> new Known.Absent<>("deleted (410)");
      case 301 -> new Known.Absent<>("moved away (301)");
      case 401 -> unknown("not let in: " + a.message(), SOON);
      case 403 -> unknown(a.message(), RefusedCalls.isOurs(a) ? refused : LATE);
      default -> unknown(a.message(), a.status() >= 500 ? SOON : LATE);
    };
  }

  public <T> Known<T> unknown(String why, Duration pause) {
    return new Known.Unknown<>(why, http.now().plus(pause));
  }

  /** Reads a good answer; one that does not hold what it must is no answer. */
  public <T> Known<T> parse(ApiResponse answer, Function<JsonNode, T> reader) {
    return answer
        .json()
        .map(
            node -> {
              try {
                return Known.is(reader.apply(node));
              } catch (UnreadableJson e) {
                return this.<T>unknown("unreadable answer: " + e.getMessage(), SOON);
              }
            })
        .orElseGet(() -> unknown("the answer is not JSON", SOON));
  }

  /** What became of an effect. A good answer that cannot be read may hide anything. */
  public Wrote wrote(RequestOutcome outcome) {
    return switch (outcome) {
      case RequestOutcome.NotSent(String why) -> new Wrote.Later(http.now().plus(pause(why)), why);
      case RequestOutcome.Held(String why, Instant again) -> new Wrote.Later(again, why);
      case RequestOutcome.Lost(String why) -> new Wrote.Unclear(why);
      case RequestOutcome.Answered(ApiResponse a) -> wrote(a);
    };
  }

  private static Duration pause(String why) {
    return why.startsWith("refused") ? LATE : Duration.ofSeconds(5);
  }

  /** The same, where a missing permission is no trouble but an answer. */
  public Wrote wroteIfAllowed(RequestOutcome outcome) {
    return outcome instanceof RequestOutcome.Answered(ApiResponse a) && RefusedCalls.isOurs(a)
        ? new Wrote.Refused(a.message())
        : wrote(outcome);
  }

  private Wrote wrote(ApiResponse a) {
    if (a.isSuccess()) {
      boolean sound = a.status() == 204 || a.status() == 205 || a.json().isPresent();
      return sound ? new Wrote.Done(0) : new Wrote.Unclear("a good answer that is not JSON");
    }
    if (LimitHeaders.isHit(a)) {
      return new Wrote.Later(LimitHeaders.retryAt(a, http.now()), "limit: " + a.message(), true);
    }
    Instant soon = http.now().plus(SOON);
    if (RefusedCalls.isOurs(a)) return new Wrote.Later(soon, a.message());
    return switch (a.status()) {
      case 301, 302, 307, 308 -> new Wrote.Missing("moved away (" + a.status() + ")");
      case 404, 410 -> new Wrote.Missing(a.message());
      case 401 -> new Wrote.Later(soon, "not let in: " + a.message());
      default ->
          a.status() >= 400 && a.status() < 500
              ? new Wrote.Refused(a.message())
              : new Wrote.Unclear(a.message());
    };
  }

  /** Says the same of an effect that was not tried because the way to it was not known. */
  public Wrote notTried(Known<?> missing) {
    return switch (missing) {
      case Known.Absent<?>(String why) -> new Wrote.Missing(why);
      case Known.Unknown<?>(String why, Instant again) -> new Wrote.Later(again, why);
      case Known.Is<?> is -> throw new IllegalArgumentException("known: " + is);
    };
  }
}
