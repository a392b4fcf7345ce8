package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine of a lease is replaced, as its people and the approvers see it. */
class ReplaceMachineTest {
  @TempDir Path data;

  @Test
  void the_new_one_takes_the_place_of_the_old_one_within_the_lease() throws Exception {
    try (var berth = new EndToEnd(data)) {
      berth.opens("rio", EndToEnd.form("2", "30 days")).says("mara", "/approve");
      berth.passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
      var until = until(berth);
      berth.says("rio", "/replace kelp-1 I would like another").hasMachines(2);
      berth.says("mara", "/replace kelp-1").hasMachines(2);
      berth.says("mara", "/replace kelp-1 its disk reports errors").hasMachines(3);
      berth.hears(
          "is being replaced by a new one, on the word of `mara`: `its disk reports errors`");
      assertTrue(berth.status().contains("kelp-1 | c3.medium.x86, being replaced"), berth.status());
      berth.says("mara", "/replace kelp-1 once more").hears("only one replacement").hasMachines(3);

      berth.passes(Duration.ofMinutes(3)).shows("active").hasMachines(2);
      assertEquals(until, until(berth), "the lease ends as before");
      assertFalse(berth.status().contains("being replaced"), berth.status());
      assertEquals(2, berth.ours().stream().filter(c -> c.body().contains("BEGIN AGE")).count());
      berth.says("rio", "/why").hears("kelp-1 replaced").hears("its disk reports errors");
      berth.says("rio", "/release").passes(Duration.ofMinutes(2)).shows("released").hasMachines(0);
    }
  }

  private static String until(EndToEnd berth) {
    return berth.status().lines().findFirst().orElseThrow().split("\\*\\*")[1];
  }
}
