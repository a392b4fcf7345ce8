package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's file of a request repository while requests live: who may do what changes. */
class ProgramFileInUseTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);
  private static final String APPROVERS = "  approve:\n    role: maintain\n";

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data, w -> w.label(EndToEnd.REPOSITORY, "bug", "ededed", ""));
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private void program(String from, String to) throws IOException, InterruptedException {
    var text = Files.readString(Path.of("config/program.yaml"));
    assertTrue(text.contains(from), from);
    berth.issues.push("mara", ".github/berth.yaml", text.replace(from, to));
    berth.settle();
  }

  private String ask(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + berth.parts.web().port() + path);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  @Test
  void a_push_counts_at_once_and_a_broken_one_leaves_the_last_good() throws Exception {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var mara = "  approve:\n    people: [{id: " + berth.github.idOf("mara") + ", login: mara}]\n";
    program(APPROVERS, mara);
    assertFalse(ask("/health/ready").contains("program's file"));
    berth.says("milo", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
    program(APPROVERS, "  approve:\n    rol: maintain\n");
    assertTrue(ask("/health/ready").contains("program's file of acme/cluster cannot be used"));
    assertTrue(ask("/metrics").contains("berth_programs_broken 1"));
    berth.says("milo", "/approve please").passes(Duration.ofMinutes(30));
    assertTrue(ask("/metrics").contains("berth_program_broken_total 1.0"), "told once");
    berth.shows("needs approval").hasMachines(0).says("mara", "/approve").passes(MOMENT);
    berth.shows("active");
    program(APPROVERS, mara);
    assertFalse(ask("/health/ready").contains("program's file"));
  }

  @Test
  void a_push_that_no_webhook_told_is_read_by_the_rescan() throws Exception {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    program("self-approval: off", "self-approval: recorded");
    berth.stop();
    var text = Files.readString(Path.of("config/program.yaml"));
    berth.issues.push("mara", ".github/berth.yaml", text.replace("    most: 8", "    most: 1"));
    berth.delivered();
    berth.start();
    berth.passes(Duration.ofMinutes(20)).says("mara", "/approve").hasMachines(0);
  }

  @Test
  void two_approvers_by_rule_and_the_label_goes_after_the_first() throws Exception {
    program("  # two-approvers:\n  #   above: 2000 USD ", "  two-approvers:\n    above: 100 USD ");
    berth.opens("rio", EndToEnd.form("2", "90 days")).labels("mara", "approved").passes(MOMENT);
    berth.shows("needs approval").hasMachines(0);
    assertFalse(berth.issues.labels(berth.issue).contains("approved"));
    berth.says("mara", "/approve").labels("mara", "approved").passes(MOMENT).hasMachines(0);
    berth.labels("milo", "approved").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void self_approval_is_recorded_where_the_program_allows_it() throws Exception {
    berth.opens("mara", EndToEnd.form("2", "90 days")).says("mara", "/approve").hasMachines(0);
    program("self-approval: off", "self-approval: recorded");
    berth.opens("mara", EndToEnd.form("2", "90 days")).says("mara", "/approve").passes(MOMENT);
    berth.hasMachines(2);
  }

  @Test
  void derek_triage_sorts_any_issue_and_never_the_labels_that_speak() throws Exception {
    program("triage: off", "triage: everywhere");
    berth.issue = berth.issues.open("sam", "The page is slow", "It takes a minute.");
    berth.settle().says("tess", "/label bug\n/assign @tess\n/retitle Slow page\n/close");
    var issue = berth.issues.issue(berth.issue);
    assertEquals(List.of("bug"), issue.labels());
    assertEquals(List.of("tess"), issue.assignees());
    assertEquals("Slow page", issue.title());
    assertFalse(issue.open());
    berth.says("sam", "/reopen").says("sam", "/label bug");
    assertFalse(berth.issues.issue(berth.issue).open());
    berth.says("tess", "/reopen\n/unlabel bug").says("tess", "/label approved");
    berth.says("tess", "/label active").says("tess", "/label cluster request");
    assertEquals(List.of(), berth.issues.labels(berth.issue));
    assertTrue(berth.issues.issue(berth.issue).open());
    program("triage: off", "triage: requests");
    berth.says("tess", "/close");
    assertTrue(berth.issues.issue(berth.issue).open());
    berth
        .opens("rio", EndToEnd.form("2", "90 days"))
        .says("tess", "/label bug")
        .says("tess", "/close");
    assertTrue(berth.issues.labels(berth.issue).contains("bug"));
    berth.says("tess", "/unlabel needs approval");
    assertTrue(berth.issues.labels(berth.issue).contains("needs approval"));
  }
}
