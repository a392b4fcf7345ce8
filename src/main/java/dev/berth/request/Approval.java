package dev.berth.request;

import dev.berth.forge.Person;
import dev.berth.reading.Digest;
import java.time.Instant;

/**
 * A person's yes: to exactly this digest, by this right, at that time, under that revision of the
 * program's file.
 */
public record Approval(
    Digest digest, Person by, String right, Instant at, String revision, boolean byLabel) {
  static Approval of(Event.Approved e) {
    return new Approval(e.digest(), e.by(), e.right(), e.at(), e.revision(), e.byLabel());
  }
}
