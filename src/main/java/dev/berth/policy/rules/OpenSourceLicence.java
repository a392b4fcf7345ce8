package dev.berth.policy.rules;

import dev.berth.config.DidYouMean;
import dev.berth.forge.Known;
import dev.berth.policy.Code;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import dev.berth.reading.OpenSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The code is public under an open source licence. A plain "no" in the request is refused; what
 * could not be seen is for a person.
 *
 * @param accepted SPDX ids that count; empty for the usual ones that the OSI approved
 * @param otherwise what follows when a repository has no such licence
 */
public record OpenSourceLicence(Set<String> accepted, Otherwise otherwise) implements Rule {
  /** Licences approved by the OSI that forges recognise by their text. */
  private static final Set<String> OSI =
      Set.of(
          "0bsd",
          "afl-3.0",
          "agpl-3.0",
          "apache-2.0",
          "artistic-2.0",
          "bsd-1-clause",
          "bsd-2-clause",
          "bsd-2-clause-patent",
          "bsd-3-clause",
          "bsl-1.0",
          "cddl-1.0",
          "cern-ohl-p-2.0",
          "cern-ohl-s-2.0",
          "cern-ohl-w-2.0",
          "ecl-2.0",
          "epl-1.0",
          "epl-2.0",
          "eupl-1.1",
          "eupl-1.2",
          "gpl-2.0",
          "gpl-3.0",
          "isc",
          "lgpl-2.1",
          "lgpl-3.0",
          "lppl-1.3c",
          "mit",
          "mit-0",
          "mpl-2.0",
          "ms-pl",
          "ms-rl",
          "mulanpsl-2.0",
          "ncsa",
          "ofl-1.1",
          "osl-3.0",
          "postgresql",
          "unlicense",
          "upl-1.0",
          "zlib");

  /** What GitHub recognises besides. */
  private static final Set<String> OTHERS =
      Set.of(
          "blueoak-1.0.0",
          "bsd-3-clause-clear",
          "bsd-4-clause",
          "cc-by-4.0",
          "cc-by-sa-4.0",
          "cc0-1.0",
          "cecill-2.1",
          "gfdl-1.3",
          "odbl-1.0",
          "vim",
          "wtfpl");

  private static final String WANTED = "public code under an open source licence";

  public OpenSourceLicence {
    accepted =
        accepted.stream()
            .map(a -> a.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    for (var a : accepted)
      if (!OSI.contains(a) && !OTHERS.contains(a))
        throw new IllegalArgumentException(
            "accepted has "
                + a
                + ", which GitHub calls no licence; write it like GPL-3.0"
                + DidYouMean.hint(a, OSI));
  }

  static OpenSourceLicence defaults() {
    return new OpenSourceLicence(Set.of(), Otherwise.WARN);
  }

  @Override
  public String id() {
    return "open-source";
  }

  @Override
  public Finding judge(Facts facts) {
    if (facts.reading().openSource() == OpenSource.NO)
      return Finding.refused(id(), "the request says that it is not open source", WANTED);
    if (facts.code().isEmpty())
      return Finding.warned(id(), "no address of the code is given", WANTED);
    return facts.code().entrySet().stream()
        .map(e -> judge(e.getKey(), e.getValue()))
        .max(Comparator.comparing(Finding::result))
        .orElseThrow();
  }

  private Finding judge(String address, Known<Code> code) {
    return switch (code) {
      case Known.Is<Code>(Code c) -> licence(c);
      case Known.Absent<Code> _ -> Finding.warned(id(), "nothing public is at " + address, WANTED);
      case Known.Unknown<Code>(String why, var _) ->
          Finding.unknown(id(), "could not look at " + address + ": " + why, WANTED);
    };
  }

  private Finding licence(Code code) {
    var licence = code.licence().orElse("");
    var seen = licence.isEmpty() ? "no licence file in " + code.name() : licence;
    if (counts(licence)) return Finding.passed(id(), seen, WANTED);
    if (licence.equals("NOASSERTION"))
      return Finding.warned(id(), "a licence of its own in " + code.name(), WANTED);
    return otherwise.finding(id(), seen, WANTED);
  }

  /** {@code GPL-3.0-or-later} and {@code GPL-3.0-only} are GPL-3.0 here. */
  private boolean counts(String licence) {
    var id = licence.toLowerCase(Locale.ROOT).replaceAll("-(only|or-later)$", "");
    return (accepted.isEmpty() ? OSI : accepted).contains(id);
  }
}
