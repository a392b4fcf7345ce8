package dev.berth.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.policy.Result;
import dev.berth.reading.Workload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionTest {
  private static Expression rule(String pass) throws Expression.Invalid {
    return Expression.of(new Expression.Section("own", pass, "what we want", Otherwise.REFUSE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "machines <= 4; PASSED",
        "machines < 2; REFUSED",
        "plans['metal'] == 2; PASSED",
        "'metal' in plans && !('cloud' in plans); PASSED",
        "plans.all(p, plans[p] <= 2); PASSED",
        "!bare_metal || size(reason) > 5; PASSED",
        "workload == 'testing' && term_days <= 90; PASSED",
        "monthly_cost < 1000.0; REFUSED",
        "'Apache-2.0' in licences && !archived; PASSED",
        "maintainer && ssh_keys > 0 && account_days > 365; PASSED",
        "architectures == ['x86_64']; PASSED",
        "code.exists(c, c.startsWith('https://github.com/kelpworks/')); PASSED",
        "requester_id != 7; REFUSED",
        "systems.all(s, s.matches('^debian_1[0-9]$')) && size(contacts) > 0; PASSED",
        "plans['cloud'] == 2; REFUSED",
        "held_machines + machines <= 2 && open_requests == 0 && !gpu; PASSED"
      })
  void an_expression_is_judged(String pass, Result result) throws Expression.Invalid {
    assertEquals(result, rule(pass).judge(new Case().facts()).result());
  }

  @Test
  void what_is_not_known_is_no_answer_unless_it_does_not_matter() throws Expression.Invalid {
    var request = new Case();
    request.maintainer = Case.unknown();
    assertEquals(Result.UNKNOWN, rule("maintainer").judge(request.facts()).result());
    assertEquals(Result.PASSED, rule("machines < 9 || maintainer").judge(request.facts()).result());
    request.workload = Optional.of(Workload.HOSTING);
    assertEquals(
        Result.REFUSED,
        rule("maintainer && workload != 'hosting'").judge(request.facts()).result());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "nodes <= 4; 1:1; undeclared reference to 'nodes'",
        "machines <= 'four'; 1:10; no matching overload",
        "machines + 1; 1:10; expected type 'bool'",
        "machines <=; 1:12; mismatched input",
        "term_days < 90 && machinez < 2; 1:19; undeclared reference to 'machinez'"
      })
  void a_slip_is_told_with_its_place(String pass, String place, String message) {
    var slips = assertThrows(Expression.Invalid.class, () -> rule(pass)).slips();
    var first = slips.getFirst();
    assertEquals(place, first.line() + ":" + first.column(), first.message());
    assertTrue(first.message().contains(message), first.message());
  }

  @Test
  void the_line_of_a_slip_is_told() {
    var slips =
        assertThrows(Expression.Invalid.class, () -> rule("machines < 4\n  && nodes < 4")).slips();
    assertEquals(2, slips.getFirst().line());
    assertEquals(6, slips.getFirst().column());
  }

  /** Each of these took the server down, or would have: none is even begun. */
  @ParameterizedTest
  @MethodSource("hostile")
  void an_expression_that_could_grow_or_run_long_is_refused(String pass) {
    var slips = assertThrows(Expression.Invalid.class, () -> rule(pass)).slips();
    assertTrue(
        slips.getFirst().message().matches(".*(larger than|more than|written out|deep|messages).*"),
        slips.getFirst().message());
  }

  static List<String> hostile() {
    var list = "[1,2,3,4,5,6,7,8,9,10]";
    var loops = "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, %1$s.all(e, a + e > 0)))))";
    return List.of(
        "size(['x']" + ".map(a, a + a)".repeat(17) + "[0]) > 0",
        "size(['x']" + ".map(a, [a, a])".repeat(17) + ") > 0",
        "size([1]" + ".map(a, {a: a})".repeat(20) + ") > 0",
        "size([[]]" + ".map(a, [a, a][0] + [a])".repeat(40) + ") > 0",
        "[reason].map(a, a + a).map(a, a + a).map(a, a + a).size() > 0",
        "contacts.all(a, contacts.all(b, contacts.all(c, contacts.all(d, a == d))))",
        "contacts.map(a, contacts.map(b, code.map(c, a + b + c))).size() > 0",
        "reason.matches(reason)",
        "google.protobuf.Struct{} == google.protobuf.Struct{}",
        loops.formatted(list).replace("a + e", loops.formatted(list) + " ? 1 : 0"));
  }

  @Test
  void a_pattern_that_repeats_repeats_is_not_compiled() throws Expression.Invalid {
    var finding = rule("reason.matches('((a{99}){99}){99}')").judge(new Case().facts());
    assertEquals(Result.REFUSED, finding.result());
    assertTrue(finding.failed(), finding.seen());
  }

  @Test
  void what_people_write_over_all_lists_is_still_allowed() throws Expression.Invalid {
    assertEquals(
        Result.PASSED,
        rule("!contacts.exists(c, code.exists(u, u.contains('/' + c + '/')))")
            .judge(new Case().facts())
            .result());
  }

  @Test
  void a_rule_that_fails_at_run_time_does_not_pass() throws Expression.Invalid {
    var finding = rule("1 / (machines - machines) == 0").judge(new Case().facts());
    assertEquals(Result.REFUSED, finding.result());
    assertTrue(finding.failed());
  }

  @Test
  void an_overlong_or_deep_expression_is_refused() {
    var longOne = "machines < 4" + " && machines < 4".repeat(200);
    assertThrows(Expression.Invalid.class, () -> rule(longOne));
    var deep = "(".repeat(200) + "true" + ")".repeat(200);
    assertThrows(Expression.Invalid.class, () -> rule(deep));
  }
}
