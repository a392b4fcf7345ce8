package dev.berth.store;

import dev.berth.store.Store.Checked;
import dev.berth.store.Store.Figures;
import dev.berth.store.Store.Parked;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages, API, operators and other rows read; nothing is changed by it. */
public interface StoreReads {
  /** Who has what, as far as it is published, newest first; leases that are over among them. */
  List<LedgerRow> ledger(int offset, int limit);

  /** Published or not: whoever shows it looks at that first. */
  Optional<LedgerRow> ledgerRow(long request);

  /** Leases of a request that were over when it was opened again, newest first. */
  List<LedgerRow> endedLeases(long request);

  /** How many requests that are listed and not over are in which state. */
  Map<String, Long> ledgerStates();

  Optional<Row> row(SubjectKey subject);

  Optional<Row> row(long id);

  /** Whether an effect of that key may be under way, or nobody heard what became of it. */
  boolean isIntended(SubjectKey subject, String key);

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
}
