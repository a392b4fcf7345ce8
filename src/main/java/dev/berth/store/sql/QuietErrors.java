package dev.berth.store.sql;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** Keeps the values of statements, and with them people's texts, out of messages and logs. */
final class QuietErrors {
  private QuietErrors() {}

  static Jdbi of(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
