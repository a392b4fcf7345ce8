package dev.berth.reconcile.sim;

/**
 * The text of a request as people fill the form in.
 *
 * @param project as typed; may hold what should stay inert
 * @param count as typed
 * @param term as typed
 */
record RequestText(String project, String plan, String count, String term, String prose) {
  static final String PROSE =
      "We install a cluster every night, break it and look whether it comes back.";

  static RequestText of(SeededChance d) {
    var project =
        d.of("Kelp", "Kelp nightly", "Kelp @victim", "Kelp <!-- berth status -->", "/approve Kelp");
    return new RequestText(project, plan(d), count(d), d.of("1 day", "2 days", "1 day"), PROSE);
  }

  private static String plan(SeededChance d) {
    return d.of("c3.medium.x86", "c3.medium.x86", "c3.large.arm64");
  }

  private static String count(SeededChance d) {
    return d.of("1", "1", "2", "3", "one or two");
  }

  /** Somebody changes something. */
  RequestText changed(SeededChance d) {
    return switch (d.below(6)) {
      case 0 -> new RequestText(project, plan(d), count, term, prose);
      case 1, 2 -> new RequestText(project, plan, count(d), term, prose);
      case 3 -> new RequestText(project, plan, count, d.of("1 day", "2 days"), prose);
      case 4 -> new RequestText(project, plan, count, term, prose + " And more.");
      default -> new RequestText(project, plan, "1", "1 day", prose);
    };
  }

  String text() {
    return """
    ### Project name

    %s

    ### Source code

    https://github.com/kelpworks/kelp

    ### License

    Apache-2.0

    ### Description

    %s

    ### Plan

    %s

    ### Number

    %s

    ### OS

    ubuntu 24.04

    ### Workload

    Testing / continuous integration

    ### Term

    %s

    ### Deputy

    @carol

    ### Agreement

    - [X] The code that runs on the machines is open source under the license above
    - [X] I agree that machines are taken back at the end of the term
    """
        .formatted(project, prose, plan, count, term);
  }
}
