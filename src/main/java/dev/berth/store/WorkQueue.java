package dev.berth.store;

import java.util.Optional;

/** Rows that are due, given to one worker each. */
public interface WorkQueue {
  /** Makes the row where it is not there yet, due at once. */
  void ensureRow(SubjectKey subject);

  /** The subject longest due, if any is. */
  Optional<Claim> claim();
}
