package dev.berth.forge;

import java.time.Instant;

/**
 * An issue was closed or opened again, as the forge's list of issue events has it.
 *
 * @param closes closed; else opened again
 * @param byCommit the text of a commit closed it, whoever merged that
 */
public record ClosingEvent(long id, boolean closes, Person by, boolean byCommit, Instant at) {}
