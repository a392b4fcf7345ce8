package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.config.Environment;
import dev.berth.reconcile.TurnRunner;
import dev.berth.sandbox.RepositoryFixture;
import dev.berth.sandbox.SandboxBuilder;
import dev.berth.sandbox.SandboxGitHub;
import dev.berth.sandbox.SeenComment;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.store.Message;
import dev.berth.store.SubjectKey;
import dev.berth.store.sql.NextDue;
import dev.berth.wiring.Wiring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;

/**
 * A whole Berth over HTTP against the sandbox, in one thread of the test's own: somebody acts, the
 * webhooks go through the door, turns are taken until nothing is due.
 */
public final class EndToEnd implements AutoCloseable {
  public static final String REPOSITORY = "acme/cluster";
  public static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBnl4JXwrl+VJq4XW4gAm1Cf5gjWTbGNGzEQfVYwTz1P";
  public static final String SECRET = "a secret for tests";
  private static final int TURNS_MAX = 20_000;
  private static final Duration MOMENTS = Duration.ofSeconds(12);

  public final Clock clock = new Clock();
  private final Path data;
  private final Self self;
  public final SandboxGitHub github;
  public final RepositoryFixture issues;
  public Wiring.Parts parts;
  private TurnRunner turns;
  public int issue;

