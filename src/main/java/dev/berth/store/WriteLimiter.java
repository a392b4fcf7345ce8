package dev.berth.store;

import dev.berth.store.Store.WriteLane;
import java.time.Instant;

/** Says when the next write to the forge may go; {@link WriteLimits} has the rules. */
public interface WriteLimiter {
  /**
   * The next free instant for a write to the forge; it belongs to the caller then.
   *
   * @param creates whether a comment is made, which has limits of its own
   */
  Instant nextSlot(WriteLane lane, boolean creates);

  /** The forge said: nothing before then. */
  void pauseUntil(Instant until);
}
