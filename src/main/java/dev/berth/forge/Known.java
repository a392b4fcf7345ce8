package dev.berth.forge;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a question outside brought back. "Cannot tell" is neither yes nor no: it is asked again. */
public sealed interface Known<T> {
  /** The answer. */
  record Is<T>(T value) implements Known<T> {}

  /** The forge says that there is no such thing (404, 410), or that it moved away. */
  record Absent<T>(String why) implements Known<T> {}

  /**
   * Could not be found out.
   *
   * @param why for operators and logs
   * @param again not worth asking before
   */
  record Unknown<T>(String why, Instant again) implements Known<T> {}

  static <T> Known<T> is(T value) {
    return new Is<>(value);
  }

  default Optional<T> found() {
    return this instanceof Is<T>(T v) ? Optional.of(v) : Optional.empty();
  }

  default <R> Known<R> map(Function<T, R> f) {
    return switch (this) {
      case Is<T>(T v) -> new Is<>(f.apply(v));
      case Absent<T>(String why) -> new Absent<>(why);
      case Unknown<T>(String why, Instant again) -> new Unknown<>(why, again);
    };
  }

  /** Asks on with the answer, if there is one. */
  default <R> Known<R> then(Function<T, Known<R>> next) {
    return switch (this) {
      case Is<T>(T v) -> next.apply(v);
      case Absent<T>(String why) -> new Absent<>(why);
      case Unknown<T>(String why, Instant again) -> new Unknown<>(why, again);
    };
  }
}
