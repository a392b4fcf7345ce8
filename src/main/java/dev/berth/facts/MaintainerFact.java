package dev.berth.facts;

import dev.berth.forge.ForgeReader.TextFile;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.policy.Maintainership;
import java.util.List;

/** Whether the project's own list of maintainers names the requester. */
final class MaintainerFact {
  /** Where projects keep such a list; the first that is there counts. */
  private static final List<String> FILES =
      List.of("MAINTAINERS.md", "MAINTAINERS", "OWNERS", ".github/CODEOWNERS", "CODEOWNERS");

  private final Lookups lookups;

  MaintainerFact(Lookups lookups) {
    this.lookups = lookups;
  }

  Known<Maintainership> of(List<String> urls, Person requester) {
    var name = urls.stream().flatMap(u -> CodeFact.repository(u).stream()).findFirst();
    if (name.isEmpty()) return new Known.Absent<>("no repository of this forge is named");
    for (var file : FILES) {
      switch (lookups.codeFile(name.get(), file)) {
        case Known.Is<TextFile>(var text) -> {
          return Known.is(
              new Maintainership(MaintainerList.names(file, text.text(), requester.login()), file));
        }
        case Known.Unknown<TextFile>(var why, var again) -> {
          return new Known.Unknown<>(why, again);
        }
        case Known.Absent<TextFile> _ -> {}
      }
    }
    return new Known.Absent<>(
        "the project has no list of maintainers where such lists usually are");
  }
}
