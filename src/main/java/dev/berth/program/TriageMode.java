package dev.berth.program;

/** On which issues people without write access can sort by command. */
public enum TriageMode {
  OFF,
  /** On requests only. */
  REQUESTS,
  /** On every issue of the repository. */
  EVERYWHERE
}
