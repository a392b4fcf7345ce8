package dev.berth.view;

import dev.berth.forge.Person;
import dev.berth.request.Request;
import dev.berth.request.access.PinnedKey;
import dev.berth.view.templates.TemplateValues;
import dev.berth.view.templates.TrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SSH keys that a yes lets in, by person: approvers can hold them against what they know. */
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

  /** Every key that waits for an approver, by person: what is not shown must not be let in. */
  static List<TemplateValues> offers(Request r) {
    var offered = r.access().offered();
    return offered.stream()
        .flatMap(o -> o.keys().stream().map(PinnedKey::person).distinct())
        .map(
            who ->
                new TemplateValues()
                    .text("login", who.login())
                    .list("prints", prints(who, offered.get().keys()))
                    .list("gone", prints(who, offered.get().gone())))
        .toList();
  }

  private static List<TrustedText> prints(Person who, List<PinnedKey> keys) {
    return keys.stream()
        .filter(k -> k.person().equals(who))
        .flatMap(k -> k.fingerprint().stream())
        .map(TrustedText::new)
        .toList();
  }
}
