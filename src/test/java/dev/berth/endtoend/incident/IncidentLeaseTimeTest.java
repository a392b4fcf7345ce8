package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.endtoend.EndToEnd;
import dev.berth.endtoend.WebhookReplay;
import dev.berth.sandbox.ApiFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leases that ended too early, too late or never. */
class IncidentLeaseTimeTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data);
    berth.opens("rio", EndToEnd.form("2", "90 days"));
  }

  @AfterEach
  void end() {
    berth.close();
  }

  @Test
  void jumpstarter_696_the_time_of_waiting_is_not_taken_from_the_lease()
      throws InterruptedException {
    berth.passes(Duration.ofDays(3)).says("mara", "/approve").passes(MOMENT).shows("active");
    berth.hears("Active until Sun 21 Feb 2027");
  }

  @Test
  void jumpstarter_696_an_extension_never_cuts_a_lease() throws InterruptedException {
    berth.says("mara", "/approve").passes(MOMENT).shows("active").hears("until Thu 18 Feb 2027");
    berth.says("rio", "/extend until 2026-12-24").shows("active");
    berth.hears("Active until Thu 18 Feb 2027");
    berth.says("rio", "/extend 30d").hears("Active until Sat 20 Mar 2027");
  }

  @Test
  void testflinger_1155_looking_again_starts_no_clock_anew() throws InterruptedException {
    berth.says("mara", "/approve").passes(MOMENT).shows("active");
    berth.stop();
    berth.start();
    new WebhookReplay(berth).all("issues").passes(Duration.ofDays(2)).shows("active");
    berth.hears("Active until Thu 18 Feb 2027");
  }

  @Test
  void jumpstarter_643_leases_end_on_time_while_the_forge_is_silent() throws InterruptedException {
    berth.says("mara", "/approve").passes(MOMENT).shows("active");
    berth.github.apiFaults(_ -> Optional.of(new ApiFault.TooMany(Duration.ofHours(1))));
    berth.passes(Duration.ofDays(100));
    assertEquals(0, berth.machines());
  }
}
