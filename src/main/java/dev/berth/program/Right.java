package dev.berth.program;

/** What a program lets people do beside what the people of a request may. */
public enum Right {
  /** Say yes or no, and all that goes with it. */
  APPROVE,
  /** Sort issues. */
  TRIAGE,
  /** Be called when machines fail, and work on them by hand. */
  OPERATE,
  /** Be called when a decision is late; may do everything. */
  LEAD
}
