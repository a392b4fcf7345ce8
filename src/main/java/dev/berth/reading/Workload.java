package dev.berth.reading;

/** What the machines are for; terms depend on it. */
public enum Workload {
  /** Development, builds, CI, benchmarks. */
  TESTING("testing"),
  /** One bounded experiment, a workshop. */
  SHORT_TERM("short-term"),
  /** A service for users. */
  HOSTING("hosting");

  private final String word;

  Workload(String word) {
    this.word = word;
  }

  /** As people write it and see it. */
  public String word() {
    return word;
  }
}
