package dev.berth.reconcile.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.reconcile.sim.forge.SimulatedGitHub;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A calm world with one issue in it, to which a test does what no seed would come upon soon. */
abstract class OneIssue {
  static final Duration MOMENT = Duration.ofSeconds(40);
  static final Duration MINUTES = Duration.ofMinutes(4);

  final World world = World.calm();
  final SimulatedGitHub hub = world.hub();
  SimulatedIssue issue;

  @BeforeAll
  static void quiet() {
    QuietLog.please();
  }

  @AfterEach
  void end() {
    world.close();
  }

  /** The form of a request for so many machines. */
  static String text(String count) {
    return new RequestText("Kelp", "c3.medium.x86", count, "1 day", RequestText.PROSE).text();
  }

  final SimulatedIssue opened(String text) {
    issue = hub.open(SimulatedPeople.ANN, "Machines", text, List.of("cluster request"));
    world.passes(MOMENT);
    return issue;
  }

  final Row row() {
    return world.door().reads().row(SubjectKey.of(issue.ref)).orElseThrow();
  }

  final Request request() {
    return ((Row.IssueRow) row()).request().orElseThrow();
  }

  final void shows(String label) {
    assertTrue(issue.labels.contains(label), () -> issue.labels + "\n" + world.trace());
  }
}
