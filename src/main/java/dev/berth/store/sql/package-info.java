/**
 * The store on SQLite (one machine) and PostgreSQL (several).
 *
 * <p>A subject's row is the truth and the queue. Four statements carry it, and near variants of
 * each were found to lose wake-ups, so none of them is to be "simplified":
 *
 * <ul>
 *   <li>an entry first raises the row's {@code signal}, which locks the row, and is numbered with
 *       it: the order of an inbox is the order of commits;
 *   <li>a claim never moves {@code due_at}, else a signal that comes late in a claim is hidden;
 *   <li>every later write of the claim is fenced by claim number <em>and</em> worker: after a
 *       fail-over to a copy that misses the last commits, numbers are given out again;
 *   <li>letting go compares {@code signal} with the value that the claim returned. Asking the inbox
 *       there instead loses entries on PostgreSQL, and there only.
 * </ul>
 *
 * <p>SQLite: one writer in autocommit with {@code BEGIN IMMEDIATE}, readers apart, every answer
 * read whole before it is used (an open cursor keeps the log growing). Instants are microseconds in
 * columns, and are rounded up where they say "not before".
 *
 * <p>JSON is kept as plain ASCII text: it survives any character that people can type, and its
 * names are listed in one table, since stored names are data.
 */
package dev.berth.store.sql;
