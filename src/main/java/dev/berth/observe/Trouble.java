package dev.berth.observe;

import java.time.Instant;

/**
 * Something that keeps Berth from working as it should.
 *
 * @param about which repository, team, issue, pool; empty where there is only one of the kind
 * @param what a sentence without its full stop; no text of people in it
 * @param since when this process saw it first
 */
public record Trouble(TroubleKind kind, String about, String what, Instant since) {
  /** Stays the same for as long as the trouble does, in every replica. */
  public String id() {
    return about.isEmpty() ? kind.id() : kind.id() + ":" + about;
  }
}
