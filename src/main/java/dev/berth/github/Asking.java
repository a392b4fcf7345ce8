package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Known;
import dev.berth.forge.Wrote;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Turns what came over the wire into the values of the port. */
final class Asking {
  /** After a 5xx, a cut or a timeout. */
  static final Duration SOON = Duration.ofSeconds(30);

  /** After a refusal that only an operator ends (a missing right of the app, a bad token). */
  static final Duration LATE = Duration.ofMinutes(10);

  private final Wire wire;

  Asking(Wire wire) {
    this.wire = wire;
  }

  Wire wire() {
    return wire;
  }

  /** A question with the pass given. */
  Known<Answer> get(Pass pass, String path) {
    return known(wire.get(pass, path));
  }

  /** Asks for something to be made that does no harm when it is made twice. */
  Sent post(Pass pass, String path) {
    return wire.send(new Call("POST", wire.host().at(path), Optional.empty()), pass, Wire.ANY_TIME);
  }

  Known<Answer> known(Sent sent) {
    return switch (sent) {
      case Sent.Answered(Answer a) -> known(a);
      case Sent.NotSent(String why) -> unknown(why, SOON);
      case Sent.Held(String why, Instant again) -> new Known.Unknown<>(why, again);
      case Sent.Lost(String why) -> unknown(why, SOON);
    };
  }

  private Known<Answer> known(Answer a) {
    if (a.isSuccess()) {
      return Known.is(a);
    }
    if (Limits.hit(a)) {
      return new Known.Unknown<>("limit: " + a.message(), Limits.again(a, wire.now()));
    }
    return switch (a.status()) {
      case 404 -> new Known.Absent<>("not there (404)");
      case 410 -> new Known.Absent<>("deleted (410)");
      case 301 -> new Known.Absent<>("moved away (301)");
      case 401 -> unknown("not let in: " + a.message(), SOON);
      default -> unknown(a.message(), a.status() >= 500 ? SOON : LATE);
    };
  }

  <T> Known<T> unknown(String why, Duration pause) {
    return new Known.Unknown<>(why, wire.now().plus(pause));
  }

  /** Reads a good answer; one that does not hold what it must is no answer. */
  <T> Known<T> read(Answer answer, Function<JsonNode, T> reader) {
    return answer
        .json()
        .map(
            node -> {
              try {
                return Known.is(reader.apply(node));
              } catch (Unreadable e) {
                return this.<T>unknown("unreadable answer: " + e.getMessage(), SOON);
              }
            })
        .orElseGet(() -> unknown("the answer is not JSON", SOON));
  }

  /** What became of an effect. A good answer that cannot be read may hide anything. */
  Wrote wrote(Sent sent) {
    return switch (sent) {
      case Sent.NotSent(String why) -> new Wrote.Later(wire.now().plus(pause(why)), why);
      case Sent.Held(String why, Instant again) -> new Wrote.Later(again, why);
      case Sent.Lost(String why) -> new Wrote.Unclear(why);
      case Sent.Answered(Answer a) -> wrote(a);
    };
  }

  private static Duration pause(String why) {
    return why.startsWith("refused") ? LATE : Duration.ofSeconds(5);
  }

  private Wrote wrote(Answer a) {
    if (a.isSuccess()) {
      boolean sound = a.status() == 204 || a.status() == 205 || a.json().isPresent();
      return sound ? new Wrote.Done(0) : new Wrote.Unclear("a good answer that is not JSON");
    }
    if (Limits.hit(a)) {
      return new Wrote.Later(Limits.again(a, wire.now()), "limit: " + a.message(), true);
    }
    Instant soon = wire.now().plus(SOON);
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
  Wrote instead(Known<?> missing) {
    return switch (missing) {
      case Known.Absent<?>(String why) -> new Wrote.Missing(why);
      case Known.Unknown<?>(String why, Instant again) -> new Wrote.Later(again, why);
      case Known.Is<?> is -> throw new IllegalArgumentException("known: " + is);
    };
  }
}
