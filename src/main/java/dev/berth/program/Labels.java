package dev.berth.program;

import dev.berth.config.ConfigProblem;
import dev.berth.config.FilePositions;
import dev.berth.forge.ForgeWriter.NewLabel;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Ending;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Provisioning;
import dev.berth.request.Question;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the labels are called in this program's repository. A forge compares label names without
 * regard to case, and so do we.
 *
 * @param names other names than the usual ones
 */
public record Labels(Map<LabelKind, String> names) {
  /** The forge takes no longer name. */
  public static final int NAME_MAX = 50;

  public static final Labels USUAL = new Labels(Map.of());

  public Labels {
    var all = new EnumMap<LabelKind, String>(LabelKind.class);
    for (var kind : LabelKind.values()) all.put(kind, names.getOrDefault(kind, kind.usual));
    names = Map.copyOf(all);
  }

  /** Whether they can be told apart, and each can be taken off by its address. */
  static List<ConfigProblem> problems(Map<LabelKind, String> given, FilePositions places) {
    var all = new Labels(given);
    var problems = new ArrayList<ConfigProblem>();
    given.forEach(
        (kind, name) -> {
          var at = "labels." + kind.word().replace(' ', '-');
          if (name.isBlank() || name.length() > NAME_MAX || name.matches(".*[/,].*"))
            problems.add(
                places.problem(
                    at, "a label has 1 to " + NAME_MAX + " signs, no comma and no slash: " + name));
          if (all.names.values().stream().filter(name::equalsIgnoreCase).count() > 1)
            problems.add(places.problem(at, "two labels are called " + name));
        });
    return problems;
  }

  public String of(LabelKind kind) {
    return names.getOrDefault(kind, kind.usual);
  }

  /** The one label of a state. */
  public String of(State s) {
    return of(
        switch (s) {
          case NeedsInformation _ -> LabelKind.NEEDS_INFORMATION;
          case NeedsApproval _ -> LabelKind.NEEDS_APPROVAL;
          case Queued _ -> LabelKind.QUEUED;
          case Provisioning _ -> LabelKind.PROVISIONING;
          case Active _ -> LabelKind.ACTIVE;
          case Ending _ -> LabelKind.ENDING;
          case Releasing _ -> LabelKind.RELEASING;
          case Failed _ -> LabelKind.FAILED;
          case Question _ -> LabelKind.QUESTION;
          case Closed c ->
              switch (c.as()) {
                case RELEASED -> LabelKind.RELEASED;
                case DENIED -> LabelKind.DENIED;
                case WITHDRAWN -> LabelKind.WITHDRAWN;
              };
        });
  }

  /** Whether an issue with these labels asks for machines by that alone. */
  public boolean isRequest(Set<String> onIssue) {
    return onIssue.stream().anyMatch(of(LabelKind.REQUEST)::equalsIgnoreCase);
  }

  /** By these labels Berth says what it knows, or hears a yes: nobody sets them by command. */
  public boolean isOurs(String name) {
    return names.values().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** Exactly one of these is on a request. */
  public Set<String> states() {
    return named(LabelKind::isState);
  }

  /** Beside the state. */
  public Set<String> flags() {
    return named(LabelKind::isFlag);
  }

  public Set<String> all() {
    return named(_ -> true);
  }

  private Set<String> named(Predicate<LabelKind> which) {
    return Arrays.stream(LabelKind.values())
        .filter(which)
        .map(this::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** All labels as they are to be made where they are missing. */
  public List<NewLabel> toMake() {
    return Arrays.stream(LabelKind.values())
        .map(k -> new NewLabel(of(k), k.colour, k.description))
        .toList();
  }
}
