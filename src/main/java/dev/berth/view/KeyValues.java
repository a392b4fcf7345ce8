package dev.berth.view;

import dev.berth.request.Request;
import dev.berth.request.access.PinnedKey;
import dev.berth.view.templates.TemplateValues;
import dev.berth.view.templates.TrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which SSH keys a yes lets in, by person: approvers can hold them against what they know. */
final class KeyValues {
  /** More of one person are counted only. */
  private static final int SHOWN_MAX = 3;

  private KeyValues() {}

  /** Empty while the keys were not looked up. */
  static List<TemplateValues> of(Request r) {
    var known = r.access().approvedKeys().or(r::keys);
    var all = new ArrayList<TemplateValues>();
    for (var person : MentionedPeople.of(r)) {
      if (known.isEmpty()) break;
      var theirs = known.get().stream().filter(k -> k.person().equals(person)).toList();
      var prints =
          theirs.stream()
              .map(PinnedKey::fingerprint)
              .flatMap(Optional::stream)
              .limit(SHOWN_MAX)
              .toList();
      all.add(
          new TemplateValues()
              .text("login", person.login())
              .list("prints", prints.stream().map(TrustedText::new).toList())
              .number("more", theirs.size() - prints.size()));
    }
    return all;
  }
}
