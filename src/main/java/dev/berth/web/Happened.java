package dev.berth.web;

import dev.berth.store.HistoryLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The history of a request as the public page tells it: what people care about, in their words. */
final class Happened {
  private static final Pattern STATE = Pattern.compile("\"state\":\"([^\"]*)\"");

  /** What is not here is told only if it led to another state. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("opened", "The request was opened"),
          Map.entry("judged", "The rules were checked"),
          Map.entry("approved", "Approved"),
          Map.entry("approval taken back", "The approval was taken back"),
          Map.entry("denied", "Not approved"),
          Map.entry("asked", "A question was asked"),
          Map.entry("placed", "A place in a pool was found"),
          Map.entry("waits", "Waiting for free machines"),
          Map.entry("sealed", "Access was handed over, encrypted"),
          Map.entry("extended", "A later end was asked for"),
          Map.entry("stretched", "The pool was asked for a later end"),
          Map.entry("end set", "An approver set the end"),
          Map.entry("released", "Given back"),
          Map.entry("withdrawn", "Taken back by the requester"),
          Map.entry("reopened", "Taken up again"),
          Map.entry("closed by hand", "The issue was closed"),
          Map.entry("retried", "Tried once more"),
          Map.entry("provided", "A machine was made by hand"),
          Map.entry("deleted by hand", "A machine was deleted by hand"),
          Map.entry("held", "Put on hold"),
          Map.entry("unheld", "Taken off hold"),
          Map.entry("overridden", "An approver set a rule aside"),
          Map.entry("pool chosen", "An approver chose the pool"),
          Map.entry("person added", "Somebody was given access"),
          Map.entry("person removed", "Access was taken from somebody"),
          Map.entry("handed over", "The request was handed over to a colleague"));

  /** Told only where such an event leads to another state, some by the state. */
  private static final Map<String, String> TURNS =
      Map.ofEntries(
          Map.entry("read", "The request was changed"),
          Map.entry("keys found", "Machines were ordered"),
          Map.entry("answered", "The provider answered"),
          Map.entry("answered active", "The machines are ready"),
          Map.entry("answered failed", "No machine could be made"),
          Map.entry("answered released", "The provider's own list has none of them any more"),
          Map.entry("looked", "A date was reached"),
          Map.entry("looked ending", "The time was over: machines stop, data is kept"),
          Map.entry("looked releasing", "Everything is deleted"),
          Map.entry("looked withdrawn", "No answer came"));

  private Happened() {}

  /**
   * One line of the page.
   *
   * @param state where it led, in words; empty where it stayed
   */
  private record Line(String at, String what, String state) {
    Map<String, Object> values() {
      return Map.of("at", at, "what", what, "state", state, "mark", state.replace(' ', '-'));
    }
  }

  /** Oldest first. */
  static List<Map<String, Object>> of(List<HistoryLine> history) {
    var lines = new ArrayList<Line>();
    var before = "";
    for (var h : history) {
      var m = STATE.matcher(h.detail());
      var state = m.find() ? m.group(1) : before;
      var moved = !state.equals(before);
      var words = words(h.what(), state, moved);
      if (words.isEmpty()) continue;
      var line = new Line(Dates.minute(h.at()), words.get(), moved ? state : "");
      if (lines.isEmpty() || !lines.getLast().equals(line)) lines.add(line);
      before = state;
    }
    return lines.stream().map(Line::values).toList();
  }

  private static Optional<String> words(String what, String state, boolean moved) {
    var always = Optional.ofNullable(WORDS.get(what));
    if (always.isPresent() || !moved) return always;
    var usual = TURNS.getOrDefault(what, "Went on");
    return Optional.of(TURNS.getOrDefault(what + " " + state, usual));
  }
}
