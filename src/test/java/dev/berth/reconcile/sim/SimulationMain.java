package dev.berth.reconcile.sim;

import dev.berth.store.sql.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Runs many seeds: {@code FIRST COUNT [memory|sqlite|postgresql|replay]}. Prints the first failure
 * with its trace, all others with one line. {@code -Dberth.sim.seed=N} runs that one alone, {@code
 * -Dberth.sim.stop=true} ends at the first failure.
 */
public final class SimulationMain {
  private static final boolean HASHES = Boolean.getBoolean("berth.sim.hash");

  private static final boolean ATTACKS = "attacked".equals(System.getProperty("berth.sim.life"));

  private static final boolean RESTORES = "restored".equals(System.getProperty("berth.sim.life"));

  private static final PlantedBug PLANTED =
      PlantedBug.valueOf(System.getProperty("berth.sim.planted", "NONE"));

  private static final boolean STOP = Boolean.getBoolean("berth.sim.stop");

  private final long first;
  private final long count;
  private final WorldDatabase.Kind kind;
  private final boolean replays;
  private final TreeMap<String, Integer> failures = new TreeMap<>();
  private int failed;

  private SimulationMain(long first, long count, WorldDatabase.Kind kind, boolean replays) {
    this.first = first;
    this.count = count;
    this.kind = kind;
    this.replays = replays;
  }

  public static void main(String[] args) throws InterruptedException {
    // Threads of a world never run at the same time: one carrier spares handing over between two.
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
    QuietLog.please();
    var one = Long.getLong("berth.sim.seed");
    long first = one != null ? one : args.length > 0 ? Long.parseLong(args[0]) : 1;
    long count = one != null || args.length < 2 ? 1 : Long.parseLong(args[1]);
    var what = args.length > 2 ? args[2] : "memory";
    var main = new SimulationMain(first, count, kind(what), what.equals("replay"));
    Thread.ofVirtual().start(main::run).join();
    System.exit(main.failed == 0 ? 0 : 1);
  }

  private static WorldDatabase.Kind kind(String name) {
    return switch (name) {
      case "memory", "replay" -> WorldDatabase::inMemory;
      case "sqlite" -> clock -> WorldDatabase.sqlite(file(), clock);
      case "postgresql" ->
          clock -> WorldDatabase.postgresql(PostgresServer.shared().newDatabase(), clock);
      default -> throw new IllegalArgumentException("memory, sqlite or postgresql, not " + name);
    };
  }

  private static java.nio.file.Path file() {
    try {
      return Files.createTempDirectory("berth-sim").resolve("berth.db");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void run() {
    long start = System.nanoTime();
    for (long seed = first; seed < first + count; seed++) {
      one(seed);
      if (failed > 0 && STOP) break;
      if ((seed - first + 1) % 5000 == 0) tell(seed - first + 1, start);
    }
    tell(count, start);
  }

  private void one(long seed) {
    try {
      if (replays) Replay.run(seed);
      else if (ATTACKS) AttackedLife.run(seed, PLANTED);
      else if (RESTORES) RestoredLife.run(seed, PLANTED);
      else if (PLANTED != PlantedBug.NONE) Simulation.run(seed, kind, PLANTED);
      else {
        var hash = Simulation.run(seed, kind);
        if (HASHES) System.out.println(seed + " " + hash);
      }
    } catch (AssertionError e) {
      var line = e.getMessage().lines().findFirst().orElse("");
      failures.merge(line.replaceAll("[0-9]+", "N"), 1, Integer::sum);
      System.out.println(failed++ == 0 ? e.getMessage() : "seed " + seed + ": " + line);
      for (var c = e.getCause().getCause(); c != null && failed == 1; c = c.getCause())
        for (var at : c.getStackTrace()) System.out.println("  at " + at);
    }
  }

  private void tell(long done, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d seeds from %d: %d failed; %.0f s, %.1f seeds/s%n",
        done,
        first,
        failed,
        seconds,
        done / seconds);
    failures.forEach((what, n) -> System.out.println("  " + n + " x " + what));
  }
}
