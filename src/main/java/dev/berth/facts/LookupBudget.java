package dev.berth.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.forge.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many different things the words of one person make us look up: the accounts, repositories and
 * lists that their issues and commands name. What comes on top waits, and nobody else does. The
 * same again is free, as the forge mostly answers it at no price.
 */
public final class LookupBudget {
  /** Forty requests of one person within an hour stay within it, at five a request. */
  public static final int LOOKUPS_MAX = 200;

  /** It is what may be asked in that time. */
  private static final Duration WINDOW = Duration.ofHours(1);

  private static final int PEOPLE_MAX = 1_000;

  private final Cache<Long, Asked> people = Caffeine.newBuilder().maximumSize(PEOPLE_MAX).build();

  /** Empty where it may be asked now; else when. */
  Optional<Instant> waits(Person owner, String what, Instant now) {
    return people.get(owner.id(), _ -> new Asked()).waits(what, now);
  }

  /** What was asked for one person, and when. */
  private static final class Asked {
    private final Map<String, Instant> all = new HashMap<>();

    synchronized Optional<Instant> waits(String what, Instant now) {
      all.values().removeIf(at -> !at.plus(WINDOW).isAfter(now));
      if (all.containsKey(what)) return Optional.empty();
      if (all.size() >= LOOKUPS_MAX)
        return all.values().stream().min(Comparator.naturalOrder()).map(at -> at.plus(WINDOW));
      all.put(what, now);
      return Optional.empty();
    }
  }
}
