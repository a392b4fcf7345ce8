package dev.berth.policy;

/** One thing a program wants of a request. Pure: the same facts give the same finding. */
public interface Rule {
  /** As people type it after {@code /override}: lower case, hyphens. */
  String id();

  Finding judge(Facts facts);

  /** Whether it holds for each person who is given access, and not for the request as a whole. */
  default boolean isAboutAccounts() {
    return false;
  }

  /** How many people must approve what these facts ask for, as far as this rule minds. */
  default int approversNeeded(Facts facts) {
    return 1;
  }
}
