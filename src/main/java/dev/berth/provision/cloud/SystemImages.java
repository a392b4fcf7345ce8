package dev.berth.provision.cloud;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the operating systems in an adapter's settings a request gets. Requests have them as
 * {@code ubuntu 24.04}; or without a version, which leaves us the choice. Letter case and hyphens
 * make no difference.
 */
public final class SystemImages {
  private SystemImages() {}

  /**
   * Checks what is written in the settings.
   *
   * @throws IllegalArgumentException saying which setting to mend
   */
  public static void check(Set<String> systems, Optional<String> defaultSystem) {
    if (defaultSystem.isPresent() && !systems.contains(defaultSystem.get()))
      throw new IllegalArgumentException("default-system is none of systems");
    if (defaultSystem.isEmpty() && systems.size() > 1)
      throw new IllegalArgumentException(
          "default-system is missing: which of systems does a request get that names none?");
  }

  /** Empty: what is asked for is not known here. */
  public static <T> Optional<T> choose(
      Map<String, T> systems, Optional<String> defaultSystem, Optional<String> wanted) {
    var name =
        wanted.isPresent()
            ? known(systems.keySet(), defaultSystem, wanted.get())
            : defaultSystem.or(() -> systems.keySet().stream().findFirst());
    return name.map(systems::get);
  }

  private static Optional<String> known(
      Set<String> systems, Optional<String> defaultSystem, String system) {
    var wanted = plain(system);
    List<String> versions =
        systems.stream()
            .filter(s -> plain(s).startsWith(wanted + " "))
            .sorted(Comparator.comparing(SystemImages::plain))
            .toList();
    return systems.stream()
        .filter(s -> plain(s).equals(wanted))
        .findFirst()
        .or(() -> defaultSystem.filter(versions::contains))
        .or(() -> versions.reversed().stream().findFirst());
  }

  private static String plain(String system) {
    return system.toLowerCase(Locale.ROOT).replace('-', ' ').strip();
  }
}
