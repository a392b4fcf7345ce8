package dev.berth.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.berth.sandbox.ScriptedRepository;
import dev.berth.wiring.OperatorFiles;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The three requests that a first-time visitor finds: one lent, one to decide on, one with
 * questions.
 */
final class DemoRequests {
  /**
   * A project that asks.
   *
   * @param repository where its code is, {@code owner/name}
   * @param maintainer login of who asks, and is in its list of maintainers
   * @param key a public SSH key whose private half nobody has
   */
  record Project(String repository, String name, String maintainer, String key) {}

  private static final Project KELP =
      new Project(
          "kelpworks/kelp",
          "Nightly scale tests",
          "rio",
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBnl4JXwrl+VJq4XW4gAm1Cf5gjWTbGNGzEQfVYwTz1P");
  private static final Project REED =
      new Project(
          "reedbuild/reed",
          "Release builds for arm64",
          "kim",
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFlD5XCzUMDMnAz2zruMokMNsx8SOaemYPXWidPiNy1F");
  private static final Project FERN =
      new Project(
          "ferntrace/fern",
          "Workshop on tracing",
          "sam",
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA4ysfZg2IGl8PU6tSoxzsLQvaQxyR4DzKjwa0YA/0Ta");

  static final List<Project> PROJECTS = List.of(KELP, REED, FERN);

  /** Enough for a license to be known by. */
  static final String LICENSE = "Apache License\nVersion 2.0, January 2004\n";

  /** What is done on the machines, why no others will do, and the form's word for it. */
  private record Work(String what, String why, String kind) {}

  private static final Work WORK_KELP =
      new Work(
          "We install two hundred pods every night, break them, and look what comes back.",
          "hardware counters",
          "Testing / continuous integration");
  private static final Work WORK_REED =
      new Work(
          "We build and test every release for arm64.",
          "emulated builds take eleven hours",
          "Testing / continuous integration");
  private static final Work WORK_FERN =
      new Work(
          "Thirty people trace a running kernel for two days.",
          "_No response_",
          "Short-term experiment");

  private static final long LOOK_MILLIS = 200;
  private static final int LOOKS_MAX = 300;

  private final ScriptedRepository issues;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("demo story").factory());
  private int looks;

  DemoRequests(ScriptedRepository issues) {
    this.issues = issues;
  }

  /** Only in a fresh sandbox; what people did before stays. */
  void begin() {
    if (!issues.isEmpty()) return;
    int lent = open(KELP, "kim", WORK_KELP, "c3.medium.x86", "2", "90 days");
    open(REED, "rio", WORK_REED, "c3.large.arm64", "1", "60 days");
    open(FERN, "kim", WORK_FERN, "c3.medium.x86", "one or two", "_No response_");
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> approve(lent), LOOK_MILLIS, LOOK_MILLIS, MILLISECONDS);
  }

  private int open(
      Project project, String deputy, Work work, String plan, String count, String term) {
    var title = "[Request] " + project.name();
    return issues.open(project.maintainer(), title, body(project, deputy, work, plan, count, term));
  }

  /**
   * Approves as soon as Berth says that it can be; looks until then, or until it has waited long.
   */
  private void approve(int issue) {
    boolean ready = issues.labels(issue).contains("needs approval");
    if (ready) issues.label("mara", issue, "approved");
    if (ready || ++looks > LOOKS_MAX) scheduler.shutdown();
  }

  private static String body(
      Project project, String deputy, Work work, String plan, String count, String term) {
    return OperatorFiles.shipped("demo/request.md")
        .orElseThrow()
        .formatted(
            project.name(),
            project.repository(),
            work.what(),
            work.why(),
            plan,
            count,
            work.kind(),
            term,
            deputy);
  }
}
