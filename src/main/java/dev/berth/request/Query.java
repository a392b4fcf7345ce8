package dev.berth.request;

/** What a state must have found out before it can go on; the turn answers with an event. */
public enum Query {
  /** What do the rules say? Answered by {@link Event.Judged}. */
  JUDGEMENT,
  /** Does the issue still say what was approved? By {@link Event.Read}. */
  REREAD,
  /** Which SSH keys do the people have? By {@link Event.KeysFound}. */
  KEYS,
  /** The access, readable for the people only. By {@link Event.Sealed}. */
  SEAL
}
