package dev.berth.intake.text;

import dev.berth.catalogue.Arch;
import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Plan;
import dev.berth.intake.lexicon.ArchitectureWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognises the plans of a catalogue in a text, in every spelling: {@code c3.small.x86}, {@code
 * c3-small}, {@code C3 Small[x86]}, {@code Type 1E}. What only looks like a plan is told as such.
 */
public final class PlanNames {
  private static final String ARCH = "x86_64|x86-64|x86|amd64|arm64|aarch64|arm";
  private static final Pattern NAME_WITH_ARCH = Pattern.compile("(.+)[.\\-_ ](" + ARCH + ")");
  private static final String BEFORE = "(?<![\\p{L}\\p{N}])";
  private static final String AFTER = "(?![\\p{L}\\p{N}]|\\.\\d)";

  /** The shape that plan names of clouds have. */
  private static final String SHAPE =
      "[a-z]{1,3}\\d{1,2}[a-z]{0,2}[.\\-](?:x{0,2}small|x{0,2}large|medium|micro|nano|metal"
          + "|\\d{1,2}xlarge)";

  private final Map<String, List<Plan>> byBase = new LinkedHashMap<>();
  private final Pattern known;
  private final Pattern anywhere;
  private final Pattern shaped =
      Pattern.compile("(" + SHAPE + ")(?:[.\\-_](?:" + ARCH + "))?" + AFTER);

  public PlanNames(Catalogue catalogue) {
    for (var p : catalogue.plans()) {
      learn(p.name(), p);
      p.aliases().forEach(a -> learn(a, p));
    }
    var names =
        byBase.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s))
            .map(PlanNames::spellings)
            .collect(Collectors.joining("|"));
    known =
        Pattern.compile(
            "("
                + (names.isEmpty() ? "(?!)" : names)
                + ")s?"
                + "(?:[.\\-_ ]?[\\[(]?("
                + ARCH
                + ")[\\])]?)?"
                + AFTER);
    anywhere = Pattern.compile(BEFORE + "(?:" + known.pattern() + "|" + shaped.pattern() + ")");
  }

  private void learn(String name, Plan plan) {
    var lower = name.toLowerCase(Locale.ROOT);
    var withArch = NAME_WITH_ARCH.matcher(lower);
    var base = key(withArch.matches() ? withArch.group(1) : lower);
    if (base.chars().anyMatch(Character::isDigit) || lower.length() > 3)
      byBase.computeIfAbsent(base, _ -> new ArrayList<>()).add(plan);
  }

  /** Parts of a name, without what is between them. */
  private static String key(String name) {
    return name.replaceAll("[.\\-_ ]+", "\u0001");
  }

  private static String spellings(String key) {
    return List.of(key.split("\u0001")).stream()
        .map(Pattern::quote)
        .collect(Collectors.joining("[.\\-_ ]{0,2}"));
  }

  /** A plan at exactly this place of a lower-case text; the matcher tells where it ends. */
  Optional<FoundPlan> at(String text, int from) {
    var m = known.matcher(text).region(from, text.length()).useTransparentBounds(true);
    if (m.lookingAt()) return Optional.of(found(m, text));
    m = shaped.matcher(text).region(from, text.length()).useTransparentBounds(true);
    if (!m.lookingAt()) return Optional.empty();
    return Optional.of(new FoundPlan(stranger(m.group()), m.end()));
  }

  /** Whether a plan of the catalogue stands at exactly this place. */
  boolean knownAt(String text, int from) {
    return at(text, from).filter(f -> f.plan().plan().isPresent()).isPresent();
  }

  record FoundPlan(PlanMention plan, int end) {}

  /** Whether a text of any case names a plan. */
  public boolean mentions(String text) {
    return anywhere.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  private FoundPlan found(Matcher m, String text) {
    var written = m.group();
    var base = m.group(1).replaceAll("[.\\-_ ]+", "\u0001");
    var plans = byBase.getOrDefault(base, List.of());
    if (plans.isEmpty()) plans = glued(m.group(1));
    var arch = Optional.ofNullable(m.group(2)).flatMap(ArchitectureWords::of);
    var end = m.end();
    var fits = plans.stream().filter(p -> arch.isEmpty() || arch.get() == p.arch()).toList();
    if (fits.isEmpty() && text.charAt(m.start(2) - 1) == ' ') {
      // "c1.large x86 machines": the word behind the name is no part of it
      fits = plans;
      end = m.end(1);
      written = m.group(1);
    }
    if (fits.isEmpty())
      return new FoundPlan(new PlanMention(Optional.empty(), Optional.empty(), written), end);
    var one = fits.stream().map(Plan::name).distinct().count() == 1;
    var name = one ? Optional.of(fits.getFirst().name()) : Optional.<String>empty();
    var same = fits.stream().map(Plan::arch).distinct().count() == 1;
    return new FoundPlan(
        new PlanMention(
            name, same ? Optional.of(fits.getFirst().arch()) : Optional.empty(), written),
        end);
  }

  /** {@code c3small}: nothing between the parts. */
  private List<Plan> glued(String written) {
    var bare = written.replaceAll("[.\\-_ ]", "");
    return byBase.entrySet().stream()
        .filter(e -> e.getKey().replace("\u0001", "").equals(bare))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of());
  }

  private static PlanMention stranger(String written) {
    Optional<Arch> arch = Optional.empty();
    for (var a : List.of("x86", "amd64", "arm", "aarch64"))
      if (written.contains(a)) arch = ArchitectureWords.of(a);
    return new PlanMention(Optional.empty(), arch, written);
  }
}
