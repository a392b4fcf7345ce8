package dev.berth.commands;

import dev.berth.commands.Durations.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refusals that more than one command makes. */
final class Refusal {
  private Refusal() {}

  static List<Deed> missing(Sheet s) {
    return of(
        Sentence.ARGUMENT_MISSING,
        Map.of("command", s.name(), "usage", s.usage(), "example", s.example()));
  }

  static List<Deed> wrong(Sheet s, String read) {
    return of(
        Sentence.ARGUMENT_WRONG,
        Map.of("command", s.name(), "read", read, "usage", s.usage(), "example", s.example()));
  }

  static List<Deed> time(Sheet s, String read, Problem problem) {
    return of(
        Sentence.TIME_WRONG,
        Map.of(
            "command",
            s.name(),
            "read",
            read,
            "problem",
            problem.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            "example",
            s.example()));
  }

  static List<Deed> noRight(Sheet s, Context c) {
    return of(
        Sentence.NO_RIGHT,
        Map.of("command", s.name(), "who", Permit.who(s, c), "can", Permit.holders(s, c)));
  }

  static List<Deed> own(Sheet s) {
    return of(Sentence.OWN_DECISION, Map.of("command", s.name()));
  }

  static List<Deed> inState(Sentence sentence, Sheet s, Context c) {
    return of(sentence, Map.of("command", s.name(), "state", c.asked().state().word()));
  }

  static List<Deed> of(Sentence sentence, Map<String, String> values) {
    return List.of(new Deed.Refuses(sentence, values));
  }
}
