package dev.berth.reconcile.sim;

import dev.berth.reconcile.sim.check.SettledChecks;
import dev.berth.reconcile.sim.check.Violation;
import dev.berth.reconcile.sim.forge.SimulatedGitHub;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The same people do the same in a world where everything goes wrong and in a calm one, each when
 * all has settled: both must come to the same end.
 */
final class Replay {
  private static final int DEEDS = 20;

  /** Long enough for the slowest rescan, and for a row whose workers died. */
  private static final Duration SETTLES = Duration.ofHours(4);

  private Replay() {}

  private record Deed(Instant at, Consumer<SimulatedGitHub> what) {}

  /** Returns how it ended; throws with both ends and how it went. */
  static String run(long seed) {
    var dice = new SeededChance(seed);
    var weather = FaultRates.of(dice).withoutRefusals();
    var deeds = new ArrayList<Deed>();
    try (var storm = new World(SimulatedProgram.PATIENT, dice, weather);
        var calm =
            new World(
                SimulatedProgram.PATIENT,
                new SeededChance(seed),
                FaultRates.calm(weather.isApp()))) {
      try {
        stormily(storm, dice, deeds);
        var over = storm.clock().instant();
        var ends = end(storm, over);
        calmly(calm, deeds);
        var calmly = end(calm, over);
        if (!ends.equals(calmly))
          throw new Violation("ended%n%s%nand calmly%n%s".formatted(ends, calmly));
        return ends;
      } catch (Violation v) {
        var text = "%s%n%s%nreplay of seed %d%n%s";
        throw new AssertionError(
            text.formatted(
                v.getMessage(), weather, seed, storm.trace() + "\n\nCALM\n" + calm.trace()),
            v);
      }
    }
  }

  private static void stormily(World world, SeededChance dice, List<Deed> deeds) {
    PatientPeople.staff(world.hub());
    var people = new PatientPeople(world, dice);
    for (int n = 0; n < DEEDS; n++) {
      var deed = new Deed(world.clock().instant(), people.next());
      deeds.add(deed);
      deed.what.accept(world.hub());
      world.rage(dice.seconds(10, dice.of(60, 600, 2400)));
      world.passes(SETTLES);
    }
  }

  private static void calmly(World world, List<Deed> deeds) {
    PatientPeople.staff(world.hub());
    for (var deed : deeds) {
      world.until(deed.at);
      deed.what.accept(world.hub());
    }
  }

  private static String end(World world, Instant at) {
    world.until(at);
    new SettledChecks(world).check();
    return world.hub().issues.values().stream()
        .map(i -> end(world, i))
        .collect(Collectors.joining("\n"));
  }

  /** All that matters of an issue, without instants and numbers that chance gave. */
  private static String end(World world, SimulatedIssue i) {
    var row = world.door().reads().row(SubjectKey.of(i.ref)).orElseThrow();
    var request =
        row instanceof Row.IssueRow issue && issue.request().isPresent()
            ? of(issue.request().get()) + " talk=" + talk(issue)
            : "no request";
    return "%s open=%s locked=%s %s%n  %s%n  comments %s"
        .formatted(i.ref, i.open, i.locked, i.labels, request, kinds(i));
  }

  private static String of(Request r) {
    var machines =
        r.machines().list().stream()
            .map(
                m ->
                    m.made().plan()
                        + "@"
                        + m.made().pool()
                        + " "
                        + m.desired()
                        + (m.isReady() ? " ready" : ""))
            .toList();
    var approvals = r.approvals().stream().map(a -> a.by() + " " + r.version(a.digest())).toList();
    return "%s %s %s by=%s approvals=%s held=%s term=%s lease=%s machines=%s"
        .formatted(
            r.state().word(),
            r.version(r.ask()),
            r.people(),
            r.requester(),
            approvals,
            r.isHeld(),
            r.term(),
            r.lease().map(l -> Duration.between(l.start(), l.end())),
            machines);
  }

  /** Who is a stranger is not always known in a storm, and nobody is treated as one by mistake. */
  private static TreeMap<String, Integer> talk(Row.IssueRow issue) {
    var all = new TreeMap<>(issue.replyCounts());
    all.keySet().removeIf(k -> k.startsWith(SimulatedPeople.MAL.id() + "/"));
    return all;
  }

  /** Comments of ours by what they are for; which one of them answers whom is chance's. */
  private static TreeMap<String, Long> kinds(SimulatedIssue i) {
    return i.made.stream()
        .map(key -> key.split(":")[0])
        .filter(kind -> !kind.equals("reply"))
        .collect(Collectors.groupingBy(k -> k, TreeMap::new, Collectors.counting()));
  }
}
