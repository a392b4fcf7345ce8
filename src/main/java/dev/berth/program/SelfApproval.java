package dev.berth.program;

/** Whether people may approve what they asked for, or are a contact of, themselves. */
public enum SelfApproval {
  OFF,
  /** They may; history and ledger say so. */
  RECORDED
}
