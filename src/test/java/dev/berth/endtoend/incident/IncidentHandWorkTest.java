package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.cli.BerthCommand;
import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.wiring.OperatorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand-worked pools: one address in two leases, addresses in public, systems left out. */
class IncidentHandWorkTest {
  @TempDir private Path data;

  private EndToEnd life() throws InterruptedException, IOException {
    var folder = Files.createDirectories(data.resolve("config/forms"));
    for (var name : OperatorFiles.SHIPPED_SETTINGS)
      Files.copy(Path.of("config", name), data.resolve("config").resolve(name));
    var sample = Path.of("config/samples/hand-worked.yaml");
    Files.copy(
        sample,
        folder.resolveSibling("program.yaml"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    var settings =
        Map.of(
            "BERTH_GITHUB_TOKEN", "hand-token", "BERTH_CONFIG", data.resolve("config").toString());
    return new EndToEnd(
        data,
        github -> github.machineUser("berth", "hand-token", SandboxRole.WRITE).key("sam", KEY),
        Optional.of(new EndToEnd.Self("berth", settings)));
  }

  private static final String KEY = EndToEnd.KEY;

  private String berth(EndToEnd life, int status, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--database=jdbc:sqlite:" + data.resolve("berth.db"));
    var out = new StringWriter();
    var line = BerthCommand.line(life.clock);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    assertEquals(status, line.execute(all.toArray(String[]::new)), out::toString);
    return out.toString();
  }

  @Test
  void one_address_is_never_in_two_leases_however_it_is_written() throws Exception {
    try (var berth = life()) {
      berth.opens("rio", EndToEnd.form("1", "30 days")).says("mara", "/approve");
      berth.says("mara", "/provisioned kelp-1 2001:db8::7").shows("active");
      int first = berth.issue;
      berth.opens("sam", EndToEnd.form("1", "30 days").replace("kelpworks/kelp", "eels/eel"));
      berth.says("mara", "/approve").shows("provisioning");
      berth
          .says("mara", "/provisioned eel-1 2001:DB8:0:0:0:0:0:7")
          .shows("provisioning")
          .hears("the address of another machine");
      var no = berth(berth, 1, "provisioned", "" + berth.issue, "eel-1", "2001:db8:0::7");
      assertTrue(no.contains("is the address of another machine"), no);
      int second = berth.issue;
      berth.issue = first;
      berth.says("rio", "/release").shows("releasing");
      berth.issue = second;
      // Not deleted yet: whoever had it may still be on it.
      berth.says("mara", "/provisioned eel-1 2001:db8::7").shows("provisioning");
      berth.issue = first;
      berth.says("mara", "/deleted kelp-1").shows("released");
      berth.issue = second;
      berth.says("mara", "/provisioned eel-1 2001:db8::7").shows("active");
    }
  }

  @Test
  void an_address_need_not_stand_in_a_public_comment() throws Exception {
    try (var berth = life()) {
      berth
          .opens("rio", EndToEnd.form("1", "30 days"))
          .says("mara", "/approve")
          .hears("./berth provisioned " + berth.issue + " NAME ADDRESS");
      var none = berth(berth, 1, "provisioned", "acme/cluster#99", "kelp-1", "a.example.org");
      assertTrue(none.contains("is no open request"), none);
      berth(berth, 1, "provisioned", "" + berth.issue, "kelp-9", "a.example.org");
      berth(berth, 0, "provisioned", "acme/cluster#" + berth.issue, "kelp-1", "a.example.org");
      berth.settle().passes(Duration.ofMinutes(1)).shows("active").hears("kelp-1 is ready");
      for (var c : berth.issues.comments(berth.issue))
        assertFalse(c.body().contains("a.example.org"), c.body());
    }
  }

  @Test
  void each_system_that_was_asked_for_is_ordered() throws Exception {
    try (var berth = life()) {
      berth.opens(
          "rio", EndToEnd.form("2", "30 days").replace("ubuntu 24.04", "Ubuntu 24.04, Debian 12"));
      assertTrue(berth.status().contains("debian 12 on c3.medium.x86 (1)"), berth.status());
      berth
          .says("mara", "/approve")
          .hears("`c3.medium.x86`, `debian 12`")
          .hears("`, `ubuntu 24.04`");
    }
  }

  @Test
  void more_systems_than_machines_are_asked_about_before_anybody_approves() throws Exception {
    try (var berth = life()) {
      berth
          .opens(
              "rio",
              EndToEnd.form("1", "30 days").replace("ubuntu 24.04", "Ubuntu 24.04, Debian 12"))
          .shows("needs information");
      assertTrue(berth.status().contains("/os debian 12"), berth.status());
      berth.says("mara", "/approve").shows("needs information");
      berth.says("rio", "/os debian 12").says("mara", "/approve").hears("debian 12");
    }
  }
}
