package dev.berth.view;

import dev.berth.request.Request;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machine;
import dev.berth.view.templates.MarkdownEscape;
import dev.berth.view.templates.OwnMarkdown;
import dev.berth.view.templates.ReadableTime;
import dev.berth.view.templates.TemplateValues;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the operators of a hand-worked pool read: what to do, for whom, and how to say it is done.
 */
final class ManualWorkValues {
  /** More machines than that are a table of their own, not a comment. */
  private static final int NAMED_MAX = 50;

  private static final int KEYS_MAX = 40;

  private ManualWorkValues() {}

  /** Whether people make its machines. */
  static boolean isAny(Request r) {
    return r.machines().list().stream().anyMatch(m -> m.byHand().isPresent());
  }

  static TemplateValues of(Request r) {
    return new TemplateValues()
        .is("by_hand", isAny(r))
        .bare(
            "hand_pool",
            r.machines().list().stream().findFirst().map(m -> m.made().pool()).orElse(""))
        .groups("to_make", tasks(r, Machine::isToMake))
        .groups("to_delete", tasks(r, Machine::isToDelete))
        .number("to_make_count", count(r, Machine::isToMake))
        .number("to_delete_count", count(r, Machine::isToDelete))
        .bare("lent_for", ReadableTime.exactly(r.term()))
        .time(
            "at_the_latest", r.machines().list().stream().findFirst().flatMap(m -> m.made().end()))
        .list("ssh_keys", sshKeys(r));
  }

  private static long count(Request r, Predicate<Machine> which) {
    return r.machines().list().stream().filter(which).count();
  }

  private static List<TemplateValues> tasks(Request r, Predicate<Machine> which) {
    return r.machines().list().stream()
        .filter(which)
        .limit(NAMED_MAX)
        .map(ManualWorkValues::task)
        .toList();
  }

  private static TemplateValues task(Machine m) {
    return new TemplateValues()
        .markup("name", MarkdownEscape.bareOrCode(m.name()))
        .text("plan", m.made().plan())
        .text("system", m.made().system());
  }

  /**
   * Public keys, as the forge shows them to everybody; one that could end the block is left out.
   */
  private static List<OwnMarkdown> sshKeys(Request r) {
    return r.keys().orElse(List.of()).stream()
        .map(PinnedKey::text)
        .filter(k -> k.matches("[A-Za-z0-9@.:+/= -]{1,2000}"))
        .distinct()
        .limit(KEYS_MAX)
        .map(OwnMarkdown::new)
        .toList();
  }
}
