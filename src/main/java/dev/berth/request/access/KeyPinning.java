package dev.berth.request.access;

import dev.berth.forge.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the keys on people's accounts open machines: of somebody whose keys were approved those
 * of them that are still there, and no newer one; of somebody new, or who had none, those found.
 *
 * @param open keys that may open machines
 * @param approved what counts as approved from now on
 * @param changed people with approved keys of which none is on their account any more
 * @param unapproved keys found that may not: they wait for an approver
 */
public record KeyPinning(
    List<PinnedKey> open,
    List<PinnedKey> approved,
    Set<Person> changed,
    List<PinnedKey> unapproved) {
  public KeyPinning {
    open = List.copyOf(open);
    approved = List.copyOf(approved);
    changed = Collections.unmodifiableSet(new LinkedHashSet<>(changed));
    unapproved = List.copyOf(unapproved);
  }

  /**
   * Holds what was found against what was approved.
   *
   * @param before empty where nothing was approved yet
   */
  public static KeyPinning of(Optional<List<PinnedKey>> before, List<PinnedKey> found) {
    var approved = new ArrayList<>(before.orElse(List.of()));
    var known = new HashSet<Person>();
    approved.forEach(k -> known.add(k.person()));
    var open = new ArrayList<PinnedKey>();
    var unapproved = new ArrayList<PinnedKey>();
    for (var key : found) {
      if (!known.contains(key.person())) approved.add(key);
      (key.isIn(approved) ? open : unapproved).add(key);
    }
    var changed = new HashSet<>(known);
    open.forEach(k -> changed.remove(k.person()));
    return new KeyPinning(open, approved, changed, unapproved);
  }

  /** Approved keys that are not on the accounts any more. */
  List<PinnedKey> gone() {
    return approved.stream().filter(k -> !k.isIn(open)).toList();
  }
}
