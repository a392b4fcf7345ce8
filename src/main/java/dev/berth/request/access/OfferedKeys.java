package dev.berth.request.access;

import dev.berth.forge.Person;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * SSH keys on people's accounts that nobody approved, as one notice shows them to approvers: a yes
 * lets in exactly these.
 *
 * @param since when they came up; the notice is known by it
 * @param keys each with a fingerprint, so that each can be shown
 * @param gone approved keys of the same people that are not on their accounts any more
 */
public record OfferedKeys(Instant since, List<PinnedKey> keys, List<PinnedKey> gone) {
  /** All of them fit a comment; what is more is shown when these are decided on. */
  static final int KEYS_MAX = 50;

  public OfferedKeys {
    keys = List.copyOf(keys);
    gone = List.copyOf(gone);
  }

  /**
   * What is to be shown after a look at the accounts. Keys that went since count no more, so who
   * puts one back is told of anew.
   *
   * @param told what approvers were told of before
   * @return empty where everything is approved
   */
  static Optional<OfferedKeys> of(KeyPinning look, Optional<OfferedKeys> told, Instant at) {
    var keys =
        look.unapproved().stream()
            .filter(k -> k.fingerprint().isPresent())
            .limit(KEYS_MAX)
            .toList();
    if (keys.isEmpty()) return Optional.empty();
    var whose = new HashSet<>(keys.stream().map(PinnedKey::person).toList());
    var gone =
        look.gone().stream().filter(k -> whose.contains(k.person())).limit(KEYS_MAX).toList();
    var since = told.filter(t -> keys.stream().allMatch(k -> k.isIn(t.keys))).map(t -> t.since);
    return Optional.of(new OfferedKeys(since.orElse(at), keys, gone));
  }

  /** Without the keys of somebody; empty where nothing is left. */
  Optional<OfferedKeys> without(Person p) {
    var others = AccessRecord.without(p, keys);
    var left = AccessRecord.without(p, gone);
    return others.isEmpty() ? Optional.empty() : Optional.of(new OfferedKeys(since, others, left));
  }
}
