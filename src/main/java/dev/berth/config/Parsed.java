package dev.berth.config;

import java.util.List;
import java.util.Optional;

/** What became of a text: a value, or all that is wrong with it. */
public sealed interface Parsed<T> {
  /** The value, and where its parts stand in the file. */
  record Good<T>(T value, FilePositions places) implements Parsed<T> {}

  /** At least one problem, in the order of the file. */
  record Bad<T>(List<ConfigProblem> problems) implements Parsed<T> {
    public Bad {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) throw new IllegalArgumentException("bad without a problem");
    }
  }

  default Optional<T> found() {
    return this instanceof Good<T>(T v, FilePositions _) ? Optional.of(v) : Optional.empty();
  }

  default List<ConfigProblem> problems() {
    return this instanceof Bad<T>(List<ConfigProblem> all) ? all : List.of();
  }

  /**
   * The value.
   *
   * @throws IllegalArgumentException with every problem, where there is none
   */
  default T orThrow() {
    return switch (this) {
      case Good<T>(T v, FilePositions _) -> v;
      case Bad<T>(List<ConfigProblem> all) ->
          throw new IllegalArgumentException(
              String.join("\n", all.stream().map(ConfigProblem::toString).toList()));
    };
  }
}
