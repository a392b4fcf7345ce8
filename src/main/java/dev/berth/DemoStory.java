package dev.berth;

import dev.berth.sandbox.SandboxRepository;
import java.util.function.BooleanSupplier;

/**
 * The three requests that a first-time visitor finds: one lent, one to decide on, one with
 * questions.
 */
final class DemoStory {
  /** A public key whose private half nobody has. */
  static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBnl4JXwrl+VJq4XW4gAm1Cf5gjWTbGNGzEQfVYwTz1P";

  private static final long LOOK_MILLIS = 200;
  private static final int LOOKS_MAX = 300;

  private final SandboxRepository issues;

  DemoStory(SandboxRepository issues) {
    this.issues = issues;
  }

  /** Only in a fresh sandbox; what people did before stays. */
  void begin() {
    if (!issues.issues().isEmpty()) return;
    int lent =
        issues.open("rio", "Nightly scale tests", body("Nightly scale tests", "2", "90 days"));
    issues.open(
        "kim", "Release builds for arm64", body("Release builds for arm64", "1", "60 days"));
    issues.open(
        "sam",
        "Machines for a workshop",
        body("Workshop on tracing", "one or two", "_No response_"));
    Thread.ofVirtual().name("demo story").start(() -> approve(lent));
  }

  private void approve(int issue) {
    if (comes(() -> issues.labels(issue).contains("needs approval")))
      issues.label("mara", issue, "approved");
  }

  private static boolean comes(BooleanSupplier what) {
    try {
      for (int i = 0; i < LOOKS_MAX; i++) {
        if (what.getAsBoolean()) return true;
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static String body(String project, String count, String term) {
    return """
    ### Type of request

    New machines

    ### Project name

    %s

    ### Source code

    https://github.com/kelpworks/kelp

    ### Open source license

    Apache-2.0

    ### Description

    We install a cluster of two hundred pods every night, break it on purpose and look whether
    everything comes back.

    ### Reason for these machines

    hardware counters

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
        .formatted(project, count, term);
  }
}
