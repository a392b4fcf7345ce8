package dev.berth.store;

import java.time.Instant;

/**
 * One comment that is edited whenever what it says has changed.
 *
 * @param issue where it stands, {@code owner/repository#12}
 * @param id of the comment; 0 before it is made
 * @param shown fingerprint of what it says
 * @param nextAt it is not written before
 */
public record KeptComment(String issue, long id, String shown, Instant nextAt) {}
