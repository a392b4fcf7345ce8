package dev.berth.intake;

import dev.berth.language.WordFile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words around machines: things that are machines, units, doubt, and what changes the mood. The
 * file {@code machines.txt} says what each list means.
 */
final class MachineWords {
  private static final WordFile FILE = WordFile.read("intake/machines.txt");
  static final Set<String> MACHINES = FILE.words("machines");
  static final Set<String> ROLES = FILE.words("roles");
  static final Set<String> PIECES = FILE.words("pieces");
  static final Set<String> AMOUNTS = FILE.words("amounts");
  static final Set<String> UNITS = FILE.words("units");
  static final Set<String> STOPS = FILE.words("stops");
  static final Set<String> MANY = FILE.words("many");
  static final List<List<String>> ABOUT = FILE.phrases("about");
  static final List<List<String>> UNSURE = FILE.phrases("unsure");
  static final List<List<String>> USED = FILE.phrases("used");
  static final List<List<String>> BESIDE = FILE.phrases("beside");
  static final List<List<String>> WANT = FILE.phrases("want");
  static final List<List<String>> NOT = FILE.phrases("not");
  static final List<List<String>> LATER = FILE.phrases("later");
  static final List<List<String>> INSTEAD = FILE.phrases("instead");
  static final List<List<String>> USED_BEHIND = FILE.phrases("used-behind");
  static final List<List<String>> OPEN = FILE.phrases("open");
  static final Map<String, String> PAIRS = FILE.values("pairs");

  private MachineWords() {}
}
