package dev.berth.request.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How long machines were really lent: one that was given back early counts until then. */
public final class MachineUsage {
  private MachineUsage() {}

  /** Machine time by plan, between hand-over and the end of what was lent. */
  public static Map<String, Duration> of(Machines machines, Instant start, Instant end) {
    var all = new TreeMap<String, Duration>();
    for (var m : machines.list()) {
      var gone = m.isGone() && m.since().isBefore(end) ? m.since() : end;
      if (gone.isAfter(start))
        all.merge(m.made().plan(), Duration.between(start, gone), Duration::plus);
    }
    return all;
  }
}
