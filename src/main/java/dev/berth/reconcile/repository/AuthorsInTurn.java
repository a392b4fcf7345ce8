package dev.berth.reconcile.repository;

import static java.util.Comparator.comparing;

import dev.berth.store.PullRequestCheck;
import dev.berth.store.Row.Checks;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whose pull request is looked at next: authors take turns, so that one with forty keeps nobody
 * else waiting for more than a look. Those whose author is not known share one turn.
 */
final class AuthorsInTurn {
  private static final long UNKNOWN = 0;

  private final Checks checks;

  AuthorsInTurn(Checks checks) {
    this.checks = checks;
  }

  /**
   * The one to look at first, which may not be due yet. A place in the limiter's time comes before
   * all turns: it would be lost.
   */
  Optional<Map.Entry<Integer, PullRequestCheck>> next(Instant now) {
    Comparator<Map.Entry<Integer, PullRequestCheck>> order =
        comparing(e -> later(e.getValue().again(), now));
    return checks.pulls().entrySet().stream()
        .filter(e -> e.getValue().isDue())
        .min(
            order
                .thenComparing(e -> !e.getValue().hasSlot())
                .thenComparing(e -> checks.turns().getOrDefault(author(e), Instant.EPOCH))
                .thenComparing(e -> e.getValue().again())
                .thenComparing(Map.Entry::getKey));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static long author(Map.Entry<Integer, PullRequestCheck> e) {
    return author(e.getValue());
  }

  private static long author(PullRequestCheck pull) {
    return pull.author().orElse(UNKNOWN);
  }

  /** The turns after a look at one. */
  Map<Long, Instant> lookedAt(PullRequestCheck pull, Instant now) {
    var all = new HashMap<>(checks.turns());
    all.put(author(pull), now);
    // A look takes a minute: whose turn was two hundred looks ago waits as briefly as a newcomer.
    if (all.size() > Checks.AUTHORS_MAX)
      all.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .ifPresent(all::remove);
    return all;
  }

  /**
   * Which one to forget where there is no room for another: one that is over rather than one that
   * waits, then one of whoever has most waiting, then the one longest heard of.
   */
  Optional<Integer> dispensable() {
    var waiting =
        checks.pulls().values().stream()
            .filter(PullRequestCheck::isDue)
            .collect(Collectors.groupingBy(AuthorsInTurn::author, Collectors.counting()));
    Comparator<Map.Entry<Integer, PullRequestCheck>> order = comparing(e -> e.getValue().isDue());
    return checks.pulls().entrySet().stream()
        .min(
            order
                .thenComparingLong(
                    e -> e.getValue().isDue() ? -waiting.getOrDefault(author(e), 0L) : 0)
                .thenComparing(e -> e.getValue().heard()))
        .map(Map.Entry::getKey);
  }
}
