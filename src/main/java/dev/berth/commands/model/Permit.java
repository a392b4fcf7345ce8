package dev.berth.commands.model;

import dev.berth.forge.Known;
import dev.berth.program.Right;
import dev.berth.program.Rights;
import dev.berth.program.TriageMode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether somebody may use a command: as one of those it is for. */
public sealed interface Permit {
  /**
   * Granted.
   *
   * @param grantedBy as history shows it: {@code role maintain}
   */
  record Yes(String grantedBy) implements Permit {}

  record No() implements Permit {}

  /** The program has not switched triage on, and the person has no other right to it. */
  record Off() implements Permit {}

  /** Nobody said yes, and somebody could not be asked. */
  record CannotTell(String why, Instant again) implements Permit {}

  static Permit of(CommandSpec spec, CommandContext c) {
    return of(spec, spec.audience(), c);
  }

  /** Whether somebody may as one of these only. */
  static Permit of(CommandSpec spec, List<Audience> as, CommandContext c) {
    var silent = Optional.<CannotTell>empty();
    for (var who : as) {
      switch (grantedBy(who, spec, c)) {
        case Known.Is<Optional<String>>(var grantedBy) when grantedBy.isPresent() -> {
          return new Yes(grantedBy.get());
        }
        case Known.Unknown<Optional<String>>(var why, var again) ->
            silent = Optional.of(new CannotTell(why, again));
        case Known.Is<Optional<String>> _, Known.Absent<Optional<String>> _ -> {}
      }
    }
    if (silent.isPresent()) return silent.get();
    return as.equals(List.of(Audience.TRIAGER)) && !isTriageOn(c) ? new Off() : new No();
  }

  /** Nobody decides on their own request: its people who may approve are like its other people. */
  static Permit asApprover(CommandSpec spec, CommandContext c) {
    return c.isOwn() ? new No() : of(spec, List.of(Audience.APPROVER), c);
  }

  private static Known<Optional<String>> grantedBy(
      Audience who, CommandSpec spec, CommandContext c) {
    return switch (who) {
      case ANYONE -> Known.is(Optional.of("anyone"));
      case REQUESTER -> Known.is(c.isRequester() ? Optional.of("requester") : Optional.empty());
      case TRIAGER -> isTriageOn(c) ? ask(Right.TRIAGE, spec, c) : Known.is(Optional.empty());
      case APPROVER -> ofRequest(Right.APPROVE, spec, c);
      case OPERATOR -> ofRequest(Right.OPERATE, spec, c);
    };
  }

  private static Known<Optional<String>> ofRequest(
      Right right, CommandSpec spec, CommandContext c) {
    return c.request().isPresent() ? ask(right, spec, c) : Known.is(Optional.empty());
  }

  private static Known<Optional<String>> ask(Right usual, CommandSpec spec, CommandContext c) {
    return c.rights().grantedBy(c.program().rights().of(spec.name(), usual));
  }

  static boolean isTriageOn(CommandContext c) {
    return switch (c.program().triage()) {
      case OFF -> false;
      case REQUESTS -> c.request().isPresent();
      case EVERYWHERE -> true;
    };
  }

  static boolean isTriageEverywhere(CommandContext c) {
    return c.program().triage() == TriageMode.EVERYWHERE;
  }

  /** Who may by this program, divided by a comma. */
  static String who(CommandSpec spec, CommandContext c) {
    var rights = c.program().rights();
    var all = new LinkedHashSet<String>();
    for (var who : spec.audience()) {
      switch (who) {
        case ANYONE, REQUESTER -> all.add(who.word());
        case TRIAGER -> all.add(word(rights.of(spec.name(), Right.TRIAGE)));
        case APPROVER -> all.add(word(rights.of(spec.name(), Right.APPROVE)));
        case OPERATOR -> all.add(word(rights.of(spec.name(), Right.OPERATE)));
      }
    }
    return all.stream().collect(Collectors.joining(","));
  }

  /** Who that is here, as the program's file says it. */
  static String holders(CommandSpec spec, CommandContext c) {
    var rights = c.program().rights();
    var all = new LinkedHashSet<String>();
    for (var who : spec.audience()) {
      switch (who) {
        case ANYONE -> {}
        case REQUESTER -> c.request().ifPresent(_ -> all.add("the people of this request"));
        case TRIAGER -> all.addAll(words(rights, spec, Right.TRIAGE, isTriageOn(c)));
        case APPROVER -> all.addAll(words(rights, spec, Right.APPROVE, true));
        case OPERATOR -> all.addAll(words(rights, spec, Right.OPERATE, true));
      }
    }
    return String.join(" or ", all);
  }

  private static List<String> words(Rights rights, CommandSpec spec, Right usual, boolean on) {
    return on ? rights.holders(rights.of(spec.name(), usual)).words() : List.of();
  }

  private static String word(Right right) {
    return switch (right) {
      case APPROVE -> Audience.APPROVER.word();
      case TRIAGE -> Audience.TRIAGER.word();
      case OPERATE -> Audience.OPERATOR.word();
      case LEAD -> right.name().toLowerCase(Locale.ROOT);
    };
  }
}
