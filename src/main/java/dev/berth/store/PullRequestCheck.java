package dev.berth.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a pull request: whether it has to be looked at, and what was.
 *
 * @param heard when it was heard of last
 * @param isDue whether it is to be looked at
 * @param again not before then
 * @param hasSlot the limiter gave {@code again} for its check run
 * @param tries how often a look was begun without an end
 * @param judged the commit at its tip when a look came to its end; empty before
 * @param round raised whenever somebody wants the check anew
 * @param author number of the account that proposes it, where that is known
 */
public record PullRequestCheck(
    Instant heard,
    boolean isDue,
    Instant again,
    boolean hasSlot,
    int tries,
    String judged,
    int round,
    Optional<Long> author) {}
