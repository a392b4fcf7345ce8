package dev.berth.store;

import java.time.Instant;

/**
 * An outside effect written down before it is made. Whoever finds one open waits until it cannot
 * land any more, then looks for its key, then tries again.
 *
 * @param key what is made: a machine key, a comment's key
 * @param until the effect may still land until then, on the store's clock
 */
public record Intent(String key, Instant until) {}
