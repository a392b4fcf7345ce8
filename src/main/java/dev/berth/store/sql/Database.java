package dev.berth.store.sql;

import org.jdbi.v3.core.Handle;

/** One of the databases that are supported, and where their SQL differs. */
sealed interface Database extends AutoCloseable permits Sqlite, Postgres {
  /** One transaction that writes; what it throws rolls it back. */
  <T> T write(TransactionWork<T> work);

  /** One transaction that only reads. */
  <T> T read(TransactionWork<T> work);

  /** The clock that counts, in microseconds. */
  long now(Handle handle);

  /** Put behind a select of rows that are about to change. */
  String forUpdate();

  /** The same, passing over rows that somebody else is about to change. */
  String forUpdateSkipLocked();

  @Override
  void close();
}
