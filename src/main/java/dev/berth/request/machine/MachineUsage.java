package dev.berth.request.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was really lent of a request's machines: one that never came does not count, one that was
 * made later counts from then on, and one that was given back early until then.
 */
public final class MachineUsage {
  private MachineUsage() {}

  /** Machine time by plan, between hand-over and the end of what was lent. */
  public static Map<String, Duration> of(Machines machines, Instant start, Instant end) {
    var all = new TreeMap<String, Duration>();
    for (var m : machines.list()) {
      if (!m.wasLent()) continue;
      var from = m.usableFrom().filter(start::isBefore).orElse(start);
      var gone = m.isGone() && m.since().isBefore(end) ? m.since() : end;
      if (gone.isAfter(from))
        all.merge(m.made().plan(), Duration.between(from, gone), Duration::plus);
    }
    return all;
  }

  /**
   * How many of each plan are lent; after the end, how many were to the end.
   *
   * @param givenBack when all that was left went back; empty before that
   */
  public static Map<String, Integer> held(Machines machines, Optional<Instant> givenBack) {
    return count(machines.list(), m -> m.wasLent() && !isBack(m, givenBack));
  }

  /** How many of each plan were given back, or lost, before the rest. */
  public static Map<String, Integer> earlier(Machines machines, Optional<Instant> givenBack) {
    return count(machines.list(), m -> m.wasLent() && isBack(m, givenBack));
  }

  private static boolean isBack(Machine m, Optional<Instant> givenBack) {
    if (givenBack.isPresent()) return m.isGone() && m.since().isBefore(givenBack.get());
    return m.isGone() || m.desired() == Machine.DesiredState.GONE;
  }

  private static Map<String, Integer> count(List<Machine> machines, Predicate<Machine> counts) {
    var all = new TreeMap<String, Integer>();
    machines.stream().filter(counts).forEach(m -> all.merge(m.made().plan(), 1, Integer::sum));
    return all;
  }
}
