package dev.berth.program;

import dev.berth.config.ConfigProblem;
import dev.berth.config.DidYouMean;
import dev.berth.config.FilePositions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Checks which commands a program gives another right. A test holds the names to the commands. */
public final class CommandRights {
  /** Commands that need a right of the program; what requesters and anyone may needs none. */
  public static final Set<String> NAMES =
      Set.of(
          "add",
          "approve",
          "ask",
          "assign",
          "close",
          "deleted",
          "deny",
          "end",
          "hold",
          "keys",
          "label",
          "lock",
          "machines",
          "milestone",
          "override",
          "pool",
          "provisioned",
          "reopen",
          "replace",
          "retitle",
          "retry",
          "term",
          "unassign",
          "unhold",
          "unlabel",
          "unlock");

  /** The others. */
  public static final Set<String> WITHOUT_RIGHT =
      Set.of(
          "access",
          "confirm",
          "extend",
          "help",
          "keep",
          "os",
          "release",
          "remove",
          "status",
          "why",
          "withdraw",
          "workload");

  private CommandRights() {}

  static boolean isCommand(String word) {
    return NAMES.contains(word) || WITHOUT_RIGHT.contains(word);
  }

  static List<ConfigProblem> problems(Collection<String> given, FilePositions places) {
    var all = new ArrayList<ConfigProblem>();
    for (var name : given)
      if (!NAMES.contains(name))
        all.add(
            places.problem("commands." + name, "is no command that needs a right" + help(name)));
    return all;
  }

  private static String help(String name) {
    return DidYouMean.to(name, NAMES)
        .map(k -> ": did you mean " + k + "?")
        .orElseGet(
            () -> ": those that do are " + String.join(", ", NAMES.stream().sorted().toList()));
  }
}
