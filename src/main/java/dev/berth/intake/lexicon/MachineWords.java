package dev.berth.intake.lexicon;

import dev.berth.language.WordFile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words around machines: things that are machines, units, doubt, and what changes the mood. The
 * file {@code machines.txt} says what each list means.
 */
public final class MachineWords {
  private static final WordFile FILE = WordFile.read("intake/machines.txt");
  public static final Set<String> MACHINES = FILE.words("machines");
  public static final Set<String> ROLES = FILE.words("roles");
  public static final Set<String> PIECES = FILE.words("pieces");
  public static final Set<String> AMOUNTS = FILE.words("amounts");
  public static final Set<String> UNITS = FILE.words("units");
  public static final Set<String> STOPS = FILE.words("stops");
  public static final Set<String> MANY = FILE.words("many");
  public static final List<List<String>> ABOUT = FILE.phrases("about");
  public static final List<List<String>> UNSURE = FILE.phrases("unsure");
  public static final List<List<String>> USED = FILE.phrases("used");
  public static final List<List<String>> BESIDE = FILE.phrases("beside");
  public static final List<List<String>> WANT = FILE.phrases("want");
  public static final List<List<String>> NOT = FILE.phrases("not");
  public static final List<List<String>> LATER = FILE.phrases("later");
  public static final List<List<String>> INSTEAD = FILE.phrases("instead");
  public static final List<List<String>> USED_BEHIND = FILE.phrases("used-behind");
  public static final List<List<String>> OPEN = FILE.phrases("open");
  public static final Map<String, String> PAIRS = FILE.values("pairs");

  private MachineWords() {}
}
