package dev.berth.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A subject in the hands of one worker. Everything written goes through the fence: a worker whose
 * claim was taken over gets {@link Lost} and goes home; nothing of it was written.
 */
public interface Claim {
  SubjectKey key();

  /** The number of the row in this store; the request's number. */
  long id();

  /** Raised with every claim of the row: together they name this turn for ever. */
  long number();

  Row row();

  /** Untaken entries, oldest first, at most {@link Store#INBOX_PAGE}. */
  List<InboxEntry> inbox();

  /** Untaken entries after that one, as many again: for a page of which all must wait. */
  default List<InboxEntry> inboxAfter(long sequence) {
    return List.of();
  }

  List<Intent> intents();

  /** The open intent of that key, if there is one. */
  default Optional<Intent> intent(String key) {
    return intents().stream().filter(i -> i.key().equals(key)).findFirst();
  }

  /** One transaction behind the fence. */
  void commit(RowChange change);

  /** Counts an attempt at the entry before it is tried. */
  void countAttempt(InboxEntry entry);

  /**
   * Writes an intent down and renews the claim.
   *
   * @param lasts how long the effect may still land, from the store's now
   * @param unlessSignalled give up (false) when something new came in since the claim: for what
   *     costs money
   */
  boolean recordIntent(String key, Duration lasts, boolean unlessSignalled);

  /** Ends the turn: due again at {@code next}, or at once when something came in meanwhile. */
  void release(Instant next);

  /** Somebody else has the subject now. */
  final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Lost(SubjectKey key) {
      super("the claim on " + key + " was lost", null, false, false);
    }
  }
}
