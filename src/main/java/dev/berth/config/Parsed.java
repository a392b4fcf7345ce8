package dev.berth.config;

import java.util.List;
import java.util.Optional;

/** What became of a text: a value, or all that is wrong with it. */
public sealed interface Parsed<T> {
  /** The value, and where its parts stand in the file. */
  record Good<T>(T value, Places places) implements Parsed<T> {}

  /** At least one problem, in the order of the file. */
  record Bad<T>(List<Problem> problems) implements Parsed<T> {
    public Bad {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) throw new IllegalArgumentException("bad without a problem");
    }
  }

  default Optional<T> found() {
    return this instanceof Good<T>(T v, Places _) ? Optional.of(v) : Optional.empty();
  }

  default List<Problem> problems() {
    return this instanceof Bad<T>(List<Problem> all) ? all : List.of();
  }

  /**
   * The value.
   *
   * @throws IllegalArgumentException with every problem, where there is none
   */
  default T orThrow() {
    return switch (this) {
      case Good<T>(T v, Places _) -> v;
      case Bad<T>(List<Problem> all) ->
          throw new IllegalArgumentException(
              String.join("\n", all.stream().map(Problem::toString).toList()));
    };
  }
}
