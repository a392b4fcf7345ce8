package dev.berth.program;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the labels are called in this program's repository. Exactly one of the states is on a
 * request; the flags stand beside it; {@code request} and {@code approved} are also read.
 */
public record Labels(
    String request,
    String approved,
    String onHold,
    String changeRequested,
    String needsInformation,
    String needsApproval,
    String queued,
    String provisioning,
    String active,
    String ending,
    String releasing,
    String failed,
    String question,
    String released,
    String denied,
    String withdrawn) {
  /** GitHub takes no longer names. */
  private static final int SIGNS_MAX = 50;

  /** Checks that they can be told apart, and that each can be taken off by its address. */
  public Labels {
    var all =
        List.of(
            request,
            approved,
            onHold,
            changeRequested,
            needsInformation,
            needsApproval,
            queued,
            provisioning,
            active,
            ending,
            releasing,
            failed,
            question,
            released,
            denied,
            withdrawn);
    var seen = new HashSet<String>();
    for (var name : all) {
      if (name.isBlank() || name.length() > SIGNS_MAX || name.contains("/") || name.contains(","))
        throw new IllegalArgumentException(
            "a label has 1 to " + SIGNS_MAX + " signs, no comma and no slash: " + name);
      if (!seen.add(name.toLowerCase(Locale.ROOT)))
        throw new IllegalArgumentException("two labels are called " + name);
    }
  }

  /** The words of the life cycle themselves. */
  public static Labels defaults() {
    return new Labels(
        "cluster request",
        "approved",
        "on hold",
        "change requested",
        "needs information",
        "needs approval",
        "queued",
        "provisioning",
        "active",
        "ending",
        "releasing",
        "failed",
        "question",
        "released",
        "denied",
        "withdrawn");
  }

  /** Names of the states by the state's own word, in the order of the life cycle. */
  public Map<String, String> states() {
    var all = new LinkedHashMap<String, String>();
    all.put("needs information", needsInformation);
    all.put("needs approval", needsApproval);
    all.put("queued", queued);
    all.put("provisioning", provisioning);
    all.put("active", active);
    all.put("ending", ending);
    all.put("releasing", releasing);
    all.put("failed", failed);
    all.put("question", question);
    all.put("released", released);
    all.put("denied", denied);
    all.put("withdrawn", withdrawn);
    return all;
  }

  /** The label of a state, by the state's own word. */
  public String state(String word) {
    return Optional.ofNullable(states().get(word))
        .orElseThrow(() -> new IllegalArgumentException("no state is called " + word));
  }

  /** Labels that only Berth sets: nobody is helped to set or take them by command. */
  public boolean isOurs(String name) {
    return states().values().stream().anyMatch(name::equalsIgnoreCase)
        || List.of(approved, onHold, changeRequested).stream().anyMatch(name::equalsIgnoreCase);
  }
}
