package dev.berth.reconcile.sim.check;

import dev.berth.reconcile.sim.SimClock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.stream.Collectors;

/** The last things that happened in a world, for whoever has to understand a violation. */
public final class Trace {
  private static final int LINES = Integer.getInteger("berth.sim.trace", 160);

  /** Whether all lines are hashed, to compare two runs of a seed. */
  private static final boolean HASHED = Boolean.getBoolean("berth.sim.hash");

  private final SimClock clock;
  private final ArrayDeque<Line> lines = new ArrayDeque<>();
  private long hash = 17;

  private record Line(Instant at, String format, Object[] args) {
    @Override
    public String toString() {
      return at + " " + String.format(Locale.ROOT, format, args);
    }
  }

  public Trace(SimClock clock) {
    this.clock = clock;
  }

  /** Arguments are printed much later or never: values only. */
  public void add(String format, Object... args) {
    var line = new Line(clock.instant(), format, args);
    if (HASHED) hash = 31 * hash + line.toString().hashCode();
    lines.add(line);
    if (lines.size() > LINES) lines.removeFirst();
  }

  public long hash() {
    return hash;
  }

  @Override
  public String toString() {
    return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
  }
}
