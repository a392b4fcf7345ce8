package dev.berth.store.sql;

import org.jdbi.v3.core.Handle;

/** What is done in one transaction. It makes no call outside, and may be run again from the top. */
@FunctionalInterface
interface TransactionWork<T> {
  T run(Handle handle);
}
