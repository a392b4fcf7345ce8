package dev.berth.request.access;

import dev.berth.forge.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a request's access beside its people.
 *
 * @param former who belonged to it and left: they do not decide on it, in this life or a later one
 * @param unclaimed handles in the issue that are nobody's here: no account was called so when it
 *     was read, or its person was taken off the request
 * @param approvedKeys the people's SSH keys as they were shown to approvers or let in since; empty
 *     while they were not looked up
 * @param offered what is on the accounts beside them and waits for an approver
 */
public record AccessRecord(
    List<Person> former,
    List<String> unclaimed,
    Optional<List<PinnedKey>> approvedKeys,
    Optional<OfferedKeys> offered) {
  /** People who left; of more than that the first are kept, and the opener is among them. */
  static final int FORMER_MAX = 50;

  /** Handles that are nobody's. */
  static final int UNCLAIMED_MAX = 50;

  public static final AccessRecord NONE =
      new AccessRecord(List.of(), List.of(), Optional.empty(), Optional.empty());

  public AccessRecord {
    former = List.copyOf(former);
    unclaimed = List.copyOf(unclaimed);
    approvedKeys = approvedKeys.map(List::copyOf);
  }

  boolean isUnclaimed(String handle) {
    return unclaimed.stream().anyMatch(handle::equalsIgnoreCase);
  }

  AccessRecord leaving(Person p) {
    if (p.isGhost() || former.contains(p) || former.size() >= FORMER_MAX) return this;
    var all = new ArrayList<>(former);
    all.add(p);
    return new AccessRecord(all, unclaimed, approvedKeys, offered);
  }

  AccessRecord unclaiming(List<String> handles) {
    var all = new ArrayList<>(unclaimed);
    for (var h : handles) if (!isUnclaimed(h)) all.add(h);
    return new AccessRecord(
        former, all.subList(0, Math.min(all.size(), UNCLAIMED_MAX)), approvedKeys, offered);
  }

  /** These keys are what approvers are shown: nothing is on the accounts beside them. */
  public AccessRecord approving(Optional<List<PinnedKey>> keys) {
    return with(keys, Optional.empty());
  }

  /** Rows of an earlier Berth know only the keys that open machines. */
  public AccessRecord approvedBefore(Optional<List<PinnedKey>> open) {
    return with(approvedKeys.or(() -> open), offered);
  }

  /**
   * The accounts were looked at.
   *
   * @param told of what waits, what approvers were told of
   */
  public AccessRecord looked(KeyPinning look, Optional<OfferedKeys> told, Instant at) {
    return with(Optional.of(look.approved()), OfferedKeys.of(look, told, at));
  }

  /** An approver lets in what waits, as it was shown; what had gone by then counts no more. */
  public AccessRecord lettingIn(OfferedKeys shown) {
    var all = new ArrayList<>(approvedKeys.orElse(List.of()));
    all.removeIf(k -> k.isIn(shown.gone()));
    shown.keys().stream().filter(k -> !k.isIn(all)).forEach(all::add);
    return approving(Optional.of(all));
  }

  /** The person's keys count no more, until they are looked up again. */
  public AccessRecord forgettingKeys(Person p) {
    return with(approvedKeys.map(all -> without(p, all)), offered.flatMap(o -> o.without(p)));
  }

  static List<PinnedKey> without(Person p, List<PinnedKey> keys) {
    return keys.stream().filter(k -> !k.person().equals(p)).toList();
  }

  private AccessRecord with(Optional<List<PinnedKey>> approved, Optional<OfferedKeys> waiting) {
    return new AccessRecord(former, unclaimed, approved, waiting);
  }
}
