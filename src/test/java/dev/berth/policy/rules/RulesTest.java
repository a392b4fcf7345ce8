package dev.berth.policy.rules;

import static dev.berth.policy.Result.PASSED;
import static dev.berth.policy.Result.REFUSED;
import static dev.berth.policy.Result.UNKNOWN;
import static dev.berth.policy.Result.WARNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.catalogue.Money;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.SshKey;
import dev.berth.policy.Account;
import dev.berth.policy.Code;
import dev.berth.policy.Facts;
import dev.berth.policy.Judge;
import dev.berth.policy.Maintainership;
import dev.berth.policy.Result;
import dev.berth.policy.Rule;
import dev.berth.reading.OpenSource;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  private static final Rule TERM =
      new TermLimit(
          Map.of(Workload.TESTING, Duration.ofDays(180), Workload.SHORT_TERM, Duration.ofDays(30)));
  private static final Rule TWO = new TwoApprovers(Money.of("1944", "USD"), Optional.empty());

  private static Arguments of(Rule rule, String name, Result result, Consumer<Case> change) {
    return Arguments.of(rule, name, result, change);
  }

  private static Stream<Arguments> limits() {
    var machines = new MachineLimit(4);
    var cost = MonthlyCost.defaults();
    var share = StockShare.defaults();
    return Stream.of(
        of(machines, "as many as allowed", PASSED, c -> c.asks(4, "metal")),
        of(machines, "one too many", REFUSED, c -> c.asks(5, "metal")),
        of(new PlanOffered(), "on offer", PASSED, c -> {}),
        of(new PlanOffered(), "not offered any more", REFUSED, c -> c.asks(1, "gone")),
        of(new PlanOffered(), "no such plan", REFUSED, c -> c.asks(1, "kraken")),
        of(cost, "below the limit", PASSED, c -> c.asks(3, "metal")),
        of(cost, "above the limit", REFUSED, c -> c.asks(4, "metal")),
        of(cost, "what it has counts", REFUSED, c -> c.held = Map.of("metal", 2)),
        of(cost, "what it has fits", PASSED, c -> c.held = Map.of("metal", 1)),
        of(cost, "another currency", WARNED, c -> c.asks(1, "euro")),
        of(cost, "no price", WARNED, c -> c.asks(1, "free")),
        of(TERM, "as long as allowed", PASSED, c -> c.term = days(180)),
        of(TERM, "too long", REFUSED, c -> c.term = days(181)),
        of(TERM, "no term", UNKNOWN, c -> c.term = Optional.empty()),
        of(TERM, "short-term has its own", REFUSED, c -> c.workload = of(Workload.SHORT_TERM)),
        of(TERM, "no limit for hosting here", PASSED, c -> c.workload = of(Workload.HOSTING)),
        of(TERM, "nothing said is testing", PASSED, c -> c.workload = Optional.empty()),
        of(share, "a quarter", PASSED, c -> c.asks(5, "metal")),
        of(share, "more than a quarter", REFUSED, c -> c.asks(6, "metal")),
        of(share, "with what it has", REFUSED, c -> both(c.asks(3, "metal"), 3)),
        of(share, "two of a small stock", PASSED, c -> c.asks(2, "cloud")),
        of(share, "three of a small stock", REFUSED, c -> c.asks(3, "cloud")),
        of(TWO, "not above", PASSED, c -> {}),
        of(TWO, "above", WARNED, c -> c.asks(3, "metal")),
        of(TWO, "no price is above", WARNED, c -> c.asks(1, "free")));
  }

  private static Stream<Arguments> people() {
    var two = TwoContacts.defaults();
    var maintainer = RequesterIsMaintainer.defaults();
    var age = AccountAge.defaults();
    var keys = new SshKeysPresent();
    var blocked = new BlockedAccounts(List.of(blocked(8)));
    return Stream.of(
        of(two, "kim", PASSED, c -> {}),
        of(two, "nobody", WARNED, c -> c.contacts.clear()),
        of(two, "only the requester", WARNED, c -> contact(c, Known.is(account(Case.RIO)))),
        of(two, "no such account", WARNED, c -> contact(c, Case.absent())),
        of(two, "no answer", UNKNOWN, c -> contact(c, Case.unknown())),
        of(maintainer, "named", PASSED, c -> {}),
        of(maintainer, "not named", WARNED, c -> c.maintainer = named(false)),
        of(maintainer, "no list", WARNED, c -> c.maintainer = Case.absent()),
        of(maintainer, "no answer", UNKNOWN, c -> c.maintainer = Case.unknown()),
        of(
            new RequesterIsMaintainer(Otherwise.REFUSE),
            "x",
            REFUSED,
            c -> c.maintainer = named(false)),
        of(age, "old", PASSED, c -> {}),
        of(age, "new", WARNED, c -> c.account = made(3)),
        of(age, "gone", WARNED, c -> c.account = Case.absent()),
        of(age, "not told", UNKNOWN, c -> c.account = Known.is(account(Case.RIO))),
        of(keys, "one", PASSED, c -> {}),
        of(keys, "none", WARNED, c -> c.keys = Known.is(List.of())),
        of(keys, "of no use", WARNED, c -> c.keys = key("ecdsa-sha2-nistp256 A")),
        of(keys, "no answer", UNKNOWN, c -> c.keys = Case.unknown()),
        of(blocked, "a contact", REFUSED, c -> {}),
        of(blocked, "nobody", PASSED, c -> c.contacts.clear()),
        of(new BlockedAccounts(List.of(blocked(7))), "the requester", REFUSED, c -> {}),
        of(new OneOpenRequest(Otherwise.WARN), "no other", PASSED, c -> {}),
        of(new OneOpenRequest(Otherwise.WARN), "another", WARNED, c -> c.open = 1));
  }

  private static Stream<Arguments> code() {
    var licence = OpenSourceLicence.defaults();
    var activity = ProjectActivity.defaults();
    var reason = BareMetalReason.defaults();
    return Stream.of(
        of(licence, "apache", PASSED, c -> {}),
        of(licence, "gpl or later", PASSED, c -> code(c, "GPL-3.0-or-later")),
        of(licence, "not open", WARNED, c -> code(c, "CC-BY-NC-4.0")),
        of(licence, "its own", WARNED, c -> code(c, "NOASSERTION")),
        of(licence, "no file", WARNED, c -> code(c, "")),
        of(licence, "private or gone", WARNED, c -> c.code.put(Case.URL, Case.absent())),
        of(licence, "no answer", UNKNOWN, c -> c.code.put(Case.URL, Case.unknown())),
        of(licence, "no address", WARNED, c -> c.code.clear()),
        of(licence, "a plain no", REFUSED, c -> c.openSource = OpenSource.NO),
        of(licence, "the worst of two", WARNED, c -> second(c, "CC-BY-NC-4.0")),
        of(new OpenSourceLicence(Set.of("MIT"), Otherwise.REFUSE), "own list", REFUSED, c -> {}),
        of(activity, "busy", PASSED, c -> {}),
        of(activity, "quiet", WARNED, c -> pushed(c, 181, false)),
        of(activity, "archived", WARNED, c -> pushed(c, 1, true)),
        of(activity, "one of two is busy", PASSED, c -> c.code.put("x", Case.absent())),
        of(activity, "no answer", UNKNOWN, c -> c.code.put(Case.URL, Case.unknown())),
        of(activity, "no address", UNKNOWN, c -> c.code.clear()),
        of(reason, "a reason is for a person", WARNED, c -> {}),
        of(reason, "no reason", WARNED, c -> c.reason = Optional.empty()),
        of(reason, "no bare metal", PASSED, c -> c.asks(1, "cloud")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"limits", "people", "code"})
  void a_rule_says(Rule rule, String name, Result result, Consumer<Case> change) {
    var request = new Case();
    change.accept(request);
    var finding = rule.judge(request.facts());
    assertEquals(result, finding.result(), () -> name + ": " + finding);
    assertEquals(rule.id(), finding.rule());
    assertFalse(finding.seen().isBlank() || finding.wanted().isBlank(), finding.toString());
  }

  @Test
  void a_rule_is_called_in_the_file_as_it_calls_itself() {
    var rules =
        List.of(
            new PlanOffered(),
            MachineLimit.defaults(),
            MonthlyCost.defaults(),
            TERM,
            StockShare.defaults(),
            new BlockedAccounts(List.of()),
            OpenSourceLicence.defaults(),
            TwoContacts.defaults(),
            RequesterIsMaintainer.defaults(),
            BareMetalReason.defaults(),
            ProjectActivity.defaults(),
            AccountAge.defaults(),
            new SshKeysPresent(),
            OneOpenRequest.defaults(),
            TWO);
    assertEquals(Rules.known().keySet(), new HashSet<>(rules.stream().map(Rule::id).toList()));
    for (var r : rules) assertEquals(r.getClass(), Rules.known().get(r.id()));
  }

  @Test
  void nothing_asked_outside_is_unknown_and_never_refused() {
    var facts = new Case().facts();
    var unasked = Facts.unasked(facts.at(), facts.reading(), facts.catalogue(), Case.RIO);
    var rules =
        List.of(
            RequesterIsMaintainer.defaults(),
            AccountAge.defaults(),
            new SshKeysPresent(),
            ProjectActivity.defaults());
    for (var r : rules) assertEquals(UNKNOWN, r.judge(unasked).result(), r.id());
  }

  @Test
  void what_a_blocked_person_did_is_not_shown() {
    var rule = new BlockedAccounts(List.of(blocked(7)));
    assertFalse(rule.judge(new Case().facts()).toString().contains("mining"));
  }

  @Test
  void an_override_sets_a_refusal_aside_and_nothing_else() {
    var judge = new Judge("b41d0e2", List.of(new MachineLimit(1), TwoContacts.defaults(), TWO));
    var request = new Case().asks(3, "metal");
    request.contacts.clear();
    assertTrue(judge.judge(request.facts(), Set.of()).refuses());
    assertTrue(judge.judge(request.facts(), Set.of("two-contacts")).refuses());
    var judged = judge.judge(request.facts(), Set.of("machines", "two-contacts"));
    assertFalse(judged.refuses());
    assertEquals(2, judged.approversNeeded());
    assertEquals(
        List.of(true, false, false), judged.findings().stream().map(f -> f.overridden()).toList());
  }

  private static Optional<Duration> days(int days) {
    return Optional.of(Duration.ofDays(days));
  }

  private static Optional<Workload> of(Workload workload) {
    return Optional.of(workload);
  }

  private static void both(Case c, int held) {
    c.held = Map.of("metal", held);
  }

  private static void contact(Case c, Known<Account> account) {
    c.contacts.put("kim", account);
  }

  private static Account account(Person person) {
    return new Account(person, Optional.empty());
  }

  private static Known<Account> made(int daysAgo) {
    return Known.is(new Account(Case.RIO, Optional.of(Case.NOW.minus(Duration.ofDays(daysAgo)))));
  }

  private static Known<Maintainership> named(boolean named) {
    return Known.is(new Maintainership(named, "OWNERS"));
  }

  private static Known<List<SshKey>> key(String text) {
    return Known.is(List.of(new SshKey(1, text)));
  }

  private static BlockedAccounts.Blocked blocked(long id) {
    return new BlockedAccounts.Blocked(id, Optional.of("somebody"), Optional.of("mining"));
  }

  private static void code(Case c, String licence) {
    c.code.put(Case.URL, Known.is(Case.kelp(licence)));
  }

  private static void second(Case c, String licence) {
    c.code.put(Case.URL + "-docs", Known.is(Case.kelp(licence)));
  }

  private static void pushed(Case c, int daysAgo, boolean archived) {
    var at = Case.NOW.minus(Duration.ofDays(daysAgo));
    c.code.put(Case.URL, Known.is(new Code("k/k", Optional.of("MIT"), archived, at)));
  }
}
