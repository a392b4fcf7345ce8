package dev.berth.reconcile.sim;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Runs many seeds from the command line: FIRST COUNT [memory|sqlite|postgresql]. */
public final class SimulationMain {
  private static final int FAILURES_SHOWN = Integer.getInteger("berth.sim.failures", 1);

  private SimulationMain() {}

  public static void main(String[] args) throws InterruptedException {
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
    System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    Quiet.please();
    long first = Long.getLong("berth.sim.seed", args.length > 0 ? Long.parseLong(args[0]) : 1);
    long count = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Base.Kind kind = Base::inMemory;
    var thread = Thread.ofVirtual().start(() -> run(first, count, kind));
    thread.join();
  }

  private static void run(long first, long count, Base.Kind kind) {
    long start = System.nanoTime();
    int failed = 0;
    Map<String, Integer> kinds = new HashMap<>();
    for (long seed = first; seed < first + count; seed++) {
      try {
        var hash = Simulation.run(seed, kind);
        if (Boolean.getBoolean("berth.sim.hash")) System.out.println(seed + " " + hash);
      } catch (AssertionError e) {
        var line = e.getMessage().lines().findFirst().orElse("");
        kinds.merge(line.replaceAll("[0-9]+", "N"), 1, Integer::sum);
        if (failed++ < FAILURES_SHOWN) {
          System.out.println(e.getMessage());
          if (e.getCause() != null && e.getCause().getCause() != null)
            e.getCause().getCause().printStackTrace(System.out);
        } else System.out.println("seed " + seed + ": " + line);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d seeds, %d failed, %.1f s, %.1f seeds/s%n",
        count,
        failed,
        seconds,
        count / seconds);
    kinds.forEach((k, n) -> System.out.println(n + " x " + k));
    System.out.flush();
  }
}
