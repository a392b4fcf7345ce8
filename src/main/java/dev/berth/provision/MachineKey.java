package dev.berth.provision;

/**
 * The name of one wanted machine for ever: a provider never holds two under one key.
 *
 * @param request number of the request in Berth's own store, which no rename changes
 * @param line the machine line of the reading, from 1
 * @param ordinal the machine within its line, from 1
 * @param generation raised when a machine that failed for good is made anew, after the old one is
 *     confirmed gone
 */
public record MachineKey(long request, int line, int ordinal, int generation) {
  /** A name that every provider takes: lower case letters, digits and hyphens. */
  public String text() {
    return "berth-" + request + "-" + line + "-" + ordinal + "-" + generation;
  }

  @Override
  public String toString() {
    return text();
  }
}