  /** Time that passes when the test says so. */
  public static final class Clock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-20T09:14:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    /** The monotonic clock stands still with it: a busy machine makes no call come too late. */
    long nanoTime() {
      return Duration.between(Instant.EPOCH, now).toNanos();
    }
  }

  public EndToEnd(Path data) throws InterruptedException {
    this(data, more -> more);
  }

  /**
   * The usual world, and more in it.
   *
   * @param more people, apps and teams that only this test needs
   */
  public EndToEnd(Path data, UnaryOperator<SandboxBuilder> more) throws InterruptedException {
    this(data, more, Optional.empty());
  }

  /**
   * Who Berth is there.
   *
   * @param login what it is called as the author of comments
   * @param settings environment that says so
   */
  public record Self(String login, Map<String, String> settings) {}

  /**
   * The usual world, and Berth as somebody else than the usual machine user.
   *
   * @param self empty for the usual one
   */
  public EndToEnd(Path data, UnaryOperator<SandboxBuilder> more, Optional<Self> self)
      throws InterruptedException {
    this.data = data;
    var usual =
        SandboxGitHub.with(clock)
            .repository(REPOSITORY)
            .person("rio", "Rio", SandboxRole.READ, "requester")
            .person("kim", "Kim", SandboxRole.READ, "second contact")
            .person("mara", "Mara", SandboxRole.MAINTAIN, "maintainer")
            .person("milo", "Milo", SandboxRole.MAINTAIN, "maintainer")
            .person("tess", "Tess", SandboxRole.TRIAGE, "triager")
            .person("sam", "Sam", SandboxRole.READ, "stranger")
            .machineUser("berth-bot", "bot-token", SandboxRole.WRITE)
            .key("rio", KEY);
    this.github = more.apply(usual).start();
    this.self =
        self.orElseGet(
            () -> new Self("berth-bot", Map.of("BERTH_GITHUB_TOKEN", github.token("berth-bot"))));
    this.issues = github.repository();
    start();
  }

  /** The process comes up, or up again. */
  public void start() throws InterruptedException {
    var values = new HashMap<String, String>();
    values.put("BERTH_PORT", "0");
    values.put("BERTH_DATABASE", "jdbc:sqlite:" + data.resolve("berth.db"));
    values.put("BERTH_GITHUB_API", github.api().toString());
    values.putAll(self.settings());
    values.put("BERTH_WEBHOOK_SECRET", SECRET);
    values.put("BERTH_REPOSITORIES", REPOSITORY);
    var env = Environment.read(name -> Optional.ofNullable(values.get(name)));
    assertEquals(List.of(), env.problems());
    parts = Wiring.parts(env, false, clock, clock::nanoTime);
    turns = new TurnRunner(parts.services());
    parts.web().start();
    var door = URI.create("http://127.0.0.1:" + parts.web().port() + "/webhooks/github");
    github.webhooksTo(door, SECRET);
    assertEquals(List.of(), parts.services().repositories().resolve(parts.services().forge()));
    parts.services().forge().self();
    parts.services().store().ensureRow(SubjectKey.APP);
    parts.services().store().ensureRow(SubjectKey.POOLS);
    parts.services().store().ensureRow(SubjectKey.repository(issues.id()));
    var started = new Message.SyncAgain("the server started");
    parts.services().store().enqueue(SubjectKey.POOLS, "started:" + clock.now, started);
    settle();
  }

  /** The process goes away. */
  public void stop() {
    parts.web().close();
    parts.services().store().close();
  }

  public EndToEnd opens(String as, String body) throws InterruptedException {
    issue = issues.open(as, "Nightly scale tests", body);
    return settle();
  }

  public EndToEnd says(String as, String text) throws InterruptedException {
    issues.comment(as, issue, text);
    return settle();
  }

  public EndToEnd labels(String as, String label) throws InterruptedException {
    issues.label(as, issue, label);
    return settle();
  }

  public EndToEnd edits(String as, String body) throws InterruptedException {
    issues.editBody(as, issue, body);
    return settle();
  }

  public EndToEnd closes(String as) throws InterruptedException {
    issues.close(as, issue);
    return settle();
  }

  /** Time passes in steps small enough that everything due in between is done in time. */
  public EndToEnd passes(Duration time) throws InterruptedException {
    var end = clock.now.plus(time);
    var step =
        time.compareTo(Duration.ofHours(2)) > 0 ? Duration.ofHours(12) : Duration.ofSeconds(20);
    while (clock.now.isBefore(end)) {
      var next = clock.now.plus(step);
      clock.now = next.isAfter(end) ? end : next;
      settle();
    }
    return this;
  }

  /** Until every webhook under way has been answered, well or not. */
  public EndToEnd delivered() throws InterruptedException {
    assertTrue(github.webhooksSent(Eventually.AT_MOST), "webhooks are stuck");
    return this;
  }

  /** Until nothing is due, nor will be within moments: time goes on to that. */
  public EndToEnd settle() throws InterruptedException {
    for (int quiet = 0, count = 0; quiet < 2; ) {
      delivered();
      assertTrue(count < TURNS_MAX, "turns do not come to an end");
      var next = NextDue.of(parts.services().store());
      if (turns.one()) {
        count++;
        quiet = 0;
      } else if (!next.isAfter(clock.now.plus(MOMENTS))) {
        clock.now = next.isAfter(clock.now) ? next : clock.now;
      } else {
        quiet++;
      }
    }
    return this;
  }

  public EndToEnd shows(String label) {
    assertEquals(List.of(label), states(), () -> status());
    return this;
  }

  public boolean isShowing(String label) {
    return states().equals(List.of(label));
  }

  private List<String> states() {
    return issues.labels(issue).stream()
        .filter(l -> !l.equals("approved") && !l.equals("cluster request"))
        .toList();
  }

  public EndToEnd hasMachines(int count) {
    assertEquals(count, machines(), () -> status());
    return this;
  }

  public long machines() {
    return parts.services().providers().all().values().stream()
        .mapToLong(p -> p.inventory().orElseThrow().size())
        .sum();
  }

  public String status() {
    return ours().stream()
        .findFirst()
        .map(SeenComment::body)
        .orElseGet(() -> "Berth said nothing in " + issues.comments(issue));
  }

  public List<SeenComment> ours() {
    return issues.comments(issue).stream().filter(c -> c.author().equals(self.login())).toList();
  }

  public EndToEnd hears(String part) {
    assertTrue(
        ours().stream().anyMatch(c -> c.body().contains(part)),
        () ->
            part
                + " is in none of\n"
                + String.join("\n-----\n", ours().stream().map(SeenComment::body).toList()));
    return this;
  }

  public EndToEnd hearsNot(String part) {
    assertFalse(ours().stream().anyMatch(c -> c.body().contains(part)), part);
    return this;
  }

  public Map<String, Long> writes() {
    var all = new HashMap<String, Long>();
    for (var w : github.writes())
      all.merge(w.method() + " " + w.path().replaceAll("\\d+", "N"), 1L, Long::sum);
    return all;
  }

  /** Nobody is there meanwhile to do anything. */
  public void sleeps(Duration time) {
    clock.now = clock.now.plus(time);
  }

  /** What operators read at /metrics. */
  public String figures() throws IOException, InterruptedException {
    return page("/metrics");
  }

  /** What anybody reads at an address of ours. */
  public String page(String path) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + parts.web().port() + path);
    try (var http = HttpClient.newHttpClient()) {
      var all = HttpRequest.newBuilder(address).build();
      return http.send(all, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  /** One of them; absent counts as none. */
  public EndToEnd figure(String name, DoublePredicate isRight)
      throws IOException, InterruptedException {
    var all = figures();
    var is =
        all.lines()
            .filter(l -> l.startsWith(name + " "))
            .mapToDouble(l -> Double.parseDouble(l.substring(name.length() + 1)))
            .sum();
    assertTrue(isRight.test(is), () -> name + " is " + is + " in\n" + all);
    return this;
  }

  @Override
  public void close() {
    stop();
    github.close();
  }

  /** The issue form as the forge renders it. */
  public static String form(String machines, String term) {
    return """
    ### Type of request

    New machines

    ### Project name

    Nightly scale tests

    ### Source code

    https://github.com/kelpworks/kelp

    ### Open source license

    Apache-2.0

    ### Description

    We install a cluster every night and break it on purpose.

    ### Machine type

    c3.medium.x86

    ### Number of machines

    %s

    ### Operating system

    ubuntu 24.04

    ### Workload

    Testing / continuous integration

    ### Expected end

    %s

    ### Deputy (GitHub handle)

    @kim

    ### Agreement

    - [X] The code that runs on the machines is open source under the license above
    - [X] I agree that machines are taken back at the end of the term
    """
        .formatted(machines, term);
  }
}
