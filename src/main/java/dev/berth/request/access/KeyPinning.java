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
 * @param newer people with a key on their account that was not approved
 */
public record KeyPinning(
    List<PinnedKey> open, List<PinnedKey> approved, Set<Person> changed, Set<Person> newer) {
  public KeyPinning {
    open = List.copyOf(open);
    approved = List.copyOf(approved);
    changed = Collections.unmodifiableSet(new LinkedHashSet<>(changed));
    newer = Collections.unmodifiableSet(new LinkedHashSet<>(newer));
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
    var newer = new LinkedHashSet<Person>();
    for (var key : found) {
      if (!known.contains(key.person())) approved.add(key);
      if (has(approved, key)) open.add(key);
      else newer.add(key.person());
    }
    var changed = new HashSet<>(known);
    open.forEach(k -> changed.remove(k.person()));
    return new KeyPinning(open, approved, changed, newer);
  }

  private static boolean has(List<PinnedKey> keys, PinnedKey key) {
    return keys.stream()
        .anyMatch(k -> k.person().equals(key.person()) && k.text().equals(key.text()));
  }
}
