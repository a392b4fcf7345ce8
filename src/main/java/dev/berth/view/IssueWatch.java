package dev.berth.view;

import dev.berth.forge.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an issue so that nobody is fooled or kept busy there.
 *
 * @param said commands that texts of people speak of, with the number of who wrote them; 0 where
 *     several did
 * @param repairs by what was put right: how often that was undone again
 */
public record IssueWatch(Map<String, Long> said, Map<String, Repairs> repairs) {
  /** No issue remembers more commands; beyond it each may have been said. */
  public static final int SAID_MAX = 300;

  /** No issue remembers more causes; the one longest quiet is forgotten first. */
  static final int CAUSES_MAX = 40;

  /** So often the same is put right within {@link #CALM}; then it is a war. */
  public static final int REPAIRS_MAX = 5;

  /** So long nothing is put right after that, and so long apart two deeds are no war. */
  public static final Duration CALM = Duration.ofHours(1);

  /** So long a war is remembered: until then one trial is made after each calm, and no more. */
  static final Duration MEMORY = Duration.ofHours(24);

  /** What stands for any command; {@code SaidCommands.ANY}. */
  private static final String ANY = "*";

  private static final long SEVERAL = 0;

  public static final IssueWatch NONE = new IssueWatch(Map.of(), Map.of());

  public IssueWatch {
    said = Map.copyOf(said);
    repairs = Map.copyOf(repairs);
  }

  /**
   * How often something was put right.
   *
   * @param last when it was done last
   */
  public record Repairs(int count, Instant last) {}

  /** With what a text speaks of; what nobody can remember any more counts as said by all. */
  public IssueWatch hearing(Person by, Set<String> keys) {
    if (keys.isEmpty() || said.containsKey(ANY)) return this;
    var all = new HashMap<>(said);
    for (var k : keys) all.merge(k, by.id(), (a, b) -> a.equals(b) ? a : Long.valueOf(SEVERAL));
    if (all.size() > SAID_MAX) return new IssueWatch(Map.of(ANY, SEVERAL), repairs);
    return all.equals(said) ? this : new IssueWatch(all, repairs);
  }

  /** Whether somebody else spoke of it before. */
  public boolean isSaidByOthers(String key, Person than, BiPredicate<String, String> repeats) {
    return said.entrySet().stream()
        .anyMatch(e -> e.getValue() != than.id() && repeats.test(key, e.getKey()));
  }

  /** Something was put right once more. */
  public IssueWatch repaired(String cause, Instant now) {
    var all = new HashMap<>(repairs);
    all.put(cause, next(repairs.get(cause), now));
    if (all.size() > CAUSES_MAX)
      all.entrySet().stream()
          .min(Comparator.comparing(e -> e.getValue().last()))
          .map(Map.Entry::getKey)
          .ifPresent(all::remove);
    return new IssueWatch(said, all);
  }

  private static Repairs next(@Nullable Repairs before, Instant now) {
    if (before == null || now.isAfter(before.last().plus(MEMORY))) return new Repairs(1, now);
    var isWar = before.count() >= REPAIRS_MAX;
    var isApart = now.isAfter(before.last().plus(CALM));
    return new Repairs(isApart && !isWar ? 1 : Math.min(before.count() + 1, REPAIRS_MAX), now);
  }

  /** Whether anything is left as it is for now. */
  public boolean isQuiet(Instant now) {
    return repairs.keySet().stream().anyMatch(c -> quietUntil(c, now).isPresent());
  }

  /** Until when nothing is put right for that cause; empty where there is no war. */
  public Optional<Instant> quietUntil(String cause, Instant now) {
    return Optional.ofNullable(repairs.get(cause))
        .filter(r -> r.count() >= REPAIRS_MAX)
        .map(r -> r.last().plus(CALM))
        .filter(now::isBefore);
  }
}
