package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.reconcile.turn.ProgramRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that waited for ever for what no pool has, and pools that only a comment knew. */
class IncidentPoolsTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data);
  }

  @AfterEach
  void end() {
    berth.close();
  }

  @Test
  void more_machines_than_any_pool_has_are_refused_with_the_reason() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("17", "90 days"));
    berth.hears("pool simulated has not so many machines");
    berth.says("mara", "/override pools we want it").says("mara", "/override machines so be it");
    berth.says("mara", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
    berth.says("rio", "/machines 2x c3.medium.x86").passes(MOMENT).hears("2 x c3.medium.x86");
    berth.says("mara", "/approve").passes(MOMENT);
    berth.shows("active").hasMachines(2);
  }

  @Test
  void pools_of_a_repository_that_placement_does_not_know_are_refused() throws Exception {
    var own =
        "pools: {ours: {adapter: simulator, donor: A, simulation: true, stock: {c3.medium.x86:"
            + " 1}}}";
    berth.issues.push("mara", ProgramRegistry.FILE, "name: X\n" + own + "\n");
    berth.settle();
    var problems = berth.parts.services().programs().problems("name: X\n" + own + "\n");
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().toString().contains("berth.yaml:2:"), problems.toString());
    berth.opens("rio", EndToEnd.form("2", "90 days")).hearsNot("ours");
    berth.says("mara", "/approve").passes(MOMENT).shows("active");
  }

  @Test
  void a_repository_may_leave_its_pools_out() throws Exception {
    berth.issues.push("mara", ProgramRegistry.FILE, "name: Kelp machines\n");
    berth.settle();
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve").passes(MOMENT);
    berth.shows("active");
  }
}
