package dev.berth.reconcile.issue;

import dev.berth.forge.ForgeReader;
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
final class RightsLookup {
  private final IssueContext context;

  RightsLookup(IssueContext context) {
    this.context = context;
  }

  /** What somebody has to do with the request; nobody has nothing to do with it. */
  Known<Part> part(Optional<Person> person) {
    if (person.isEmpty() || person.get().isGhost()) return Known.is(Part.NONE);
    if (context.request().who().isOf(person.get())) return Known.is(Part.REQUESTER);
    return may(person.get(), Right.APPROVE).map(yes -> yes.isPresent() ? Part.APPROVER : Part.NONE);
  }

  /** Empty for no; else what grants it to them, as history shows it. */
  Known<Optional<String>> may(Person person, Right right) {
    if (person.bot()) return Known.is(Optional.empty());
    return new Lookup(context.services().forge(), person).may(right);
  }

  /** Asks for as little as the program's rights need, cheapest first. */
  private final class Lookup {
    private final ForgeReader forge;
    private final Person person;
    private final Map<Team, Boolean> teams = new HashMap<>();
    private Optional<Role> role = Optional.empty();

    Lookup(ForgeReader forge, Person person) {
      this.forge = forge;
      this.person = person;
    }

    Known<Optional<String>> may(Right right) {
      while (true) {
        switch (context.program().rights().may(role, teams, person.id(), right)) {
          case Rights.RightAnswer.Yes(var by) -> {
            return Known.is(Optional.of(by));
          }
          case Rights.RightAnswer.No _ -> {
            return Known.is(Optional.empty());
          }
          case Rights.RightAnswer.AskRole _ -> {
            var known = forge.role(context.ref().repository(), person);
            if (known instanceof Known.Unknown(var why, var again))
              return new Known.Unknown<>(why, again);
            role = Optional.of(known.found().orElse(Role.NONE));
          }
          case Rights.RightAnswer.AskTeams(var open) -> {
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
