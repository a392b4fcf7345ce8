package dev.berth.policy.rules;

import dev.berth.policy.Finding;

/** What follows when a rule is not met. */
public enum Otherwise {
  /** An approver is shown it and judges. */
  WARN,
  /** Nobody can approve it unless an approver overrides the rule. */
  REFUSE;

  Finding finding(String rule, String seen, String wanted) {
    return switch (this) {
      case WARN -> Finding.warned(rule, seen, wanted);
      case REFUSE -> Finding.refused(rule, seen, wanted);
    };
  }
}
