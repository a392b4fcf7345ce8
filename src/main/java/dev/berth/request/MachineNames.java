package dev.berth.request;

import java.util.Locale;

/** What people call the machines of a request: after its code, else its project. */
final class MachineNames {
  private static final int NAME_MAX = 20;

  private MachineNames() {}

  static String of(Request r, int number) {
    var url = r.reading().codeUrls().stream().findFirst().orElse("");
    var name = url.substring(url.lastIndexOf('/') + 1);
    if (name.isEmpty()) name = r.reading().project().orElse("");
    name = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (name.isEmpty() || !Character.isLetter(name.charAt(0))) name = "machine";
    return name.substring(0, Math.min(name.length(), NAME_MAX)).replaceAll("-$", "") + "-" + number;
  }
}
