package dev.berth.program;

import dev.berth.forge.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds a right: any of these is enough.
 *
 * @param role whoever has this role in the request repository, or a stronger one
 * @param teams members of these teams
 * @param people these accounts
 */
public record Holders(Optional<Role> role, Set<Team> teams, List<Named> people) {
  public Holders {
    teams = Set.copyOf(teams);
    people = List.copyOf(people);
    if (role.filter(r -> !r.atLeast(Role.TRIAGE)).isPresent())
      throw new IllegalArgumentException("role is triage, write, maintain or admin: else anybody");
  }

  static Holders from(Role floor) {
    return new Holders(Optional.of(floor), Set.of(), List.of());
  }

  boolean isNobody() {
    return role.isEmpty() && teams.isEmpty() && people.isEmpty();
  }

  boolean names(long person) {
    return people.stream().anyMatch(p -> p.id() == person);
  }
}
