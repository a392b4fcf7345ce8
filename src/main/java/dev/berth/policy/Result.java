package dev.berth.policy;

/** What a rule says, mildest first. */
public enum Result {
  PASSED,
  /** A person should look; nothing is held back. */
  WARNED,
  /** Something could not be found out; shown like a warning, and asked again. */
  UNKNOWN,
  /** Not without an approver's override. */
  REFUSED
}
