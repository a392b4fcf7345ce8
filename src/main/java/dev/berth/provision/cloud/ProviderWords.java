package dev.berth.provision.cloud;

import java.util.regex.Pattern;

/** A provider's own words, made fit for people who do not know its inside. */
public final class ProviderWords {
  private static final int CHARACTERS_MAX = 300;
  private static final Pattern ADDRESS = Pattern.compile("\\S*://\\S*");
  private static final Pattern UUID =
      Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

  private ProviderWords() {}

  /** The first line, without addresses and without what only machines read; may be empty. */
  public static String cleaned(String words) {
    var line = words.strip().lines().findFirst().orElse("");
    line = ADDRESS.matcher(line).replaceAll("an address");
    line = UUID.matcher(line).replaceAll("of the machine");
    return line.length() > CHARACTERS_MAX ? line.substring(0, CHARACTERS_MAX) + " ..." : line;
  }
}
