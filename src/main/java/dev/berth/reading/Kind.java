package dev.berth.reading;

/** What an issue asks for; not whether it is deserved. */
public enum Kind {
  /** Machines, for the first time. */
  NEW,
  /** Machines beside those the project has. */
  MORE,
  /** People to add to or remove from what a project has. */
  PEOPLE,
  /** Lost access, an account. */
  ACCESS,
  /** An answer. */
  QUESTION,
  /** Nothing: the form was left as it is. */
  EMPTY,
  /** Something else. */
  OTHER;

  /** Whether it asks for machines. */
  public boolean isForMachines() {
    return this == NEW || this == MORE;
  }
}
