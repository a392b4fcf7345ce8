package dev.berth.facts;

import dev.berth.forge.Known;
import dev.berth.policy.Code;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the project's repositories show: licence, last change, whether they are there at all. */
final class CodeFact {
  /** More addresses are not looked at, and a rule says so: nothing hides behind the last. */
  private static final int URLS_MAX = 10;

  private static final Pattern REPOSITORY =
      Pattern.compile("https?://(?:www\\.)?github\\.com/([\\w.-]+/[\\w.-]+?)(?:\\.git)?/?");

  private final Lookups lookups;

  CodeFact(Lookups lookups) {
    this.lookups = lookups;
  }

  Map<String, Known<Code>> of(List<String> urls) {
    var all = new LinkedHashMap<String, Known<Code>>();
    for (var url : urls)
      all.put(
          url,
          all.size() < URLS_MAX
              ? of(url)
              : new Known.Unknown<>("more than " + URLS_MAX + " addresses", Instant.MAX));
    return all;
  }

  private Known<Code> of(String url) {
    return repository(url)
        .map(
            name ->
                lookups
                    .code(name)
                    .map(c -> new Code(c.name(), c.licence(), c.archived(), c.pushedAt())))
        .orElse(new Known.Unknown<>("it is not on this forge", Instant.MAX));
  }

  /** The {@code owner/name} in an address of the forge. */
  static Optional<String> repository(String url) {
    var m = REPOSITORY.matcher(url);
    return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }
}
