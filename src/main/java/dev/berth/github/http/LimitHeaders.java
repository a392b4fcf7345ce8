package dev.berth.github.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads from an answer whether GitHub had enough of us, and when it will listen again. */
public final class LimitHeaders {
  /** GitHub asks for at least a minute where it does not say how long. */
  static final Duration PAUSE_MIN = Duration.ofSeconds(60);

  /** The primary limit starts anew every hour; a longer wait is a mistake of somebody's. */
  public static final Duration PAUSE_MAX = Duration.ofMinutes(65);

  private LimitHeaders() {}

  /** 429 always; 403 where a header or the sentence shows that it is no question of rights. */
  static boolean isHit(ApiResponse a) {
    return a.status() == 429
        || (a.status() == 403
            && (exhausted(a) || a.header("retry-after").isPresent() || saysLimit(a.message())));
  }

  private static boolean saysLimit(String message) {
    String m = message.toLowerCase(Locale.ROOT);
    return m.contains("secondary rate limit")
        || m.contains("abuse")
        || m.contains("rate limit exceeded");
  }

  private static boolean exhausted(ApiResponse a) {
    return a.header("x-ratelimit-remaining").map(String::strip).equals(Optional.of("0"));
  }

  /**
   * When to ask again, by our clock.
   *
   * @param now our clock when the answer came
   */
  static Instant retryAt(ApiResponse a, Instant now) {
    Optional<Duration> wait = a.header("retry-after").flatMap(text -> pause(text, a, now));
    if (wait.isEmpty() && exhausted(a)) {
      wait = untilReset(a, now);
    }
    return now.plus(bounded(wait));
  }

  /** When the hour begins anew, by our clock. */
  static Instant reset(ApiResponse a, Instant now) {
    return now.plus(bounded(untilReset(a, now)));
  }

  private static Optional<Duration> untilReset(ApiResponse a, Instant now) {
    return number(a.header("x-ratelimit-reset"))
        .map(s -> Duration.between(a.date().orElse(now), Instant.ofEpochSecond(s)))
        .map(d -> d.plusSeconds(1));
  }

  private static Duration bounded(Optional<Duration> wait) {
    Duration pause = wait.filter(d -> !d.isNegative()).orElse(PAUSE_MIN);
    return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
  }

  private static Optional<Duration> pause(String text, ApiResponse a, Instant now) {
    Optional<Duration> seconds = number(Optional.of(text)).map(Duration::ofSeconds);
    return seconds.isPresent()
        ? seconds
        : ApiResponse.httpDate(text).map(at -> Duration.between(a.date().orElse(now), at));
  }

  private static Optional<Long> number(Optional<String> text) {
    return text.map(String::strip).filter(t -> t.matches("\\d{1,12}")).map(Long::valueOf);
  }

  /** What is left of the primary limit of the identity that asked. */
  static OptionalLong remaining(ApiResponse a) {
    return ofCore(a, "x-ratelimit-remaining");
  }

  /** The whole of it. */
  static OptionalLong ofHour(ApiResponse a) {
    return ofCore(a, "x-ratelimit-limit");
  }

  private static OptionalLong ofCore(ApiResponse a, String name) {
    boolean core = a.header("x-ratelimit-resource").map("core"::equals).orElse(true);
    Optional<Long> value = number(a.header(name));
    return core && value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
  }
}
