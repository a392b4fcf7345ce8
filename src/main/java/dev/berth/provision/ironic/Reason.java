package dev.berth.provision.ironic;

import java.util.regex.Pattern;

/** Ironic's errors in people's words. */
final class Reason {
  private static final int CHARACTERS_MAX = 300;
  private static final Pattern NONE_FREE =
      Pattern.compile("no available nodes match|all nodes were filtered out|none of the requested");
  private static final Pattern UUID =
      Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
  private static final Pattern ADDRESS = Pattern.compile("\\b[a-z][a-z0-9+.-]*://\\S+");

  private Reason() {}

  /** Why an allocation found no node. */
  static String ofAllocation(String error) {
    return NONE_FREE.matcher(error).find()
        ? "No machine of this type is free at the provider now."
        : "The provider gave out no machine: " + of(error);
  }

  /** The first line, without what only machines read. */
  static String of(String error) {
    var line = error.strip().lines().findFirst().orElse("");
    line = ADDRESS.matcher(line).replaceAll("an address");
    line = UUID.matcher(line).replaceAll("of the machine").strip();
    if (line.isEmpty()) return "Ironic does not say why.";
    return line.length() > CHARACTERS_MAX ? line.substring(0, CHARACTERS_MAX) : line;
  }
}
