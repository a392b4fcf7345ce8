package dev.berth.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.catalogue.Arch;
import dev.berth.reading.Answers;
import dev.berth.reading.Field;
import dev.berth.reading.Line;
import dev.berth.reading.OpenQuestion;
import dev.berth.reading.Reading;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final IssueReader READER = Samples.reader();
  private static final String UNCLEAR = Samples.classic("2 or 3 c3.small.x86");

  private static Reading read(String body, Answers answers) {
    return READER.read("Nightly tests of Kelp", body, Set.of(), answers);
  }

  private static List<Field> asked(Reading r) {
    return r.questions().stream().map(OpenQuestion::field).toList();
  }

  @Test
  void an_answer_by_command_takes_the_place_of_what_was_unclear() {
    var first = read(UNCLEAR, Answers.NONE);
    assertEquals(List.of(Field.MACHINES), asked(first));
    var three = List.of(Line.of(3, "c3.small.x86", Arch.X86_64));
    var then = read(UNCLEAR, Answers.NONE.withMachines(three, first.written()));
    assertEquals(three, then.lines());
    assertTrue(then.isComplete());
  }

  @Test
  void both_ends_of_a_range_and_of_a_contradiction_are_offered() {
    var both = List.of("machines 2x c3.small.x86", "machines 3x c3.small.x86");
    assertEquals(both, read(UNCLEAR, Answers.NONE).questions().getFirst().answers());
    var clash =
        Samples.classic("2 c3.small.x86")
            .replace("Kelp orders messages.", "We need 3 c3.small.x86 for the quorum.");
    var question = read(clash, Answers.NONE).questions().getFirst();
    assertEquals("contradiction", question.reason());
    assertEquals(both, question.answers());
  }

  @Test
  void a_later_edit_of_the_field_wins_over_the_answer() {
    var first = read(UNCLEAR, Answers.NONE);
    var answers =
        Answers.NONE.withMachines(
            List.of(Line.of(3, "c3.small.x86", Arch.X86_64)), first.written());
    var edited = read(Samples.classic("1 m3.large.x86"), answers);
    assertEquals(List.of(Line.of(1, "m3.large.x86", Arch.X86_64)), edited.lines());
  }

  @Test
  void an_edit_of_another_field_leaves_the_answer_standing() {
    var first = read(UNCLEAR, Answers.NONE);
    var answers =
        Answers.NONE.withMachines(
            List.of(Line.of(3, "c3.small.x86", Arch.X86_64)), first.written());
    var edited = read(UNCLEAR.replace("Debian 12", "Ubuntu 24.04"), answers);
    assertEquals(3, edited.machines());
    assertEquals(List.of("ubuntu 24.04"), edited.systems());
  }

  @Test
  void no_term_is_assumed_but_the_usual_one_is_proposed() {
    var reading = read(Samples.classic("2 c3.small.x86"), Answers.NONE);
    assertEquals(Optional.empty(), reading.term());
    assertEquals(Optional.of(Duration.ofDays(90)), reading.proposedTerm());
    assertEquals(Optional.of(Duration.ofDays(90)), reading.wantedTerm());
    assertTrue(reading.isComplete(), "what is shown as a proposal is what an approver agrees to");
    var other =
        read(
            Samples.classic("2 c3.small.x86"),
            Answers.NONE.withTerm(Duration.ofDays(30), reading.written()));
    assertNotEquals(reading.digest(), other.digest());
  }

  @Test
  void confirming_what_was_shown_accepts_the_proposed_term_and_changes_nothing_that_is_granted() {
    var body = Samples.classic("2 c3.small.x86");
    var shown = read(body, Answers.NONE);
    var then = read(body, Answers.NONE.confirmed(shown));
    assertEquals(Optional.of(Duration.ofDays(90)), then.term());
    assertTrue(then.isComplete());
    assertEquals(shown.digest(), then.digest());
  }

  @Test
  void confirming_makes_up_no_number() {
    var shown = read(UNCLEAR, Answers.NONE);
    var then = read(UNCLEAR, Answers.NONE.confirmed(shown));
    assertEquals(List.of(Field.MACHINES), asked(then));
    assertFalse(then.certain());
  }

  @Test
  void confirming_accepts_the_plan_that_was_named_first() {
    var body = Samples.classic("2 c3.small.x86 or m3.small.x86");
    var then = read(body, Answers.NONE.confirmed(read(body, Answers.NONE)));
    assertEquals(List.of(Line.of(2, "c3.small.x86", Arch.X86_64)), then.lines());
    assertTrue(then.isComplete());
  }

  @Test
  void term_systems_and_workload_are_answered_too() {
    var first = read(UNCLEAR, Answers.NONE);
    var answers =
        Answers.NONE
            .withTerm(Duration.ofDays(30), first.written())
            .withSystems(List.of("nixos"), first.written())
            .withWorkload(Workload.HOSTING, first.written());
    var then = read(UNCLEAR, answers);
    assertEquals(Optional.of(Duration.ofDays(30)), then.term());
    assertEquals(List.of("nixos"), then.systems());
    assertEquals(Optional.of(Workload.HOSTING), then.workload());
  }
}
