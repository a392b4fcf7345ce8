package dev.berth.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShiftTest {
  private static final Finding PASSED = Finding.passed("term", "90 days", "at most 180 days");
  private static final Finding REFUSED = Finding.refused("term", "90 days", "at most 30 days");
  private static final Finding UNKNOWN = Finding.unknown("activity", "not asked", "lately");

  private static Judgement judgement(int approvers, Finding... findings) {
    return new Judgement("b41d0e2", List.of(findings), approvers);
  }

  private static Optional<Shift> shift(Judgement before, Judgement after) {
    return Shift.between(before, after);
  }

  private static Optional<Shift> expected(
      List<String> refusing, List<String> lifted, List<String> unanswered, int before, int after) {
    return Optional.of(new Shift(refusing, lifted, unanswered, before, after));
  }

  @Test
  void the_same_findings_in_other_words_are_no_difference() {
    var other = Finding.passed("term", "90 days", "at most 90 days");
    assertEquals(Optional.empty(), shift(judgement(1, PASSED), judgement(1, other)));
    assertEquals(Optional.empty(), shift(judgement(1, REFUSED), judgement(1, REFUSED)));
    var warned = Finding.warned("reason", "-", "a reason");
    assertEquals(Optional.empty(), shift(judgement(1), judgement(1, warned)));
  }

  @Test
  void a_refusal_that_comes_or_goes_is_one() {
    var term = List.of("term");
    assertEquals(
        expected(term, List.of(), List.of(), 1, 1),
        shift(judgement(1, PASSED), judgement(1, REFUSED)));
    assertEquals(
        expected(List.of(), term, List.of(), 1, 1), shift(judgement(1, REFUSED), judgement(1)));
    assertEquals(Optional.empty(), shift(judgement(1), judgement(1, REFUSED.setAside())));
  }

  @Test
  void an_open_question_and_another_number_of_approvers_are_told() {
    assertEquals(
        expected(List.of(), List.of(), List.of("activity"), 1, 2),
        shift(judgement(1, PASSED), judgement(2, PASSED, UNKNOWN)));
  }
}
