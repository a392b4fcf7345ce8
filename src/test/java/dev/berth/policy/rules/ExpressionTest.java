package dev.berth.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.policy.Result;
import dev.berth.reading.Workload;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "plans['cloud'] == 2; UNKNOWN",
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

  @Test
  void an_endless_expression_is_stopped() throws Expression.Invalid {
    var list = "[1,2,3,4,5,6,7,8,9,10]";
    var loops = "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, a + b + c + d > 0))))";
    var finding = rule(loops.formatted(list)).judge(new Case().facts());
    assertEquals(Result.UNKNOWN, finding.result());
    assertTrue(finding.seen().contains("exceeded"), finding.seen());
  }

  @Test
  void an_overlong_or_deep_expression_is_refused() {
    var longOne = "machines < 4" + " && machines < 4".repeat(200);
    assertThrows(Expression.Invalid.class, () -> rule(longOne));
    var deep = "(".repeat(200) + "true" + ")".repeat(200);
    assertThrows(Expression.Invalid.class, () -> rule(deep));
  }
}
