package dev.berth.observe;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The troubles that stand now: each is logged once when it begins, with what to do, and once when
 * it is over; a gauge for each kind says how many there are.
 */
public final class Troubles {
  /** Of one kind; a hundred and one lost issues are told as a hundred. */
  public static final int OF_A_KIND_MAX = 100;

  private static final Logger log = LoggerFactory.getLogger(Troubles.class);

  private final Metrics metrics;
  private final InstantSource clock;
  private final Map<TroubleKind, TreeMap<String, Trouble>> standing =
      new EnumMap<>(TroubleKind.class);

  public Troubles(Metrics metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
    for (var kind : TroubleKind.values()) count(kind);
  }

  /** There is one of that kind, of which there can be but one. */
  public void stands(TroubleKind kind, String what) {
    are(kind, Map.of("", what));
  }

  /** There is none of that kind. */
  public void over(TroubleKind kind) {
    are(kind, Map.of());
  }

  /**
   * These and no others are there of a kind.
   *
   * @param all what is wrong, by what it is about
   */
  public synchronized void are(TroubleKind kind, Map<String, String> all) {
    var now = standing.computeIfAbsent(kind, _ -> new TreeMap<>());
    now.values().stream().filter(t -> !all.containsKey(t.about())).forEach(this::ends);
    now.keySet().retainAll(all.keySet());
    all.forEach((about, what) -> begins(now, kind, about, what));
    count(kind);
  }

  private void begins(Map<String, Trouble> now, TroubleKind kind, String about, String what) {
    var before = now.get(about);
    if (before == null && now.size() >= OF_A_KIND_MAX) return;
    var since = before == null ? clock.instant().truncatedTo(SECONDS) : before.since();
    var trouble = new Trouble(kind, about, what, since);
    now.put(about, trouble);
    if (before == null)
      log.warn("trouble begins, {}: {}. What to do: {}", trouble.id(), what, kind.remedy());
  }

  private void ends(Trouble trouble) {
    var lasted = Duration.between(trouble.since(), clock.instant()).toSeconds();
    log.info("trouble over, {}: it lasted {} s", trouble.id(), lasted);
  }

  private void count(TroubleKind kind) {
    var count = standing.getOrDefault(kind, new TreeMap<>()).size();
    metrics.set("berth_trouble", count, "kind", kind.id());
  }

  public synchronized boolean isAny(TroubleKind kind) {
    return !standing.getOrDefault(kind, new TreeMap<>()).isEmpty();
  }

  /** What they are about, of one kind. */
  public synchronized List<String> about(TroubleKind kind) {
    return List.copyOf(standing.getOrDefault(kind, new TreeMap<>()).keySet());
  }

  /** All, gravest kind first. */
  public synchronized List<Trouble> list() {
    var all = new ArrayList<Trouble>();
    standing.values().forEach(of -> all.addAll(of.values()));
    return List.copyOf(all);
  }
}
