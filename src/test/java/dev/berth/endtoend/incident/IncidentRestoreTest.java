package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.cli.BerthCommand;
import dev.berth.endtoend.EndToEnd;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.simulator.SimulatorProvisioner;
import dev.berth.provision.state.AdapterState;
import dev.berth.sandbox.ApiFault;
import dev.berth.store.sql.SqlStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored backup: keys came twice, and one project's machine was handed to another. */
class IncidentRestoreTest {
  private static final Duration MOMENT = Duration.ofMinutes(3);

  @TempDir private Path data;
  @TempDir private Path backup;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data);
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private void backsUp() throws Exception {
    berth.stop();
    copy(data, backup);
    berth.start();
  }

  /**
   * The backup is put back.
   *
   * @param all with the machines: else the provider has all that it had, as a real one has
   */
  private void restores(boolean all) throws Exception {
    berth.stop();
    var world = machines(data);
    copy(backup, data);
    Files.deleteIfExists(data.resolve("berth.db-wal"));
    Files.deleteIfExists(data.resolve("berth.db-shm"));
    if (!all) simulate(world);
    berth.start();
    berth.passes(MOMENT);
  }

  /** What the simulated provider has, as a database keeps it for it. */
  private Optional<String> machines(Path folder) throws IOException {
    var store = store(folder);
    try {
      var found = store.adapterState("simulator").find(SimulatorProvisioner.STATE_KEY);
      return found.map(AdapterState.Entry::json);
    } finally {
      store.close();
    }
  }

  private void simulate(Optional<String> machines) throws IOException {
    var store = store(data);
    try {
      var state = store.adapterState("simulator");
      var key = SimulatorProvisioner.STATE_KEY;
      var now = state.find(key).map(AdapterState.Entry::version).orElse(0L);
      if (machines.isPresent()) state.put(key, machines.get(), now);
      else state.remove(key, now);
    } finally {
      store.close();
    }
  }

  private SqlStore store(Path folder) {
    var url = "jdbc:sqlite:" + folder.resolve("berth.db");
    return SqlStore.open(url, berth.clock, "the test", (_, _) -> {});
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var f : all.filter(Files::isRegularFile).toList()) {
        var there = to.resolve(from.relativize(f));
        Files.createDirectories(there.getParent());
        Files.copy(f, there, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Set<String> keys() {
    return berth.parts.services().providers().all().values().stream()
        .flatMap(p -> p.inventory().orElseThrow().stream())
        .flatMap((FoundMachine f) -> f.key().stream())
        .map(MachineKey::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String resume() {
    var out = new StringWriter();
    var line = BerthCommand.line(berth.clock).setOut(new PrintWriter(out));
    assertEquals(
        0, line.execute("resume", "--database=jdbc:sqlite:" + data.resolve("berth.db")), "" + out);
    return out.toString();
  }

  private String ready() throws Exception {
    var to = URI.create("http://127.0.0.1:" + berth.parts.web().port() + "/health/ready");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(to).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private void isLent() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve").passes(MOMENT);
    berth.shows("active").hasMachines(2);
  }

  @Test
  void a_request_that_the_backup_does_not_know_stops_all_work_until_an_operator_goes_on()
      throws Exception {
    backsUp();
    isLent();
    int lost = berth.issue;
    var theirs = keys();
    var shown = berth.status();
    restores(true);
    berth.hasMachines(0);
    assertStands("acme/cluster#" + lost + " has a status comment of ours");
    int other = berth.issues.open("sam", "Another", EndToEnd.form("1", "30 days"));
    berth.passes(MOMENT);
    berth.issues.comment("mara", other, "/approve");
    berth.passes(Duration.ofHours(1)).hasMachines(0);
    assertEquals(shown, berth.status(), "what people see of it stays as it was");
    assertTrue(resume().contains("acme/cluster#" + lost));
    berth.passes(Duration.ofMinutes(10)).hasMachines(0);
    berth.figure("berth_standing_still", n -> n == 0);
    berth.issue = other;
    berth.shows("needs approval").says("mara", "/approve").passes(MOMENT).shows("active");
    assertEquals(1, keys().size());
    assertFalse(keys().removeAll(theirs), "no key comes twice");
  }

  @Test
  void a_machine_that_the_backup_does_not_know_stops_all_work_and_is_left_alone() throws Exception {
    backsUp();
    isLent();
    var theirs = keys();
    for (var c : berth.ours()) berth.issues.deleteComment("mara", c.id());
    restores(false);
    assertStands("holds the machine " + theirs.iterator().next());
    berth.passes(Duration.ofHours(3));
    assertEquals(theirs, keys());
    resume();
    berth.passes(Duration.ofMinutes(10)).says("mara", "/approve").passes(MOMENT).shows("active");
    assertEquals(4, keys().size());
    assertTrue(keys().containsAll(theirs));
  }

  @Test
  void machines_that_the_backup_does_not_know_are_no_stock_until_they_are_gone() throws Exception {
    backsUp();
    berth.opens("rio", form("8"));
    isGrantedInSpiteOfItsSize();
    berth.shows("active");
    for (var c : berth.ours()) berth.issues.deleteComment("mara", c.id());
    berth.issues.close("rio", berth.issue);
    berth.passes(Duration.ofMinutes(20));
    restores(false);
    resume();
    berth.passes(Duration.ofMinutes(10)).hasMachines(8);
    berth.opens("sam", form("6").replace("kelpworks/kelp", "kelpworks/fern"));
    isGrantedInSpiteOfItsSize();
    berth.shows("queued").hasMachines(8);
    berth.stop();
    simulate(machines(backup));
    berth.start();
    berth.passes(Duration.ofMinutes(10)).shows("active").hasMachines(6);
  }

  private void isGrantedInSpiteOfItsSize() throws InterruptedException {
    for (var rule : List.of("monthly-cost", "stock-share"))
      berth.says("mara", "/override " + rule + " agreed").passes(MOMENT);
    berth.says("mara", "/approve").passes(MOMENT);
  }

  private static String form(String machines) {
    return EndToEnd.form(machines, "90 days").replace("c3.medium.x86", "c3.large.arm64");
  }

  @Test
  void a_request_known_in_an_older_version_neither_ends_nor_is_made_again() throws Exception {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    backsUp();
    berth.says("mara", "/approve").passes(MOMENT).shows("active");
    var shown = berth.status();
    restores(true);
    assertStands("acme/cluster#" + berth.issue + " has a status comment of ours that is newer");
    berth.passes(Duration.ofDays(2)).hasMachines(0);
    assertEquals(shown, berth.status());
    resume();
    berth.passes(Duration.ofMinutes(10)).hasMachines(0).shows("needs approval");
  }

  @Test
  void a_yes_from_before_the_restore_has_to_be_given_again_for_what_was_not_ordered()
      throws Exception {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.apiFaults(
        r ->
            r.path().contains("/keys")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    berth.says("mara", "/approve").shows("queued");
    backsUp();
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.passes(Duration.ofMinutes(10)).shows("active").hasMachines(2);
    restores(true);
    resume();
    berth.passes(Duration.ofMinutes(10)).hasMachines(0).shows("needs approval");
  }

  @Test
  void a_start_with_nothing_lost_stands_still_for_nothing() throws Exception {
    isLent();
    berth.stop();
    berth.start();
    berth.passes(Duration.ofHours(2)).says("rio", "/extend 7d").passes(MOMENT).hasMachines(2);
    berth.figure("berth_standing_still", n -> n == 0);
    assertEquals(List.of(), berth.parts.services().store().standstill().evidence());
  }

  private void assertStands(String sign) throws Exception {
    var ready = ready();
    assertTrue(ready.contains(sign), ready);
    assertTrue(ready.contains("./berth resume"), ready);
    berth.figure("berth_standing_still", n -> n == 1);
  }
}
