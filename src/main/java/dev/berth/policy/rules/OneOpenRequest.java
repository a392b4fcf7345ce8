package dev.berth.policy.rules;

import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;

/**
 * A project asks once at a time.
 *
 * @param otherwise what follows when another of its requests is open
 */
public record OneOpenRequest(Otherwise otherwise) implements Rule {
  static OneOpenRequest defaults() {
    return new OneOpenRequest(Otherwise.WARN);
  }

  @Override
  public String id() {
    return "one-open-request";
  }

  @Override
  public Finding judge(Facts facts) {
    var wanted = "one open request a project";
    int others = facts.openRequests();
    if (others == 0) return Finding.passed(id(), "no other", wanted);
    return otherwise.finding(id(), others + " other" + (others == 1 ? "" : "s") + " open", wanted);
  }
}
