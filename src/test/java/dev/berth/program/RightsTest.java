package dev.berth.program;

import static dev.berth.program.Right.APPROVE;
import static dev.berth.program.Right.LEAD;
import static dev.berth.program.Right.OPERATE;
import static dev.berth.program.Right.TRIAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.berth.forge.Role;
import dev.berth.program.Rights.RightAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {
  private static final long RIO = 7;
  private static final long MARA = 8;
  private static final Team LAB = new Team("acme", "lab");
  private static final Team OPS = new Team("acme", "ops");

  private static final Rights TEAMS =
      new Rights(
          new RightHolders(
              Optional.empty(), Set.of(LAB, OPS), List.of(new NamedPerson(MARA, "mara"))),
          RightHolders.from(Role.TRIAGE),
          new RightHolders(Optional.of(Role.ADMIN), Set.of(OPS), List.of()),
          new RightHolders(Optional.empty(), Set.of(), List.of(new NamedPerson(9, "milo"))),
          Map.of("override", LEAD));

  private static RightAnswer usual(Role role, Right right) {
    return Rights.usual().may(Optional.of(role), Map.of(), RIO, right);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, no, no, no, no",
    "READ, no, no, no, no",
    "TRIAGE, no, yes, no, no",
    "WRITE, no, yes, no, no",
    "MAINTAIN, yes, yes, yes, no",
    "ADMIN, yes, yes, yes, yes"
  })
  void the_shipped_rights_follow_the_repository_role(
      Role role, String approve, String triage, String operate, String lead) {
    assertEquals(approve, word(usual(role, APPROVE)));
    assertEquals(triage, word(usual(role, TRIAGE)));
    assertEquals(operate, word(usual(role, OPERATE)));
    assertEquals(lead, word(usual(role, LEAD)));
  }

  private static String word(RightAnswer answer) {
    return switch (answer) {
      case RightAnswer.Yes _ -> "yes";
      case RightAnswer.No _ -> "no";
      case RightAnswer.AskRole _ -> "ask role";
      case RightAnswer.AskTeams _ -> "ask teams";
    };
  }

  @ParameterizedTest
  @EnumSource(Right.class)
  void what_is_not_known_is_asked_and_never_decided(Right right) {
    assertEquals(
        new RightAnswer.AskRole(), Rights.usual().may(Optional.empty(), Map.of(), RIO, right));
  }

  @Test
  void a_named_person_needs_no_question() {
    assertEquals(
        new RightAnswer.Yes("named in the program"),
        TEAMS.may(Optional.empty(), Map.of(), MARA, APPROVE));
    assertEquals(
        "no",
        word(TEAMS.may(Optional.of(Role.ADMIN), Map.of(LAB, false, OPS, false), RIO, APPROVE)));
  }

  @Test
  void the_same_login_with_another_number_is_somebody_else() {
    assertEquals(
        "ask teams", word(TEAMS.may(Optional.of(Role.NONE), Map.of(), 1_000_008, APPROVE)));
  }

  @Test
  void teams_are_asked_for_one_after_the_other_until_one_says_yes() {
    var none = Optional.of(Role.READ);
    assertEquals(
        new RightAnswer.AskTeams(List.of(LAB, OPS)), TEAMS.may(none, Map.of(), RIO, APPROVE));
    assertEquals(
        new RightAnswer.AskTeams(List.of(OPS)), TEAMS.may(none, Map.of(LAB, false), RIO, APPROVE));
    assertEquals(
        new RightAnswer.Yes("team acme/ops"),
        TEAMS.may(none, Map.of(LAB, false, OPS, true), RIO, APPROVE));
    assertEquals("no", word(TEAMS.may(none, Map.of(LAB, false, OPS, false), RIO, APPROVE)));
  }

  @Test
  void the_lead_may_everything() {
    for (var right : Right.values())
      assertEquals("yes", word(TEAMS.may(Optional.of(Role.NONE), Map.of(), 9, right)));
  }

  @Test
  void the_strongest_role_is_no_right_where_the_program_names_teams_only() {
    assertEquals("ask teams", word(TEAMS.may(Optional.of(Role.ADMIN), Map.of(), RIO, APPROVE)));
  }

  @Test
  void a_command_can_need_another_right() {
    assertEquals(LEAD, TEAMS.of("override", APPROVE));
    assertEquals(APPROVE, TEAMS.of("deny", APPROVE));
  }

  @Test
  void a_right_for_anybody_cannot_be_written() {
    assertThrows(IllegalArgumentException.class, () -> RightHolders.from(Role.READ));
    assertThrows(IllegalArgumentException.class, () -> new NamedPerson(0, "mara"));
    assertThrows(IllegalArgumentException.class, () -> new NamedPerson(5, "@mara"));
  }
}
