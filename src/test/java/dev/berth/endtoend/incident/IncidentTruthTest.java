package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.SandboxBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say, and was not so. */
class IncidentTruthTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);

  @TempDir private Path data;

  @Test
  void why_names_the_person_behind_every_decision() throws Exception {
    try (var berth = new EndToEnd(data)) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/pool simulated");
      berth.says("mara", "/approve").passes(MOMENT).shows("active");
      berth.says("mara", "/end 2026-12-24").says("rio", "/release kelp-2").passes(MOMENT);
      berth.says("sam", "/why").hears("pool simulated chosen by `mara`");
      berth.hears("end set to 2026-12-24 by `mara`").hears("kelp-2 given back by `rio`");
      berth.says("rio", "/release").passes(MOMENT).shows("released");
      berth.says("kim", "/why").hears("all machines given back by `rio`");
    }
  }

  @Test
  void what_is_not_published_has_no_links_to_pages_that_are_not_there() throws Exception {
    UnaryOperator<SandboxBuilder> hidden =
        w -> w.repository(EndToEnd.REPOSITORY, "", true).key("mara", EndToEnd.KEY);
    try (var berth = new EndToEnd(data, hidden)) {
      berth.opens("mara", EndToEnd.form("2", "90 days")).says("milo", "/approve").passes(MOMENT);
      berth.shows("active").hears("save the block below as `access.age`").hearsNot("/access |");
      var number = berth.parts.services().store().reads().requestsNotOver(0, 1).getFirst();
      assertTrue(berth.page("/r/" + number + "/access").contains("Not here"));
    }
  }
}
