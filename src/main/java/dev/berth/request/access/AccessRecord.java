package dev.berth.request.access;

import dev.berth.forge.Person;
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
 */
public record AccessRecord(
    List<Person> former, List<String> unclaimed, Optional<List<PinnedKey>> approvedKeys) {
  /** People who left; of more than that the first are kept, and the opener is among them. */
  static final int FORMER_MAX = 50;

  /** Handles that are nobody's. */
  static final int UNCLAIMED_MAX = 50;

  public static final AccessRecord NONE = new AccessRecord(List.of(), List.of(), Optional.empty());

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
    return new AccessRecord(all, unclaimed, approvedKeys);
  }

  AccessRecord unclaiming(List<String> handles) {
    var all = new ArrayList<>(unclaimed);
    for (var h : handles) if (!isUnclaimed(h)) all.add(h);
    return new AccessRecord(
        former, all.subList(0, Math.min(all.size(), UNCLAIMED_MAX)), approvedKeys);
  }

  /** These keys are what approvers are shown, or were let in. */
  public AccessRecord approving(Optional<List<PinnedKey>> keys) {
    return new AccessRecord(former, unclaimed, keys);
  }

  /** The person's keys count no more, until they are looked up again. */
  public AccessRecord forgettingKeys(Person p) {
    return approving(
        approvedKeys.map(all -> all.stream().filter(k -> !k.person().equals(p)).toList()));
  }
}
