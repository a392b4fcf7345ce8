package dev.berth.endtoend.incident;

import dev.berth.endtoend.EndToEnd;
import dev.berth.endtoend.OwnSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools that cannot lend what is asked for: chosen by an approver, or changed after the yes. */
class IncidentChangedPoolsTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);
  private static final String STOCK = "      c3.medium.x86: 16\n";

  @TempDir private Path data;

  @Test
  void incident_11_19_a_pool_that_could_never_lend_it_is_refused_with_the_reason()
      throws Exception {
    var small =
        "pools:\n  small:\n    adapter: simulator\n    donor: Small Cloud\n    simulation: true\n"
            + "    stock: {c3.medium.x86: 1}\n";
    var settings =
        new OwnSettings(data)
            .change("program.yaml", "pools:\n  simulated:\n", small + "  simulated:\n");
    try (var berth = settings.life()) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).hears("pool Example Cloud (simulated)");
      berth
          .says("mara", "/pool small")
          .hears("could never lend this: pool small has not so many machines");
      berth.says("mara", "/approve").passes(MOMENT).shows("active").hasMachines(2);
    }
  }

  @Test
  void incident_11_19_a_pool_that_shrank_after_the_yes_is_told_and_a_smaller_wish_is_served()
      throws Exception {
    var settings = new OwnSettings(data).change("program.yaml", STOCK, STOCK.replace("16", "2"));
    try (var berth = settings.life()) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve").passes(MOMENT);
      berth.shows("active");
      int first = berth.issue;
      berth.opens("sam", form());
      berth.says("mara", "/approve").passes(MOMENT).shows("queued").hearsNot("any more");
      berth.stop();
      settings.change("program.yaml", STOCK.replace("16", "2"), STOCK.replace("16", "1"));
      berth.start();
      berth.passes(Duration.ofMinutes(90)).shows("queued");
      berth.hears("no pool could lend **2 x c3.medium.x86** any more");
      berth.says("sam", "/machines 1x c3.medium.x86").passes(MOMENT).shows("needs approval");
      berth.says("mara", "/approve").passes(MOMENT).shows("queued");
      int second = berth.issue;
      berth.issue = first;
      berth.says("rio", "/release").passes(Duration.ofMinutes(5)).shows("released");
      berth.issue = second;
      berth.passes(MOMENT).shows("active").hasMachines(1);
    }
  }

  private static String form() {
    return EndToEnd.form("2", "90 days").replace("kelpworks/kelp", "kelpworks/fern");
  }

  @Test
  void incident_11_19_a_pool_that_grew_serves_who_waits_when_the_server_starts() throws Exception {
    var settings = new OwnSettings(data).change("program.yaml", STOCK, STOCK.replace("16", "2"));
    try (var berth = settings.life()) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve").passes(MOMENT);
      berth.opens("sam", form()).says("mara", "/approve").passes(MOMENT).shows("queued");
      berth.stop();
      settings.change("program.yaml", STOCK.replace("16", "2"), STOCK);
      berth.start();
      berth.passes(MOMENT).shows("active").hasMachines(4);
    }
  }
}
