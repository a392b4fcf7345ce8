package dev.berth.reconcile.sim;

import dev.berth.forge.Write;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** What goes wrong in a calm world because a test says so, once each. */
public final class ScriptedFaults {
  private final Deque<Line> lines = new ArrayDeque<>();
  private Optional<String> death = Optional.empty();
  private Optional<Runnable> atDeath = Optional.empty();

  /** No webhook gets through, and the forge does not know it. */
  public boolean deaf;

  /** What becomes of one call. */
  public enum Fate {
    /** Never arrives. */
    LOST,
    /** Is done, without an answer. */
    UNANSWERED,
    /** Is done later, without an answer. */
    LATE
  }

  /**
   * One call and its fate.
   *
   * @param what the write, or an order
   * @param after when it is done, where it is late
   */
  private record Line(Predicate<Object> what, Fate fate, Duration after) {}

  /** What a call comes to, and when. */
  public record Turn(Fate fate, Duration after) {}

  void next(Predicate<Object> what, Fate fate, Duration after) {
    lines.add(new Line(what, fate, after));
  }

  /** The next comment of that kind. */
  void nextComment(String key, Fate fate, Duration after) {
    next(o -> o instanceof Write.CreateComment c && c.key().startsWith(key), fate, after);
  }

  public Optional<Turn> of(Object call) {
    for (var l : lines)
      if (l.what.test(call)) {
        lines.remove(l);
        return Optional.of(new Turn(l.fate, l.after));
      }
    return Optional.empty();
  }

  /** The worker that comes to a step whose name begins so dies there. */
  void diesAt(String step) {
    death = Optional.of(step);
  }

  /** Something happens in the very moment in which a worker comes to that step. */
  void at(String step, Runnable what) {
    death = Optional.of(step);
    atDeath = Optional.of(what);
  }

  void step(String what) {
    if (death.filter(what::startsWith).isEmpty()) return;
    death = Optional.empty();
    var deed = atDeath;
    atDeath = Optional.empty();
    if (deed.isEmpty()) throw new Crash();
    deed.get().run();
  }
}
