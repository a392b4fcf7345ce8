package dev.berth.reconcile;

import dev.berth.forge.Forge;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.program.Right;
import dev.berth.program.Rights;
import dev.berth.program.Team;
import dev.berth.request.Event.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who somebody is to a request, and what they may do, asked of the forge now and by number. "Cannot
 * tell" is an answer of its own: never yes, never no.
 */
final class WhoIs {
  private final IssueAtHand hand;

  WhoIs(IssueAtHand hand) {
    this.hand = hand;
  }

  /** What somebody has to do with the request; nobody has nothing to do with it. */
  Known<Part> part(Optional<Person> person) {
    if (person.isEmpty() || person.get().isGhost()) return Known.is(Part.NONE);
    if (hand.request().isOf(person.get())) return Known.is(Part.REQUESTER);
    return may(person.get(), Right.APPROVE).map(yes -> yes.isPresent() ? Part.APPROVER : Part.NONE);
  }

  /** Empty for no; else the ground on which they may, as history shows it. */
  Known<Optional<String>> may(Person person, Right right) {
    if (person.bot()) return Known.is(Optional.empty());
    return new Asking(hand.desk().forge(), person).may(right);
  }

  /** Asks for as little as the program's rights need, cheapest first. */
  private final class Asking {
    private final Forge forge;
    private final Person person;
    private final Map<Team, Boolean> teams = new HashMap<>();
    private Optional<Role> role = Optional.empty();

    Asking(Forge forge, Person person) {
      this.forge = forge;
      this.person = person;
    }

    Known<Optional<String>> may(Right right) {
      while (true) {
        switch (hand.program().rights().may(role, teams, person.id(), right)) {
          case Rights.Answer.Yes(var by) -> {
            return Known.is(Optional.of(by));
          }
          case Rights.Answer.No _ -> {
            return Known.is(Optional.empty());
          }
          case Rights.Answer.AskRole _ -> {
            var known = forge.role(hand.ref().repository(), person);
            if (known instanceof Known.Unknown(var why, var again))
              return new Known.Unknown<>(why, again);
            role = Optional.of(known.found().orElse(Role.NONE));
          }
          case Rights.Answer.AskTeams(var open) -> {
            var team = open.getFirst();
            var known = forge.member(team.organisation(), team.name(), person);
            if (known instanceof Known.Unknown(var why, var again))
              return new Known.Unknown<>(why, again);
            teams.put(team, known.found().orElse(false));
          }
        }
      }
    }
  }
}
