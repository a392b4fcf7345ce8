package dev.berth.program;

import dev.berth.forge.Role;
import java.util.ArrayList;
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
public record RightHolders(Optional<Role> role, Set<Team> teams, List<NamedPerson> people) {
  public RightHolders {
    teams = Set.copyOf(teams);
    people = List.copyOf(people);
    if (NamedPerson.repeats(people))
      throw new IllegalArgumentException("people names somebody twice");
    if (role.filter(r -> !r.atLeast(Role.TRIAGE)).isPresent())
      throw new IllegalArgumentException("role is triage, write, maintain or admin: else anybody");
  }

  static RightHolders from(Role floor) {
    return new RightHolders(Optional.of(floor), Set.of(), List.of());
  }

  /** Who they are, as people are told: {@code a maintainer of this repository}. */
  public List<String> words() {
    var all = new ArrayList<String>();
    people.forEach(p -> all.add(p.person().login()));
    teams.stream().map(Team::toString).sorted().forEach(t -> all.add("a member of team " + t));
    role.map(RightHolders::word).ifPresent(all::add);
    return all;
  }

  private static String word(Role role) {
    return switch (role) {
      case ADMIN -> "an admin of this repository";
      case MAINTAIN -> "a maintainer of this repository";
      case WRITE -> "anybody with write access to this repository";
      case TRIAGE -> "anybody with triage access to this repository";
      case READ, NONE -> "anybody";
    };
  }

  boolean isNobody() {
    return role.isEmpty() && teams.isEmpty() && people.isEmpty();
  }

  boolean names(long person) {
    return people.stream().anyMatch(p -> p.id() == person);
  }
}
