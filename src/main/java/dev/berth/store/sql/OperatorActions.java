package dev.berth.store.sql;

import java.util.List;
import java.util.Optional;

/** What operators do by hand in the database, safe beside a running server. */
public final class OperatorActions {
  private final Transactions database;
  private final StandstillTable standstill;

  OperatorActions(Transactions database, StandstillTable standstill) {
    this.database = database;
    this.standstill = standstill;
  }

  /** Full names of parked entries that begin so, at most two: more than one is not clear. */
  public List<String> parkedLike(String start) {
    return database.read("list", h -> InboxTable.parkedLike(h, start));
  }

  /** Lets the work go on although the database is older than the world. What had been found. */
  public List<String> resume() {
    return standstill.resume();
  }

  /** Takes a parked entry in once more, with all its attempts. False when it is not parked. */
  public boolean retry(String entry) {
    return database.write("unpark", h -> InboxTable.unpark(h, entry, database.now(h)));
  }

  /** Gives a parked entry up for good. False when it is not parked. */
  public boolean drop(String entry) {
    return database.write("drop", h -> InboxTable.drop(h, entry, database.now(h)));
  }

  /** Numbers of the people who are called so now. */
  public List<Long> people(String login) {
    return database.read("list", h -> PersonTable.called(h, login));
  }

  /** Erases a person's name wherever it is shown from now on. The number stays. */
  public void forget(long person) {
    database.write(
        "forget",
        h -> {
          PersonTable.erase(h, person);
          return true;
        });
  }

  /** The line of a subject's history at which its chain of hashes breaks; empty when whole. */
  public Optional<Long> brokenHistory(long id) {
    return database.read("check", h -> HistoryTable.broken(h, id));
  }
}
