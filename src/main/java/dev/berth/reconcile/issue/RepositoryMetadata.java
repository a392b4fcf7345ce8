package dev.berth.reconcile.issue;

import dev.berth.commands.grammar.TypedCommand;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.ForgeWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What some commands need to know of the repository; the forge is asked only for what is used. */
final class RepositoryMetadata {
  private final IssueContext context;

  RepositoryMetadata(IssueContext context) {
    this.context = context;
  }

  /** Names of all labels; empty where no command needs them or the forge cannot tell. */
  Optional<Set<String>> labels(List<TypedCommand> typed) {
    if (!uses(typed, "label")) return Optional.empty();
    return context
        .services()
        .forge()
        .labels(context.ref().repository())
        .found()
        .map(all -> all.stream().map(ForgeWriter.NewLabel::name).collect(Collectors.toSet()));
  }

  Map<String, Integer> milestones(List<TypedCommand> typed) {
    if (!uses(typed, "milestone")) return Map.of();
    return context
        .services()
        .forge()
        .milestones(context.ref().repository())
        .found()
        .orElse(List.of())
        .stream()
        .collect(
            Collectors.toMap(
                ForgeReader.Milestone::title, ForgeReader.Milestone::number, (a, _) -> a));
  }

  private static boolean uses(List<TypedCommand> typed, String name) {
    return typed.stream().anyMatch(t -> t.name().equals(name));
  }
}
