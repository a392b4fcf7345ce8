package dev.berth.reconcile.record;

import dev.berth.request.Active;
import dev.berth.request.Approval;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.access.PinnedKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who was let in with which keys, and how long after the approval people could first log in. */
public final class GivenAccess {
  /** Of more keys the history names the first. */
  private static final int KEYS_MAX = 50;

  private GivenAccess() {}

  /** From the last yes to the first access that somebody can read; empty for all other events. */
  public static Optional<Duration> sinceApproval(Event event, Request before) {
    if (!(event instanceof Event.Sealed s) || s.text().isBlank()) return Optional.empty();
    if (!(before.state() instanceof Active a) || a.announced()) return Optional.empty();
    return before.approvals().stream()
        .map(Approval::at)
        .max(Comparator.naturalOrder())
        .map(yes -> Duration.between(yes, s.at()));
  }

  /** As the history keeps it: numbers of accounts and fingerprints, no name. */
  static Optional<String> inHistory(Event event, Request before, Request next) {
    if (event instanceof Event.KeysApproved e) return Optional.of(keys(e.keys()));
    if (event instanceof Event.KeysFound) return next.keys().map(GivenAccess::keys);
    return sinceApproval(event, before).map(t -> t.toSeconds() + " s after the approval");
  }

  private static String keys(List<PinnedKey> keys) {
    return keys.stream()
        .limit(KEYS_MAX)
        .map(k -> k.person().id() + " " + k.fingerprint().orElse("a key of no known form"))
        .collect(Collectors.joining(", "));
  }
}
