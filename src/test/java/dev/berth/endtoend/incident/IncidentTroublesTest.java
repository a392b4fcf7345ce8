package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.berth.endtoend.AppIdentity;
import dev.berth.endtoend.EndToEnd;
import dev.berth.endtoend.OwnSettings;
import dev.berth.observe.Troubles;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.SeenRequest;
import dev.berth.watch.TroubleWatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** An operator is told in words, figures and log what is wrong, and it heals within a minute. */
@Isolated
class IncidentTroublesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String FORM = EndToEnd.form("2", "90 days");

  @TempDir private Path data;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private EndToEnd berth;

  @BeforeEach
  void listen() {
    log.start();
    var logger = (Logger) LoggerFactory.getLogger(Troubles.class);
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
  }

  @AfterEach
  void end() {
    ((Logger) LoggerFactory.getLogger(Troubles.class)).detachAppender(log);
    berth.close();
  }

  private void asToken() throws InterruptedException {
    berth = new EndToEnd(data);
  }

  private void asApp() throws Exception {
    var app = new AppIdentity(data);
    berth = new EndToEnd(data, app::in, Optional.of(app.self()));
  }

  private HttpResponse<String> ready() throws Exception {
    var uri = URI.create("http://127.0.0.1:" + berth.parts.web().port() + "/health/ready");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Time passes as in a server: a look for troubles every few seconds. */
  private EndToEnd passes(Duration time) throws InterruptedException {
    for (var done = Duration.ZERO; done.compareTo(time) < 0; done = done.plus(TroubleWatch.EVERY)) {
      berth.parts.watch().look();
      berth.passes(TroubleWatch.EVERY);
    }
    return berth;
  }

  private void refused(Predicate<SeenRequest> which, int status, String message) {
    berth.github.apiFaults(
        r -> which.test(r) ? Optional.of(new ApiFault.Refusal(status, message)) : Optional.empty());
  }

  private void mended() {
    berth.github.apiFaults(ApiFault.Plan.NONE);
  }

  private void stands(String id) throws Exception {
    var answer = ready();
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"id\":\"" + id), answer.body());
    assertTrue(answer.body().contains("\"status\":\"degraded\""), answer.body());
    var kind = id.replaceFirst(":.*", "");
    berth.figure("berth_trouble{kind=\"" + kind + "\"}", n -> n >= 1);
    once("trouble begins, ", id);
  }

  private void over(String id) throws Exception {
    assertFalse(ready().body().contains("\"id\":\"" + id), ready().body());
    berth.figure("berth_trouble{kind=\"" + id.replaceFirst(":.*", "") + "\"}", n -> n == 0);
    once("trouble over, ", id);
  }

  /** At least one such line, and none of them twice. */
  private void once(String what, String id) {
    var lines =
        log.list.stream()
            .map(e -> e.getFormattedMessage().replaceFirst(": .*", ""))
            .filter(l -> l.startsWith(what + id))
            .toList();
    assertFalse(lines.isEmpty(), log.list.toString());
    assertEquals(lines.stream().distinct().toList(), lines);
  }

  private void allIsWell() throws Exception {
    var answer = ready();
    assertTrue(answer.body().contains("\"status\":\"ready\",\"troubles\":[]"), answer.body());
  }

  /** Somebody asks for machines while GitHub does not do what it should, and is answered after. */
  private void asksMeanwhile(String id) throws Exception {
    berth.issue = berth.issues.open("rio", "Nightly scale tests", FORM);
    passes(Duration.ofMinutes(4));
    stands(id);
    mended();
    passes(MINUTE).shows("needs approval").hears("Nightly scale tests");
    over(id);
    allIsWell();
  }

  @Test
  void incident_11_21_a_token_that_is_not_let_in() throws Exception {
    asToken();
    allIsWell();
    refused(r -> true, 401, "Bad credentials");
    asksMeanwhile("github-identity");
  }

  @Test
  void incident_11_21_a_suspended_app_f19() throws Exception {
    asApp();
    refused(r -> true, 403, "This installation has been suspended");
    asksMeanwhile("github-suspended");
  }

  @Test
  void incident_11_21_a_suspended_app_whose_token_runs_out_f19() throws Exception {
    asApp();
    berth.sleeps(Duration.ofMinutes(54));
    refused(r -> r.path().contains("access_tokens"), 403, "This installation has been suspended");
    asksMeanwhile("github-suspended");
  }

  @Test
  void incident_11_21_a_permission_to_write_is_lost_and_no_answer_with_it() throws Exception {
    asApp();
    refused(SeenRequest::isWrite, 403, "Resource not accessible by integration");
    asksMeanwhile("github-refuses");
  }

  @Test
  void incident_11_21_a_permission_to_read_is_lost_and_is_asked_for_cheaply() throws Exception {
    asApp();
    refused(r -> r.path().contains("/issues/"), 403, "Resource not accessible by integration");
    for (int i = 0; i < 20; i++) berth.issues.open("kim", "Cluster " + i, FORM);
    berth.github.forgetRequests();
    asksMeanwhile("github-refuses");
    var asked =
        berth.github.requests().stream()
            .filter(r -> r.status() == 403 && r.path().matches("/repos/.*/issues/[0-9]+"))
            .count();
    assertTrue(asked <= 30, asked + " refused calls in four minutes");
  }

  @Test
  void incident_11_21_a_reply_is_not_dropped_while_it_may_not_be_written() throws Exception {
    asApp();
    berth.opens("rio", FORM).shows("needs approval");
    refused(
        r -> r.isWrite() && r.path().endsWith("/comments"),
        403,
        "Resource not accessible by integration");
    berth.says("rio", "/help");
    passes(MINUTE);
    stands("github-refuses:POST /repos/acme/cluster/issues/*/comments");
    mended();
    passes(MINUTE).hears("/withdraw");
    over("github-refuses");
  }

  @Test
  void incident_11_21_github_is_down() throws Exception {
    asToken();
    berth.github.apiFaults(r -> Optional.of(new ApiFault.ServerError(503, false)));
    asksMeanwhile("github-unreachable");
  }

  @Test
  void incident_11_21_a_repository_is_out_of_reach() throws Exception {
    asToken();
    berth.opens("rio", FORM).labels("mara", "approved");
    berth.passes(MINUTE).shows("active");
    refused(
        r -> r.path().startsWith("/repos/acme/cluster") || r.path().startsWith("/repositories"),
        404,
        "Not Found");
    passes(Duration.ofMinutes(4));
    stands("repository-unreachable:acme/cluster");
    mended();
    berth.issues.comment("rio", berth.issue, "/extend 7d for the paper");
    passes(MINUTE);
    over("repository-unreachable");
    berth.hears("until Thu 25 Feb 2027");
  }

  @Test
  void incident_11_21_a_team_that_is_not_there_f20() throws Exception {
    asToken();
    var own = new StringBuilder(java.nio.file.Files.readString(Path.of("config/program.yaml")));
    var from = "  approve:\n    role: maintain\n";
    own.replace(
        own.indexOf(from),
        own.indexOf(from) + from.length(),
        "  approve:\n    teams: [acme/lab-admin]\n");
    berth.issues.push("mara", ".github/berth.yaml", own.toString());
    berth.settle().opens("rio", FORM).shows("needs approval");
    berth.issues.comment("mara", berth.issue, "/approve");
    passes(MINUTE).hears("`acme/lab-admin`, which the program names and GitHub does not show");
    stands("team-missing:acme/lab-admin");
    var mended = own.toString().replace("teams: [acme/lab-admin]", "role: maintain");
    berth.issues.push("mara", ".github/berth.yaml", mended);
    passes(MINUTE);
    over("team-missing");
    berth.says("mara", "/approve again").passes(MINUTE);
  }

  @Test
  void incident_11_21_the_issue_of_a_running_lease_is_deleted() throws Exception {
    asToken();
    berth.opens("rio", FORM).labels("mara", "approved");
    berth.passes(MINUTE).shows("active");
    refused(r -> r.path().matches("/repos/acme/cluster/issues/" + berth.issue + ".*"), 410, "gone");
    berth.issues.comment("rio", berth.issue, "/status");
    passes(MINUTE);
    stands("issue-lost:acme/cluster#" + berth.issue);
    mended();
    passes(MINUTE);
    over("issue-lost");
  }

  @Test
  void incident_11_21_a_machine_that_no_request_has() throws Exception {
    asToken();
    var provider = berth.parts.services().providers().all().get("simulator");
    var key = new MachineKey(4711, 1, 1, 1, Optional.empty());
    provider.fulfil(
        new Order.Allocate(
            key,
            "lab",
            "c3.medium.x86",
            Optional.of("ubuntu 24.04"),
            "kelp-1",
            "Kelp",
            Optional.empty(),
            List.of(EndToEnd.KEY),
            Optional.empty(),
            Optional.empty()));
    berth.sleeps(Duration.ofMinutes(11));
    passes(MINUTE);
    stands("machine-stray:simulator ");
    berth.figure("berth_machines_without_lease", n -> n == 1);
    provider.fulfil(new Order.Release(key));
    passes(MINUTE);
    over("machine-stray");
    berth.figure("berth_machines_without_lease", n -> n == 0);
  }

  @Test
  void incident_11_21_a_broken_database_turns_work_away() throws Exception {
    asToken();
    berth.parts.services().store().close();
    var answer = ready();
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body().contains("database-unusable"), answer.body());
    berth.parts.web().close();
    berth.start();
    allIsWell();
  }

  private static final String TIMES = "      install-time: 45s";

  private OwnSettings faulty(String faults) throws Exception {
    var settings = new OwnSettings(data).change("berth.yaml", TIMES, faults + TIMES);
    berth = settings.life();
    berth.opens("rio", FORM).says("mara", "/approve");
    return settings;
  }

  /** The provider does what it should again; its own memory stays. */
  private void worksAgain(OwnSettings settings, String faults) throws Exception {
    berth.stop();
    settings.change("berth.yaml", faults, "");
    berth.start();
  }

  @Test
  void incident_11_21_a_provider_that_does_not_answer_is_left_alone_and_named() throws Exception {
    var faults = "      faults: {unreachable: 100}\n";
    var settings = faulty(faults);
    passes(Duration.ofMinutes(5));
    stands("pool-resting:simulator");
    berth.figure("berth_provision_resting{pool=\"simulator\"}", n -> n == 1);
    worksAgain(settings, faults);
    passes(Duration.ofMinutes(5)).shows("active").hasMachines(2);
    allIsWell();
  }

  @Test
  void incident_11_21_machines_that_could_not_be_made_are_named_until_it_is_tried_again()
      throws Exception {
    var faults = "      plans: {c3.medium.x86: install-fails}\n";
    var settings = faulty(faults);
    passes(Duration.ofHours(1));
    berth.shows("failed");
    stands("request-failed:acme/cluster#" + berth.issue);
    worksAgain(settings, faults);
    berth.says("mara", "/retry");
    passes(Duration.ofMinutes(5)).shows("active").hasMachines(2);
    allIsWell();
  }

  /** No way to it is known: somebody changes the row by hand. */
  @Test
  void incident_11_21_a_lease_without_an_approval_is_a_broken_invariant() throws Exception {
    asToken();
    berth.opens("rio", FORM).says("mara", "/approve").passes(MINUTE).shows("active");
    berth.stop();
    var database = "jdbc:sqlite:" + data.resolve("berth.db");
    try (var c = DriverManager.getConnection(database);
        var change = c.createStatement()) {
      var emptied = "json_set(state, '$.request.approvals', json('[]'))";
      assertEquals(
          1,
          change.executeUpdate(
              "UPDATE subject SET state = "
                  + emptied
                  + " WHERE repository > 0 AND number = "
                  + berth.issue));
    }
    berth.start();
    passes(MINUTE);
    stands("invariant-broken:acme/cluster#" + berth.issue);
    assertTrue(ready().body().contains("order without approval"), ready().body());
  }
}
