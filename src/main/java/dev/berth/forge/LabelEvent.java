package dev.berth.forge;

import java.time.Instant;

/**
 * A label was put on ({@code on}) or taken off an issue, as the forge's list of issue events has
 * it.
 */
public record LabelEvent(long id, String label, boolean on, Person by, Instant at) {}
