package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.SeenDelivery;
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

  private EndToEnd asApp() throws Exception {
    var app = new AppIdentity(data);
    return new EndToEnd(data, app::in, Optional.of(app.self()));
  }

  private static URI door(EndToEnd berth) {
    return URI.create("http://127.0.0.1:" + berth.parts.web().port() + "/webhooks/github");
  }

  private static void nobodyHears(EndToEnd berth, Runnable act) throws InterruptedException {
    berth.github.webhooksTo(NOBODY, EndToEnd.SECRET);
    act.run();
    berth.delivered();
    berth.github.webhooksTo(door(berth), EndToEnd.SECRET);
  }

  @Test
  void an_app_asks_for_what_failed_and_says_how_often() throws Exception {
    try (var berth = asApp()) {
      nobodyHears(
          berth,
          () -> berth.issue = berth.issues.open("rio", "Nightly", EndToEnd.form("2", "90 days")));
      berth.passes(Duration.ofMinutes(6)).shows("needs approval");
      assertTrue(berth.github.deliveries().stream().anyMatch(SeenDelivery::redelivery));
      berth.figure("berth_missed_and_healed_total{what=\"delivery\"}", n -> n >= 1);
    }
  }

  @Test
  void hole_25_a_delivery_that_is_refused_every_time_is_asked_for_twice_and_no_more()
      throws Exception {
    try (var berth = asApp()) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
      berth.github.webhooksTo(door(berth), "a secret that is not ours");
      berth.issues.comment("rio", berth.issue, "/withdraw");
      berth.passes(Duration.ofHours(2)).passes(Duration.ofHours(2)).shows("withdrawn");
      var attempts =
          berth.github.deliveries().stream()
              .filter(d -> d.payload().contains("/withdraw") && d.event().equals("issue_comment"))
              .toList();
      assertEquals(List.of(401, 401, 401), attempts.stream().map(d -> d.statusCode()).toList());
    }
  }

  @Test
  void a_machine_user_finds_them_by_looking() throws Exception {
    try (var berth = new EndToEnd(data)) {
      nobodyHears(
          berth,
          () -> berth.issue = berth.issues.open("rio", "Nightly", EndToEnd.form("2", "90 days")));
      berth.passes(Duration.ofHours(1)).shows("needs approval");
      nobodyHears(
          berth, () -> berth.issues.comment("rio", berth.issue, "/machines 1x c3.medium.x86"));
      nobodyHears(berth, () -> berth.issues.label("mara", berth.issue, "approved"));
      berth.passes(Duration.ofHours(1)).passes(Duration.ofMinutes(2));
      // The yes came after the wish, but counts only for what was shown when it was given.
      berth.shows("needs approval").hears("1");
      berth.issues.unlabel("mara", berth.issue, "approved");
      berth.settle();
      berth.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active").hasMachines(1);
      berth.figure("berth_missed_and_healed_total{what=\"comment\"}", n -> n >= 1);
    }
  }

  @Test
  void a_bot_that_slept_for_a_day_catches_up() throws Exception {
    try (var berth = new EndToEnd(data)) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
      int first = berth.issue;
      berth.stop();
      berth.issues.label("mara", first, "approved");
      int second = berth.issues.open("kim", "Weekly scale tests", EndToEnd.form("1", "30 days"));
      berth.sleeps(Duration.ofDays(1));
      berth.start();
      berth.passes(Duration.ofHours(1)).shows("active").hasMachines(2);
      berth.issue = second;
      berth.shows("needs approval");
    }
  }
}
