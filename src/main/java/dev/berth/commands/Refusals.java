package dev.berth.commands;

import dev.berth.commands.Durations.Problem;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Machine;
import dev.berth.request.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refusals that more than one command makes. */
final class Refusals {
  private Refusals() {}

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
    return of(Reason.OWN_REQUEST, Map.of("command", s.name()));
  }

  /** No such machine: these there are. */
  static List<Deed> machine(String read, Stream<Machine> known) {
    var names = known.map(Machine::name).collect(Collectors.joining(","));
    return of(Sentence.MACHINE_UNKNOWN, Map.of("read", read, "machines", names));
  }

  static List<Deed> inState(Refusal why, Sheet s, Context c) {
    return of(why, Map.of("command", s.name(), "state", c.asked().state().word()));
  }

  static List<Deed> of(Refusal why, Map<String, String> values) {
    return List.of(new Deed.Refuses(why, values));
  }
}
