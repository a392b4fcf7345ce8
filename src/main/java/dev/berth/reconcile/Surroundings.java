package dev.berth.reconcile;

import dev.berth.commands.Typed;
import dev.berth.forge.Forge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What some commands need to know of the repository; the forge is asked only for what is used. */
final class Surroundings {
  private final IssueAtHand hand;

  Surroundings(IssueAtHand hand) {
    this.hand = hand;
  }

  /** Names of all labels; empty where no command needs them or the forge cannot tell. */
  Optional<Set<String>> labels(List<Typed> typed) {
    if (!uses(typed, "label")) return Optional.empty();
    return hand.desk().forge().labels(hand.ref().repository()).found().map(Set::copyOf);
  }

  Map<String, Integer> milestones(List<Typed> typed) {
    if (!uses(typed, "milestone")) return Map.of();
    return hand
        .desk()
        .forge()
        .milestones(hand.ref().repository())
        .found()
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(Forge.Milestone::title, Forge.Milestone::number, (a, _) -> a));
  }

  private static boolean uses(List<Typed> typed, String name) {
    return typed.stream().anyMatch(t -> t.name().equals(name));
  }
}
