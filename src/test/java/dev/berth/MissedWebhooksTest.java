package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.SandboxDelivery;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no webhook told is found all the same: by asking for it again, or by looking. */
class MissedWebhooksTest {
  /** Nobody listens on the port that is for discarding. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/webhooks/github");

  @TempDir private Path data;

  private Life asApp() throws Exception {
    var app = new AppSelf(data);
    return new Life(data, app::in, Optional.of(app.self()));
  }

  private static URI door(Life life) {
    return URI.create("http://127.0.0.1:" + life.parts.web().port() + "/webhooks/github");
  }

  private static void nobodyHears(Life life, Runnable act) throws InterruptedException {
    life.github.webhooksTo(NOBODY, Life.SECRET);
    act.run();
    life.delivered();
    life.github.webhooksTo(door(life), Life.SECRET);
  }

  @Test
  void an_app_asks_for_what_failed_and_says_how_often() throws Exception {
    try (var life = asApp()) {
      nobodyHears(
          life, () -> life.issue = life.issues.open("rio", "Nightly", Life.form("2", "90 days")));
      life.passes(Duration.ofMinutes(6)).shows("needs approval");
      assertTrue(life.github.deliveries().stream().anyMatch(SandboxDelivery::redelivery));
      life.figure("berth_missed_and_healed_total{what=\"delivery\"}", n -> n >= 1);
    }
  }

  @Test
  void hole_25_a_delivery_that_is_refused_every_time_is_asked_for_twice_and_no_more()
      throws Exception {
    try (var life = asApp()) {
      life.opens("rio", Life.form("2", "90 days")).shows("needs approval");
      life.github.webhooksTo(door(life), "a secret that is not ours");
      life.issues.comment("rio", life.issue, "/withdraw");
      life.passes(Duration.ofHours(2)).passes(Duration.ofHours(2)).shows("withdrawn");
      var attempts =
          life.github.deliveries().stream()
              .filter(d -> d.payload().contains("/withdraw") && d.event().equals("issue_comment"))
              .toList();
      assertEquals(List.of(401, 401, 401), attempts.stream().map(d -> d.statusCode()).toList());
    }
  }

  @Test
  void a_machine_user_finds_them_by_looking() throws Exception {
    try (var life = new Life(data)) {
      nobodyHears(
          life, () -> life.issue = life.issues.open("rio", "Nightly", Life.form("2", "90 days")));
      life.passes(Duration.ofHours(1)).shows("needs approval");
      nobodyHears(life, () -> life.issues.comment("rio", life.issue, "/machines 1x c3.medium.x86"));
      nobodyHears(life, () -> life.issues.label("mara", life.issue, "approved"));
      life.passes(Duration.ofHours(1)).passes(Duration.ofMinutes(2));
      // The yes came after the wish, but counts only for what was shown when it was given.
      life.shows("needs approval").hears("1");
      life.issues.unlabel("mara", life.issue, "approved");
      life.settle();
      life.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active").hasMachines(1);
      life.figure("berth_missed_and_healed_total{what=\"comment\"}", n -> n >= 1);
    }
  }

  @Test
  void a_bot_that_slept_for_a_day_catches_up() throws Exception {
    try (var life = new Life(data)) {
      life.opens("rio", Life.form("2", "90 days")).shows("needs approval");
      int first = life.issue;
      life.stop();
      life.issues.label("mara", first, "approved");
      int second = life.issues.open("kim", "Weekly scale tests", Life.form("1", "30 days"));
      life.sleeps(Duration.ofDays(1));
      life.start();
      life.passes(Duration.ofHours(1)).shows("active").hasMachines(2);
      life.issue = second;
      life.shows("needs approval");
    }
  }
}
