package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.wiring.OperatorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool whose machines people make and delete, from the first word to the last, over HTTP. */
class ManualWorkEndToEndTest {
  @TempDir Path data;

  private EndToEnd life() throws InterruptedException, IOException {
    return life("");
  }

  /** The shipped settings with the shipped sample of a hand-worked program. */
  private EndToEnd life(String more) throws InterruptedException, IOException {
    var folder = Files.createDirectories(data.resolve("config/forms"));
    for (var name : OperatorFiles.SHIPPED_SETTINGS)
      Files.copy(Path.of("config", name), data.resolve("config").resolve(name));
    var sample = Files.readString(Path.of("config/samples/hand-worked.yaml"));
    Files.writeString(folder.resolveSibling("program.yaml"), sample + more);
    return new EndToEnd(
        data,
        github ->
            github.machineUser("berth", "hand-token", dev.berth.sandbox.model.SandboxRole.WRITE),
        Optional.of(
            new EndToEnd.Self(
                "berth",
                Map.of(
                    "BERTH_GITHUB_TOKEN",
                    "hand-token",
                    "BERTH_CONFIG",
                    data.resolve("config").toString()))));
  }

  private static EndToEnd approved(EndToEnd berth) throws InterruptedException {
    return berth.opens("rio", EndToEnd.form("2", "30 days")).says("mara", "/approve");
  }

  private static long calls(EndToEnd berth, String words) {
    return berth.ours().stream().filter(c -> c.body().contains(words)).count();
  }

  @Test
  void people_make_the_machines_and_delete_them() throws Exception {
    try (var berth = life()) {
      approved(berth)
          .shows("provisioning")
          .hears("please make these 2 machines by hand in the pool rack (Example Rack)")
          .hears("- when kelp-1 is made:\u00a0`/provisioned kelp-1 ADDRESS`")
          .hears("- when kelp-2 is made:\u00a0`/provisioned kelp-2 ADDRESS`")
          .hears(EndToEnd.KEY);
      assertEquals(1, calls(berth, "please make"), "one comment for all machines");
      assertTrue(berth.status().contains("to be made by hand"), berth.status());

      berth.says("sam", "/provisioned kelp-1 198.51.100.4").shows("provisioning");
      berth.says("mara", "/provisioned kelp-3 198.51.100.4").hears("there is no machine");
      berth.says("mara", "/provisioned kelp-1 not_an_address").shows("provisioning");
      berth.says("mara", "/provisioned kelp-1 198.51.100.4").shows("provisioning");
      berth
          .says("mara", "/provisioned kelp-2 198.51.100.4")
          .shows("provisioning")
          .hears("the address of another machine");
      berth.says("mara", "/provisioned kelp-2 198.51.100.5").shows("active");
      berth.hears("your machines kelp-1, kelp-2 are ready").hears("BEGIN AGE ENCRYPTED FILE");
      assertFalse(berth.status().contains("198.51.100"), berth.status());

      berth.says("mara", "/deleted kelp-1").hears("still lent");
      berth
          .says("rio", "/release")
          .shows("releasing")
          .hears("please delete them by hand now")
          .hears("- when kelp-1 is gone:\u00a0`/deleted kelp-1`")
          .hears("- when kelp-2 is gone:\u00a0`/deleted kelp-2`")
          .hasMachines(2);
      berth.says("rio", "/deleted kelp-1").hasMachines(2);
      berth.says("mara", "/deleted kelp-1").shows("releasing").hasMachines(1);
      berth.says("milo", "/deleted kelp-2").shows("released").hasMachines(0);
      berth.hears("who work this pool by hand, confirmed it");
      assertFalse(berth.issues.issue(berth.issue).open());
    }
  }

  @Test
  void operators_are_asked_again_but_not_for_ever() throws Exception {
    try (var berth = life()) {
      approved(berth).passes(Duration.ofDays(1));
      assertEquals(1, calls(berth, "please make"));
      berth.passes(Duration.ofDays(27)).shows("provisioning");
      assertEquals(1, calls(berth, "please make"), "the newest alone stays");
      assertEquals(5, deleted(berth), "asked six times in all");
      berth.hearsNot("this is given up").passes(Duration.ofDays(1)).hears("this is given up");
      berth
          .says("mara", "/provisioned kelp-1 a.example.org\n/provisioned kelp-2 b.example.org")
          .shows("active")
          .hearsNot("takes longer than it should");
    }
  }

  @Test
  void what_nobody_makes_is_given_up_after_a_notice() throws Exception {
    try (var berth = life()) {
      approved(berth).passes(Duration.ofDays(31)).shows("releasing");
      berth.says("mara", "/deleted kelp-1\n/deleted kelp-2").shows("withdrawn").hasMachines(0);
      berth.hears("your machines did not come in time");
      assertFalse(berth.issues.issue(berth.issue).open());
    }
  }

  private static long deleted(EndToEnd berth) {
    return berth.github.writes().stream()
        .filter(w -> w.method().equals("DELETE"))
        .filter(w -> w.path().contains("/comments/"))
        .count();
  }

  @Test
  void at_the_end_of_the_lease_operators_are_asked_to_delete() throws Exception {
    try (var berth = life()) {
      approved(berth);
      berth.says("mara", "/provisioned kelp-1 a.example.org\n/provisioned kelp-2 b.example.org");
      berth.passes(Duration.ofDays(31)).shows("ending").hearsNot("please delete");
      berth.passes(Duration.ofDays(7)).shows("releasing").hears("please delete them by hand");
      berth.passes(Duration.ofDays(4)).shows("releasing").hasMachines(2);
      berth.stop();
      berth.start();
      berth.says("mara", "/deleted kelp-1\n/deleted kelp-2").shows("released").hasMachines(0);
    }
  }

  @Test
  void one_machine_goes_before_the_others_and_an_address_is_corrected() throws Exception {
    try (var berth = life()) {
      approved(berth);
      berth.says("mara", "/provisioned kelp-1 a.example.org\n/provisioned kelp-2 b.example.org");
      berth.says("mara", "/provisioned kelp-2 c.example.org").shows("active");
      assertEquals(2, calls(berth, "BEGIN AGE ENCRYPTED FILE"), "the new access is handed over");
      berth.says("rio", "/release kelp-1").shows("active").hears("this machine was given back");
      berth.says("mara", "/deleted kelp-1").shows("active").hasMachines(1);
    }
  }

  @Test
  void what_a_simulator_makes_is_not_made_by_hand() throws Exception {
    try (var berth = new EndToEnd(data)) {
      berth.opens("rio", EndToEnd.form("2", "30 days")).says("mara", "/approve");
      berth
          .says("mara", "/provisioned kelp-1 198.51.100.4")
          .hears("is for machines that people make by hand");
    }
  }
}
