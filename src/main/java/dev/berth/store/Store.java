package dev.berth.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The database: truth and work queue in one. Every method is a transaction of its own and leaves
 * none open. A database that cannot be reached throws {@link Unavailable}: the door answers 503, a
 * worker tries later.
 */
public interface Store extends Inbox, WorkQueue, WriteLimiter, PersonQueue, AutoCloseable {
  /** How many entries one turn sees at most. */
  int INBOX_PAGE = 50;

  /**
   * How long a claim holds without being renewed, where the settings say nothing else; also the
   * takeover time after a kill.
   */
  Duration CLAIM_TIME = Duration.ofSeconds(60);

  /** Instant that means: not by time. */
  Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  /** The database's clock, the only one that counts across replicas. */
  Instant now();

  /** What is stored, to look at. */
  StoreReads reads();

  /** Whether all work stands still. */
  Standstill standstill();

  /** Ends of leases and releases own a part of the slots, so that nothing can starve them. */
  enum WriteLane {
    ENDS,
    ALL
  }

  /**
   * Some histories that were checked.
   *
   * @param last number of the last row; nothing when there was none
   * @param broken numbers of the rows whose history is not what was once written
   * @param digest of the ends of these and all before: kept elsewhere, it shows a history that was
   *     rewritten as a whole
   */
  record Checked(Optional<Long> last, List<Long> broken, String digest) {
    public Checked {
      broken = List.copyOf(broken);
    }
  }

  /** An entry that could not be dealt with. */
  record Parked(SubjectKey subject, String entry, String matter, Instant at) {}

  /**
   * How the work stands.
   *
   * @param oldestDue since when the subject longest due has been waiting, if any is
   * @param backingOff rows that killed their worker or threw
   * @param intentsOverdue intents open for longer than they may last
   * @param byState open requests by state
   */
  record Figures(
      Optional<Instant> oldestDue,
      long due,
      long parked,
      long backingOff,
      long intentsOverdue,
      Map<String, Long> byState) {
    public Figures {
      byState = Map.copyOf(byState);
    }
  }

  @Override
  void close();

  /** The database cannot be used now. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unavailable(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
