package dev.berth.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a subject. Append-only; each line carries the hash of the one before.
 *
 * @param by number of the person, where one did it
 * @param what name of the event and of the decision
 * @param detail JSON of what matters, person numbers instead of names, no text of issues
 */
public record HistoryLine(Instant at, Optional<Long> by, String what, String detail) {}
