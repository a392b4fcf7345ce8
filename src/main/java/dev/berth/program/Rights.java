package dev.berth.program;

import dev.berth.forge.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may do what. Pure: what the forge knows comes in, and where that is not enough the answer
 * says what to ask it.
 */
public record Rights(
    RightHolders approve,
    RightHolders triage,
    RightHolders operate,
    RightHolders lead,
    Map<String, Right> commands) {
  public Rights {
    commands = Map.copyOf(commands);
    if (approve.isNobody()) throw new IllegalArgumentException("approve names nobody");
  }

  /** Works on any repository: who maintains it decides. */
  static Rights usual() {
    return new Rights(
        RightHolders.from(Role.MAINTAIN),
        RightHolders.from(Role.TRIAGE),
        RightHolders.from(Role.MAINTAIN),
        RightHolders.from(Role.ADMIN),
        Map.of());
  }

  /** Whether somebody may. */
  public sealed interface RightAnswer {
    /**
     * They may.
     *
     * @param by what grants it, as history and {@code /why} show it
     */
    record Yes(String by) implements RightAnswer {}

    record No() implements RightAnswer {}

    /** The role in the request repository has to be known. */
    record AskRole() implements RightAnswer {}

    /** Membership of these teams has to be known. */
    record AskTeams(List<Team> teams) implements RightAnswer {
      public AskTeams {
        teams = List.copyOf(teams);
      }
    }
  }

  /**
   * Cheapest to look up first; whoever holds the lead may everything.
   *
   * @param role in the request repository; empty while not asked
   * @param teams membership as far as asked
   */
  public RightAnswer may(Optional<Role> role, Map<Team, Boolean> teams, long person, Right right) {
    var holders = Stream.of(right, Right.LEAD).distinct().map(this::holders).toList();
    if (holders.stream().anyMatch(h -> h.names(person)))
      return new RightAnswer.Yes("named in the program");
    var floors = holders.stream().flatMap(h -> h.role().stream()).toList();
    if (role.isPresent() && floors.stream().anyMatch(role.get()::atLeast))
      return new RightAnswer.Yes("role " + role.get().name().toLowerCase(Locale.ROOT));
    var ofTeams = holders.stream().flatMap(h -> h.teams().stream()).distinct().sorted(BY_NAME);
    var all = ofTeams.toList();
    var member = all.stream().filter(t -> teams.getOrDefault(t, false)).findFirst();
    if (member.isPresent()) return new RightAnswer.Yes("team " + member.get());
    if (role.isEmpty() && !floors.isEmpty()) return new RightAnswer.AskRole();
    var open = all.stream().filter(t -> !teams.containsKey(t)).toList();
    return open.isEmpty() ? new RightAnswer.No() : new RightAnswer.AskTeams(open);
  }

  private static final java.util.Comparator<Team> BY_NAME =
      java.util.Comparator.comparing(Team::toString);

  /** Every team that gives a right to somebody. */
  public List<Team> teams() {
    return Stream.of(approve, triage, operate, lead)
        .flatMap(h -> h.teams().stream())
        .distinct()
        .sorted(BY_NAME)
        .toList();
  }

  public RightHolders holders(Right right) {
    return switch (right) {
      case APPROVE -> approve;
      case TRIAGE -> triage;
      case OPERATE -> operate;
      case LEAD -> lead;
    };
  }

  /**
   * The right that a command needs.
   *
   * @param command its name without the slash
   * @param usual what it needs where the program says nothing
   */
  public Right of(String command, Right usual) {
    return commands.getOrDefault(command, usual);
  }
}
