package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Needs;
import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.GitHubContract;
import dev.berth.sandbox.PullRequestFixture;
import dev.berth.sandbox.PullRequestFixture.SeenCheck;
import dev.berth.sandbox.SeenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests that touch the program's file get a check run, once a commit. */
class ProposedProgramTest {
  private static final String FILE = ".github/berth.yaml";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String REASON = "## Why\n";

  @TempDir private Path data;
  private EndToEnd berth;
  private PullRequestFixture pulls;

  @BeforeEach
  void begin() throws Exception {
    var app = new AppIdentity(data);
    berth = new EndToEnd(data, usual -> app.in(usual.keepAnswers()), Optional.of(app.self()));
    pulls = berth.issues.pulls();
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private static String program(String from, String to) throws IOException {
    var text = Files.readString(Path.of("config/program.yaml"));
    assertTrue(text.contains(from), from);
    return text.replace(from, to);
  }

  private static String fewer() throws IOException {
    return program("  machines:\n    most: 8", "  machines:\n    most: 1");
  }

  private int proposes(String as, String text) throws InterruptedException {
    var number = pulls.open(as, FILE, text);
    berth.settle();
    return number;
  }

  private SeenCheck only() {
    assertEquals(1, pulls.checks().size(), () -> pulls.checks().toString());
    return pulls.checks().getFirst();
  }

  private List<String> asked(String part) {
    return berth.github.requests().stream()
        .filter(r -> r.path().contains(part))
        .map(r -> r.method() + " " + r.path() + " " + r.status())
        .toList();
  }

  @Test
  void every_error_stands_at_its_line_also_from_a_fork_of_a_stranger() throws Exception {
    var text = program("    most: 8", "    moost: 8").replace("most: 3000 USD", "most: plenty");
    var number = proposes("sam", text);
    var check = only();
    assertEquals("failure", check.conclusion());
    assertEquals(pulls.head(number), check.commit());
    assertEquals("berth: program file", check.name());
    assertEquals("2 errors: the file cannot be used", check.title());
    for (var wrong : List.of("moost", "plenty")) {
      var line = text.lines().takeWhile(l -> !l.contains(wrong)).count() + 1;
      var at = FILE + ":" + line + ": ";
      assertTrue(
          check.remarks().stream().anyMatch(r -> r.startsWith(at)), check.remarks()::toString);
      assertTrue(check.summary().contains("- line " + line + ": "), check::summary);
    }
  }

  @Test
  void requests_that_would_be_answered_otherwise_are_named_before_the_merge() throws Exception {
    berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
    var first = berth.issue;
    berth.opens("mara", EndToEnd.form("1", "90 days").replace("kelpworks/kelp", "kelpworks/fern"));
    berth.shows("needs approval");
    berth.github.forgetRequests();
    proposes("tess", fewer());
    var check = only();
    assertEquals("neutral", check.conclusion());
    assertEquals("The file can be used; 1 open request would be answered otherwise", check.title());
    assertTrue(
        check
            .summary()
            .contains("/acme/cluster/issues/" + first + "): refused by the rule `machines`"),
        check::summary);
    assertEquals(1, check.summary().lines().filter(l -> l.startsWith("- ")).count());
    assertEquals(List.of(), asked("/users/"), "a limit is judged without asking GitHub");
    berth.issues.push("mara", FILE, fewer());
    berth.settle();
    berth.issue = first;
    berth.says("mara", "/approve").hasMachines(0);
  }

  @Test
  void a_second_approver_is_told_and_a_rule_gone_as_well() throws Exception {
    berth.issues.push("mara", FILE, fewer());
    berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
    proposes(
        "mara",
        program(
            "  # two-approvers:\n  #   above: 2000 USD ", "  two-approvers:\n    above: 1 USD "));
    assertTrue(
        only()
            .summary()
            .contains("no longer refused by the rule `machines`; 2 approvers instead of 1"),
        () -> only().summary());
  }

  @Test
  void a_good_file_without_consequences_is_a_success() throws Exception {
    proposes("mara", program("name: ", "name: The other "));
    assertEquals("success", only().conclusion());
    assertEquals("The file can be used; no open request is affected", only().title());
    assertTrue(only().summary().contains("No open request waits for a decision now."));
  }

  @Test
  void a_file_that_goes_leaves_the_servers_own_program() throws Exception {
    berth.issues.push("mara", FILE, fewer());
    berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
    pulls.open("mara", "main", Map.of(FILE, Optional.empty()));
    berth.settle();
    assertEquals("neutral", only().conclusion());
    assertEquals("Without the file the server's own program is in force", only().title());
    assertTrue(
        only().summary().contains("no longer refused by the rule `machines`"), only()::summary);
  }

  @Test
  void what_touches_another_file_or_branch_costs_two_reads_at_most() throws Exception {
    berth.github.forgetRequests();
    pulls.open("sam", "README.md", REASON);
    berth.settle();
    assertEquals(2, asked("/pulls/").size(), () -> asked("/").toString());
    assertEquals(List.of(), asked("/contents/.github/berth.yaml?ref"));
    berth.github.forgetRequests();
    var other = pulls.open("sam", "next", Map.of(FILE, Optional.of("nonsense")));
    berth.settle();
    assertEquals(List.of(), asked("/pulls/"));
    assertEquals(List.of(), pulls.checks());
    pulls.aim("sam", other, "main");
    berth.passes(MINUTE);
    assertEquals("failure", only().conclusion());
  }

  @Test
  void a_replay_writes_nothing_and_costs_one_read() throws Exception {
    var number = proposes("sam", fewer());
    pulls.retitle("sam", number, "Other words");
    berth.passes(MINUTE);
    berth.github.forgetRequests();
    pulls.close("sam", number);
    pulls.reopen("sam", number);
    berth.passes(MINUTE);
    assertEquals(1, asked("/pulls/").size(), () -> asked("/").toString());
    for (var d : berth.github.deliveries())
      if (d.event().equals("pull_request")) assertTrue(berth.github.redeliver(d.id()));
    berth.passes(MINUTE);
    assertEquals(List.of(), berth.github.writes());
    only();
  }

  @Test
  void every_push_is_judged_anew_and_closed_ones_are_left_alone() throws Exception {
    var number = proposes("sam", "pools: [");
    pulls.push("sam", number, FILE, fewer());
    berth.settle();
    only();
    berth.passes(MINUTE);
    assertEquals(2, pulls.checks().size());
    assertEquals(pulls.head(number), pulls.checks().getLast().commit());
    assertEquals("success", pulls.checks().getLast().conclusion());
    berth.github.holdWebhooks();
    pulls.push("sam", number, FILE, "pools: [");
    pulls.close("sam", number);
    berth.github.releaseWebhooks();
    berth.passes(MINUTE);
    assertEquals(2, pulls.checks().size());
  }

  @Test
  void somebody_who_wants_it_anew_gets_it_anew() throws Exception {
    proposes("sam", fewer());
    assertEquals("success", only().conclusion());
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    pulls.rerequest("mara", only().id());
    berth.passes(MINUTE);
    assertEquals(2, pulls.checks().size());
    assertEquals("neutral", pulls.checks().getLast().conclusion());
    assertFalse(pulls.checks().getFirst().key().equals(pulls.checks().getLast().key()));
  }

  @Test
  void a_hostile_file_is_shown_inert_and_in_bounds() throws Exception {
    var text = new StringBuilder("\"@acme/everyone <!-- berth:status --> | `x` [a](b)\": 1\n");
    for (int i = 0; i < 90; i++) text.append("nonsense-").append(i).append(": 1\n");
    proposes("sam", text.toString());
    var check = only();
    assertEquals(50, check.remarks().size());
    assertTrue(check.summary().contains("The first 50 are marked"), check::summary);
    assertFalse(check.summary().contains("@acme"), check::summary);
    assertFalse(check.remarks().toString().contains("@acme"));
    var line = check.summary().lines().filter(l -> l.startsWith("- line 1: ")).findFirst();
    assertTrue(line.orElseThrow().startsWith("- line 1: ``"), check::summary);
  }

  @Test
  void files_that_nobody_can_read_are_answered() throws Exception {
    var bombs =
        List.of(
            "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n",
            "[".repeat(5_000),
            "a: ".repeat(2_000),
            "\0\1\2",
            "%YAML 9.9\n---\n!!javax.script.ScriptEngineManager []",
            "x: " + "y".repeat((1 << 20) - 10),
            "");
    for (var bomb : bombs) proposes("sam", bomb);
    assertEquals(1, pulls.checks().size());
    berth.passes(MINUTE.multipliedBy(bombs.size()));
    assertEquals(bombs.size(), pulls.checks().size());
    for (var c : pulls.checks()) assertEquals("failure", c.conclusion(), c.title());
    proposes("sam", "# " + "y".repeat(1 << 20));
    berth.passes(MINUTE);
    var large = pulls.checks().getLast();
    assertEquals("The file cannot be read", large.title());
    assertTrue(large.summary().contains("too large"), large::summary);
  }

  @Test
  void a_crash_before_and_after_the_check_was_made_leaves_one() throws Exception {
    for (var acted : List.of(false, true)) {
      var before = pulls.checks().size();
      var cuts = new HashMap<String, Integer>();
      berth.github.apiFaults(
          r ->
              isCheck(r) && cuts.merge("cut", 1, Integer::sum) == 1
                  ? Optional.of(new ApiFault.Cut(acted))
                  : Optional.empty());
      proposes("sam", fewer() + "# " + acted + "\n");
      berth.stop();
      berth.start();
      berth.passes(Duration.ofMinutes(5));
      assertEquals(before + 1, pulls.checks().size(), "the server acted: " + acted);
      berth.github.apiFaults(ApiFault.Plan.NONE);
    }
  }

  @Test
  void a_crash_between_reading_and_making_begins_again() throws Exception {
    berth.github.apiFaults(
        r ->
            r.path().contains("/files")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    proposes("sam", fewer());
    berth.stop();
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.start();
    berth.passes(Duration.ofMinutes(2));
    only();
  }

  @Test
  void without_the_permission_operators_are_told_once_and_nothing_storms() throws Exception {
    berth.github.apiFaults(
        r -> isCheck(r) ? Optional.of(new ApiFault.ServerError(403, false)) : Optional.empty());
    var number = proposes("sam", fewer());
    for (int i = 0; i < 5; i++) pulls.push("sam", number, FILE, fewer() + "# " + i);
    berth.passes(Duration.ofHours(3));
    assertEquals(List.of(), pulls.checks());
    var tried = berth.github.writes().stream().filter(ProposedProgramTest::isCheck).count();
    assertTrue(tried <= 4, () -> tried + " in three hours");
    assertTrue(ask("/metrics").contains("berth_checks_refused_total 1.0"), "told once");
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.passes(Duration.ofMinutes(90));
    assertEquals(pulls.head(number), only().commit(), "made good once the permission is there");
  }

  @Test
  void a_token_makes_none_and_all_else_goes_on() throws Exception {
    try (var plain = new EndToEnd(Files.createDirectory(data.resolve("token")))) {
      plain.issues.pulls().open("sam", FILE, fewer());
      plain.settle().passes(Duration.ofMinutes(30));
      var tried = plain.github.writes().stream().filter(ProposedProgramTest::isCheck).toList();
      assertEquals(List.of(403), tried.stream().map(SeenRequest::status).toList());
      plain.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve");
      plain.hasMachines(2);
    }
  }

  @Test
  void what_no_webhook_told_is_found_by_the_rescan() throws Exception {
    berth.stop();
    pulls.open("sam", FILE, fewer());
    pulls.open("sam", "next", Map.of(FILE, Optional.of(fewer())));
    berth.issues.push("mara", "README.md", "# New");
    berth.delivered();
    berth.start();
    berth.passes(Duration.ofMinutes(20));
    only();
    berth.github.forgetRequests();
    berth.passes(Duration.ofHours(2));
    assertEquals(List.of(), asked("/files"), "what was looked at is not looked at again");
  }

  private String ask(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + berth.parts.web().port() + path);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private static boolean isCheck(SeenRequest r) {
    return r.method().equals("POST") && r.path().endsWith("/check-runs");
  }

  @Test
  void what_is_asked_and_told_is_as_github_describes_it() throws Exception {
    var contract = new GitHubContract(Needs.folder(GitHubContract.VARIABLE));
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var number = proposes("sam", "pools: [");
    pulls.push("sam", number, FILE, fewer());
    berth.passes(MINUTE);
    pulls.rerequest("mara", pulls.checks().getLast().id());
    pulls.aim("sam", number, "next");
    pulls.aim("sam", number, "main");
    pulls.close("sam", number);
    pulls.reopen("sam", number);
    berth.passes(MINUTE);
    a_crash_before_and_after_the_check_was_made_leaves_one();
    assertTrue(asked("/commits/").size() > 0, "looked for what may be there");
    assertEquals(List.of(), contract.problems(berth.github));
    assertEquals(List.of(), berth.github.unknownRequests());
  }

  @Test
  void incident_11_10_an_expression_that_doubles_a_text_is_a_mistake_and_nothing_else()
      throws Exception {
    var bomb =
        "expressions:\n  - id: bomb\n    pass: size(['x']"
            + ".map(a, a + a)".repeat(24)
            + "[0]) > 0\n    wanted: nothing\n    otherwise: refuse\n";
    proposes("sam", program("expressions: []", bomb));
    assertEquals("failure", only().conclusion());
    berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
  }

  @Test
  void incident_11_11_whoever_proposes_twenty_files_keeps_nobody_elses_waiting() throws Exception {
    for (int i = 0; i < 20; i++) pulls.open("sam", FILE, fewer() + "# " + i);
    berth.settle();
    var before = pulls.checks().size();
    assertTrue(before < 3, () -> before + " are judged already");
    var number = proposes("tess", fewer());
    berth.passes(MINUTE.multipliedBy(2));
    assertTrue(
        pulls.checks().stream().anyMatch(c -> c.commit().equals(pulls.head(number))),
        () -> pulls.checks().toString());
    berth.passes(MINUTE.multipliedBy(20));
    assertEquals(21, pulls.checks().size(), "all are judged in the end");
  }
}
