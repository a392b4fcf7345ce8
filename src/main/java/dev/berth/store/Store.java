package dev.berth.store;

import dev.berth.forge.Incoming;
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
public interface Store extends AutoCloseable {
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

  /**
   * Keeps a delivery and makes its subject due, in one transaction, durable when this returns.
   *
   * @param delivery the forge's id of it, the same when it is delivered again
   * @param about what it tells, or empty when there is nothing to do about it
   * @return whether it was new
   */
  boolean accept(String delivery, SubjectKey subject, Incoming about);

  /** An entry from inside: a find of the rescan, a word of an operator. False when it was there. */
  boolean tell(SubjectKey subject, String id, Matter matter);

  /** Makes the row where it is not there yet, due at once. */
  void ensure(SubjectKey subject);

  /** The subject longest due, if any is. */
  Optional<Claim> claim();

  /** When the next subject is due; NEVER when none is. For sleeping no longer than sensible. */
  Instant nextDue();

  /** Which of these deliveries were kept. */
  List<String> seen(List<String> deliveries);

  /**
   * The next free instant for a write to the forge; it belongs to the caller then.
   *
   * @param creates whether a comment is made, which has limits of its own
   */
  Instant slot(Lane lane, boolean creates);

  /** The forge said: nothing before then. */
  void noSlotBefore(Instant until);

  /** Ends of leases and releases own a part of the slots, so that nothing can starve them. */
  enum Lane {
    ENDS,
    ALL
  }

  // What pages, API and operators read.

  /** What is published, newest first. */
  List<LedgerRow> ledger(int offset, int limit);

  /** Published or not: whoever shows it looks at that first. */
  Optional<LedgerRow> ledgerRow(long request);

  Optional<Row> row(SubjectKey subject);

  Optional<Row> row(long id);

  List<HistoryLine> history(long id, int offset, int limit);

  /** Requests of a repository that are not over, or whose issue stands open, by number. */
  List<SubjectKey> openIssues(long repository, int afterNumber, int limit);

  /** Numbers of the rows that have a request which is not over, in any repository. */
  List<Long> requestsNotOver(long afterId, int limit);

  List<Parked> parked(int limit);

  Figures figures();

  /**
   * Holds the histories of the next rows against their own hashes.
   *
   * @param afterId rows up to this number were checked
   * @param digest of the ends of all histories checked so far; empty at the beginning
   */
  Checked checkHistories(long afterId, int limit, String digest);

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
