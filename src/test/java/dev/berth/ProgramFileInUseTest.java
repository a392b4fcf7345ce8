package dev.berth;

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
  private Life life;

  @BeforeEach
  void begin() throws InterruptedException {
    life = new Life(data, w -> w.label(Life.REPOSITORY, "bug", "ededed", ""));
  }

  @AfterEach
  void end() {
    life.close();
  }

  private void program(String from, String to) throws IOException, InterruptedException {
    var text = Files.readString(Path.of("config/program.yaml"));
    assertTrue(text.contains(from), from);
    life.issues.push("mara", ".github/berth.yaml", text.replace(from, to));
    life.settle();
  }

  private String ask(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + life.parts.web().port() + path);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  @Test
  void a_push_counts_at_once_and_a_broken_one_leaves_the_last_good() throws Exception {
    life.opens("rio", Life.form("2", "90 days"));
    var mara = "  approve:\n    people: [{id: " + life.github.idOf("mara") + ", login: mara}]\n";
    program(APPROVERS, mara);
    assertFalse(ask("/health/ready").contains("program's file"));
    life.says("milo", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
    program(APPROVERS, "  approve:\n    rol: maintain\n");
    assertTrue(ask("/health/ready").contains("program's file of acme/cluster cannot be used"));
    assertTrue(ask("/metrics").contains("berth_programs_broken 1"));
    life.says("milo", "/approve please").passes(Duration.ofMinutes(30));
    assertTrue(ask("/metrics").contains("berth_program_broken_total 1.0"), "told once");
    life.shows("needs approval").hasMachines(0).says("mara", "/approve").passes(MOMENT);
    life.shows("active");
    program(APPROVERS, mara);
    assertFalse(ask("/health/ready").contains("program's file"));
  }

  @Test
  void a_push_that_no_webhook_told_is_read_by_the_rescan() throws Exception {
    life.opens("rio", Life.form("2", "90 days"));
    program("self-approval: off", "self-approval: recorded");
    life.stop();
    var text = Files.readString(Path.of("config/program.yaml"));
    life.issues.push("mara", ".github/berth.yaml", text.replace("    most: 8", "    most: 1"));
    life.delivered();
    life.start();
    life.passes(Duration.ofMinutes(20)).says("mara", "/approve").hasMachines(0);
  }

  @Test
  void two_approvers_by_rule_and_the_label_goes_after_the_first() throws Exception {
    program("  # two-approvers:\n  #   above: 2000 USD ", "  two-approvers:\n    above: 100 USD ");
    life.opens("rio", Life.form("2", "90 days")).labels("mara", "approved").passes(MOMENT);
    life.shows("needs approval").hasMachines(0);
    assertFalse(life.issues.labels(life.issue).contains("approved"));
    life.says("mara", "/approve").labels("mara", "approved").passes(MOMENT).hasMachines(0);
    life.labels("milo", "approved").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void self_approval_is_recorded_where_the_program_allows_it() throws Exception {
    life.opens("mara", Life.form("2", "90 days")).says("mara", "/approve").hasMachines(0);
    program("self-approval: off", "self-approval: recorded");
    life.opens("mara", Life.form("2", "90 days")).says("mara", "/approve").passes(MOMENT);
    life.hasMachines(2);
  }

  @Test
  void derek_triage_sorts_any_issue_and_never_the_labels_that_speak() throws Exception {
    program("triage: off", "triage: everywhere");
    life.issue = life.issues.open("sam", "The page is slow", "It takes a minute.");
    life.settle().says("tess", "/label bug\n/assign @tess\n/retitle Slow page\n/close");
    var issue = life.issues.issue(life.issue);
    assertEquals(List.of("bug"), issue.labels());
    assertEquals(List.of("tess"), issue.assignees());
    assertEquals("Slow page", issue.title());
    assertFalse(issue.open());
    life.says("sam", "/reopen").says("sam", "/label bug");
    assertFalse(life.issues.issue(life.issue).open());
    life.says("tess", "/reopen\n/unlabel bug").says("tess", "/label approved");
    life.says("tess", "/label active").says("tess", "/label cluster request");
    assertEquals(List.of(), life.issues.labels(life.issue));
    assertTrue(life.issues.issue(life.issue).open());
    program("triage: off", "triage: requests");
    life.says("tess", "/close");
    assertTrue(life.issues.issue(life.issue).open());
    life.opens("rio", Life.form("2", "90 days")).says("tess", "/label bug").says("tess", "/close");
    assertTrue(life.issues.labels(life.issue).contains("bug"));
    life.says("tess", "/unlabel needs approval");
    assertTrue(life.issues.labels(life.issue).contains("needs approval"));
  }
}
