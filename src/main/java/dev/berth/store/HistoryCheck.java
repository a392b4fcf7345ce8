package dev.berth.store;

import java.time.Instant;

/**
 * The daily check of all histories.
 *
 * @param at when it goes on, or begins anew
 * @param after the row up to which it is done; 0 at the beginning
 * @param digest of the ends seen in this round
 * @param found broken histories in this round
 * @param broken what the last whole round found: must be 0
 */
public record HistoryCheck(Instant at, long after, String digest, long found, long broken) {}
