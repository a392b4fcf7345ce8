package dev.berth.intake.text;

import dev.berth.language.WordFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operating systems by short names: {@code ubuntu 22.04}, {@code rhel 9}, {@code linux}. */
public final class OperatingSystems {
  private static final int TEXT_MAX = 5_000;
  private static final int SYSTEMS_MAX = 20;

  /** Spellings, longer ones first where one begins with another. */
  private static final Map<String, String> NAMES =
      WordFile.read("intake/systems.txt").values("systems");

  private static final String VERSION =
      "(?:[ \\-:_(/]{0,2}(?:v(?:ersion)? ?|server |release"
          + " )?(\\d{1,4}(?:[._]\\d{1,3}){0,2})(?![\\p{L}\\d]))?";
  private static final String CHANNEL =
      "(?:[ \\-]{0,2}[(\\[]?(stable|beta|alpha|lts|edge|testing|sid|stream|atomic)\\b)?";
  private static final Pattern SYSTEM = pattern();
  private static final Pattern NOT =
      Pattern.compile("(?:\\bno|\\bnot|\\bexcept|\\bwithout|n't)(?: \\w+)?\\s*$");

  private OperatingSystems() {}

  private static Pattern pattern() {
    var all = new ArrayList<String>();
    var i = 0;
    for (var spelling : NAMES.values()) all.add("(?<n" + i++ + ">" + spelling + ")");
    return Pattern.compile(
        "(?<![\\p{L}\\d.@-])(?:" + String.join("|", all) + ")(?![\\p{L}])" + VERSION + CHANNEL);
  }

  /** The systems of an answer about systems. */
  public static List<String> in(String answer) {
    return read(answer, true);
  }

  /** The systems in other text: there a system has a name and more than {@code linux}. */
  public static List<String> inProse(String text) {
    return read(text, false);
  }

  public static boolean startsWithSystem(String text) {
    var m = SYSTEM.matcher(text.strip().toLowerCase(Locale.ROOT));
    return m.lookingAt() || (m.find() && m.start() < 8);
  }

  private static List<String> read(String text, boolean answer) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    var lower = cut.toLowerCase(Locale.ROOT).replaceAll("https?://\\S+", " ");
    var found = new ArrayList<String>();
    var pending = new ArrayList<Integer>();
    var m = SYSTEM.matcher(lower);
    while (m.find() && found.size() < SYSTEMS_MAX) {
      if (NOT.matcher(lower.substring(Math.max(0, m.start() - 20), m.start())).find()) continue;
      var name = name(m);
      if (!answer && name.equals("linux")) continue;
      var version = version(m);
      // "centos/rhel 7": the version stands behind the second
      if (version.isEmpty() && m.end() < lower.length() && lower.charAt(m.end()) == '/')
        pending.add(found.size());
      else if (!version.isEmpty()) {
        for (var p : pending) found.set(p, found.get(p) + " " + version);
        pending.clear();
      }
      found.add(version.isEmpty() ? name : name + " " + version);
    }
    return distinct(found);
  }

  private static String name(Matcher m) {
    var i = 0;
    for (var name : NAMES.keySet()) if (m.group("n" + i++) != null) return name;
    throw new IllegalStateException("a match without a name");
  }

  private static String version(Matcher m) {
    var number = m.group(m.groupCount() - 1);
    var channel = m.group(m.groupCount());
    if (number != null) return number.replace('_', '.');
    return channel == null || channel.equals("lts") ? "" : channel;
  }

  /** Plain {@code linux} beside the name of one says nothing more. */
  private static List<String> distinct(List<String> found) {
    var out = new ArrayList<String>();
    for (var f : found) {
      var vague = found.stream().anyMatch(o -> !o.equals(f) && o.startsWith(f + " "));
      if (!out.contains(f) && !vague) out.add(f);
    }
    if (out.size() > 1) out.remove("linux");
    return List.copyOf(out);
  }
}
