package dev.berth.intake.machines;

import dev.berth.catalogue.Arch;
import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Plan;
import dev.berth.intake.lexicon.ArchitectureWords;
import dev.berth.language.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Plans on offer that somebody may have meant: by name, by size, or as the successor of another.
 */
final class PlanSuggestions {
  private static final int SHOWN = 3;
  private static final Pattern CORES =
      Pattern.compile("(\\d{1,4})[ -]?(?:physical )?(?:v?cpus?|cores?|threads)\\b");
  private static final Pattern MEMORY =
      Pattern.compile("(\\d{1,5}) ?(?:gb|gib|g)\\b(?: of)?(?= ?(?:ram|memory|mem|[/,]|$| and))");
  private static final Pattern LARGE = Pattern.compile("\\b(?:big|large|strong|powerful|huge)\\b");

  private final Catalogue catalogue;

  PlanSuggestions(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** By the letters of a name that nobody knows. */
  List<String> byName(String written) {
    var wanted = written.toLowerCase(Locale.ROOT);
    var most = Math.max(2, wanted.length() / 2);
    return catalogue.offered().stream()
        .map(Plan::name)
        .filter(n -> EditDistance.between(wanted, n.toLowerCase(Locale.ROOT)) <= most)
        .sorted(
            Comparator.comparingInt(n -> EditDistance.between(wanted, n.toLowerCase(Locale.ROOT))))
        .limit(SHOWN)
        .toList();
  }

  /** The plans that take the place of one that is not offered. */
  List<String> instead(String plan) {
    var old = catalogue.plan(plan);
    if (old.isEmpty()) return List.of();
    var named = old.get().instead().stream().filter(this::isOffered).toList();
    if (!named.isEmpty()) return named;
    return bySize(Optional.of(old.get().arch()), old.get().cores(), old.get().memoryGib());
  }

  boolean isOffered(String plan) {
    return catalogue.plan(plan).filter(Plan::offered).isPresent();
  }

  /** By cores, memory, architecture and local disks that a text speaks of. */
  List<String> bySpecs(String text, Optional<Arch> arch) {
    var s = text.toLowerCase(Locale.ROOT);
    var cores = number(CORES, s);
    var memory = number(MEMORY, s);
    var said = arch.or(() -> archIn(s));
    var least = cores.isEmpty() && LARGE.matcher(s).find() ? OptionalInt.of(24) : cores;
    var found = bySize(said, least.orElse(0), memory.orElse(0));
    if (!s.contains("nvme")) return found;
    var fast = found.stream().filter(p -> has(p, "nvme")).toList();
    return fast.isEmpty() ? found : fast;
  }

  private boolean has(String plan, String feature) {
    return catalogue.plan(plan).filter(p -> p.features().contains(feature)).isPresent();
  }

  private List<String> bySize(Optional<Arch> arch, int cores, int memory) {
    return catalogue.offered().stream()
        .filter(p -> arch.isEmpty() || arch.get() == p.arch())
        .filter(p -> p.cores() >= cores && p.memoryGib() >= memory)
        .sorted(Comparator.comparingInt(Plan::cores).thenComparingInt(Plan::memoryGib))
        .map(Plan::name)
        .limit(SHOWN)
        .toList();
  }

  private static Optional<Arch> archIn(String text) {
    for (var w : text.split("[^\\w-]+", 200)) {
      var arch = ArchitectureWords.of(w);
      if (arch.isPresent()) return arch;
    }
    return Optional.empty();
  }

  private static OptionalInt number(Pattern pattern, String text) {
    var m = pattern.matcher(text);
    return m.find() ? OptionalInt.of(Integer.parseInt(m.group(1))) : OptionalInt.empty();
  }
}
