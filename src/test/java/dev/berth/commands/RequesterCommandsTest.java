package dev.berth.commands;

import static dev.berth.commands.CommandRegistryTest.refused;
import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.catalogue.Arch;
import dev.berth.commands.grammar.TypedCommand;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.reading.Line;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event;
import dev.berth.request.Sample;
import dev.berth.request.access.RequestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands of requesters come to: answers, the lease, people. */
class RequesterCommandsTest {
  private static final Instant LATER = CommandScenario.LATER;

  private final CommandScenario asRio = CommandScenario.of(Sample.judged());
  private final CommandScenario asMara = asRio.by(MARA, Role.MAINTAIN);
  private final CommandScenario active = CommandScenario.of(Sample.active());

  // Answers

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3x c3.medium.x86, 1x c3.large.arm64",
        "3 x c3.medium.x86 and 1 x c3.large.arm64",
        "3\u00d7 C3.Medium.x86; 1\u00d7c3.large.arm64",
        "3 c3.medium.x86, c3.large.arm64 x1",
        "\"3x c3.medium.x86 + 1x c3.large.arm64\""
      })
  void machines_are_counts_of_plans(String args) {
    var lines =
        List.of(Line.of(3, "c3.medium.x86", Arch.X86_64), Line.of(1, "c3.large.arm64", Arch.ARM64));
    assertTrue(
        asRio.says("machines " + args).getFirst()
                instanceof CommandResult.AnswersGiven(var a, var byApprover)
            && a.machines().orElseThrow().value().equals(lines)
            && !byApprover,
        asRio.says("machines " + args).toString());
  }

  @Test
  void a_count_is_never_guessed() {
    refused(ReplyTemplate.COUNT_WRONG, asRio.says("machines c3.medium.x86"));
    refused(ReplyTemplate.COUNT_WRONG, asRio.says("machines 0x c3.medium.x86"));
    refused(ReplyTemplate.COUNT_WRONG, asRio.says("machines 101x c3.medium.x86"));
    refused(ReplyTemplate.COUNT_WRONG, asRio.says("machines 999999999x c3.medium.x86"));
    refused(ReplyTemplate.ARGUMENT_MISSING, asRio.says("machines"));
    refused(ReplyTemplate.ARGUMENT_WRONG, asRio.says("machines some of the large ones please"));
  }

  @Test
  void an_unknown_plan_is_answered_with_the_nearest() {
    var values = refused(ReplyTemplate.PLAN_UNKNOWN, asRio.says("machines 2x c3.medum.x86"));
    assertEquals("c3.medium.x86", values.get("near"));
    assertEquals(
        "", refused(ReplyTemplate.PLAN_UNKNOWN, asRio.says("machines 2x zzz")).get("near"));
  }

  @Test
  void an_approver_grants_something_else_and_the_requester_is_told() {
    var deeds = asMara.says("term 30d");
    assertTrue(
        deeds.getFirst() instanceof CommandResult.AnswersGiven(var a, var byApprover)
            && byApprover
            && a.term().orElseThrow().value().equals(Duration.ofDays(30)),
        deeds.toString());
  }

  @ParameterizedTest
  @CsvSource({"90d, 90", "3 months, 90", "until 2026-12-20, 30", "2 weeks, 14"})
  void a_term_is_whole_days(String args, int days) {
    var deeds = asRio.says("term " + args);
    assertTrue(
        deeds.getFirst() instanceof CommandResult.AnswersGiven(var a, _)
            && a.term().orElseThrow().value().equals(Duration.ofDays(days)),
        deeds.toString());
  }

  @Test
  void a_term_that_cannot_be_meant_is_refused_with_an_example() {
    assertEquals(
        "too-long", refused(ReplyTemplate.TIME_WRONG, asRio.says("term 6 years")).get("problem"));
    assertEquals("unit", refused(ReplyTemplate.TIME_WRONG, asRio.says("term 3m")).get("problem"));
    refused(ReplyTemplate.ARGUMENT_WRONG, asRio.says("term as long as possible"));
    refused(ReplyTemplate.ARGUMENT_MISSING, asRio.says("term"));
  }

  @Test
  void systems_and_workload_are_read() {
    assertTrue(
        asRio.says("os Ubuntu 24.04, \"Debian 12\"").getFirst()
                instanceof CommandResult.AnswersGiven(var a, _)
            && a.systems().orElseThrow().value().equals(List.of("ubuntu 24.04", "debian 12")));
    refused(ReplyTemplate.ARGUMENT_WRONG, asRio.says("os a,b,c,d,e,f"));
    assertTrue(asRio.says("workload CI").getFirst() instanceof CommandResult.AnswersGiven);
    refused(ReplyTemplate.ARGUMENT_WRONG, asRio.says("workload mining"));
  }

  @Test
  void after_the_order_there_is_nothing_to_answer() {
    assertEquals(
        "active", refused(StateRefusal.TOO_LATE_TO_CHANGE, active.says("term 30d")).get("state"));
    refused(StateRefusal.CLOSED, CommandScenario.of(Sample.closed()).says("term 30d"));
  }

  // Lease

  @Test
  void an_extension_has_a_length_a_day_or_the_usual_step() {
    extended(Optional.of(Duration.ofDays(30)), "more benchmarks", "extend 30d more benchmarks");
    extended(Optional.of(Duration.ofDays(14)), "", "extend 2 weeks");
    extended(Optional.empty(), "because", "extend because");
    extended(Optional.empty(), "", "keep");
    var end = Sample.active().lease().orElseThrow().end();
    var more = Duration.between(end, Instant.parse("2027-03-31T23:59:59Z"));
    extended(Optional.of(more), "release week", "extend until 2027-03-31, release week");
  }

  private void extended(Optional<Duration> more, String why, String line) {
    assertEquals(
        List.of(
            new CommandResult.RequestEvent(new Event.ExtensionRequested(LATER, RIO, more, why))),
        active.says(line));
  }

  @Test
  void jumpstarter_696_an_extension_never_ends_sooner() {
    refused(ReplyTemplate.NOT_LATER, active.says("extend until 2026-12-01"));
    refused(StateRefusal.NO_LEASE_YET, asRio.says("extend until 2026-12-01"));
    refused(ReplyTemplate.TIME_WRONG, active.says("extend 0d"));
    refused(ReplyTemplate.TIME_WRONG, active.says("extend 9999d"));
  }

  @Test
  void machines_are_given_back_all_or_by_name() {
    assertEquals(
        List.of(new CommandResult.RequestEvent(new Event.Released(LATER, RIO, Optional.empty()))),
        active.says("release"));
    assertEquals(active.says("release"), active.says("release all"));
    assertEquals(
        List.of(
            new CommandResult.RequestEvent(new Event.Released(LATER, RIO, Optional.of("kelp-2"))),
            new CommandResult.RequestEvent(new Event.Released(LATER, RIO, Optional.of("KELP-1")))),
        active.says("release kelp-2, KELP-1"));
  }

  @Test
  void a_name_that_is_none_gives_nothing_back() {
    refused(ReplyTemplate.MACHINE_UNKNOWN, active.says("release kelp-2 tomorrow"));
    refused(ReplyTemplate.MACHINE_UNKNOWN, active.says("release the kraken"));
  }

  // People

  @Test
  void colleagues_are_looked_up_before_they_are_added() {
    assertEquals(
        Set.of("kim", "lou"), CommandRegistry.handles(new TypedCommand("add", "@Kim, @lou", 1)));
    assertEquals(Set.of(), CommandRegistry.handles(new TypedCommand("remove", "@kim", 1)));
    assertEquals(
        List.of(
            new CommandResult.RequestEvent(new Event.PersonAdded(LATER, RIO, KIM)),
            new CommandResult.RequestEvent(new Event.PersonAdded(LATER, RIO, CommandScenario.LOU))),
        active.says("add @Kim and lou"));
  }

  @Test
  void nobody_is_added_when_one_of_them_is_not_known() {
    var absent = Map.of("kim", Known.is(KIM), "nix", new Known.Absent<Person>("404"));
    refused(ReplyTemplate.PERSON_UNKNOWN, active.knowing(absent).says("add @kim @nix"));
    refused(ReplyTemplate.PERSON_IS_BOT, active.says("add @renovate"));
    refused(ReplyTemplate.ARGUMENT_WRONG, active.says("add @renovate[bot]"));
    refused(ReplyTemplate.ARGUMENT_WRONG, active.says("add <script>"));
    refused(ReplyTemplate.ARGUMENT_MISSING, active.says("add"));
    var down = Map.<String, Known<Person>>of("kim", new Known.Unknown<>("down", LATER));
    assertEquals(
        List.of(new CommandResult.TryLater("down", LATER)), active.knowing(down).says("add @kim"));
  }

  @Test
  void no_request_has_more_people_than_it_may() {
    var all = new HashMap<String, Known<Person>>();
    var r = Sample.active();
    for (int i = 0; i < RequestPeople.PEOPLE_MAX; i++) {
      r = Sample.after(r, new Event.PersonAdded(NOW, RIO, Person.human(5000 + i, "p" + i)));
    }
    all.put("kim", Known.is(KIM));
    refused(ReplyTemplate.TOO_MANY_PEOPLE, CommandScenario.of(r).knowing(all).says("add @kim"));
  }

  @Test
  void a_requester_who_goes_hands_the_request_over() {
    var r = Sample.after(Sample.active(), new Event.PersonAdded(NOW, RIO, KIM));
    assertEquals(
        List.of(
            new CommandResult.RequestEvent(new Event.HandedOver(LATER, RIO, KIM)),
            new CommandResult.RequestEvent(new Event.PersonRemoved(LATER, RIO, RIO))),
        CommandScenario.of(r).says("remove @rio"));
    refused(ReplyTemplate.HAND_OVER, CommandScenario.of(r).by(KIM, Role.READ).says("remove @rio"));
    refused(ReplyTemplate.LAST_PERSON, active.says("remove @rio"));
    assertEquals(
        "kim",
        refused(ReplyTemplate.NOT_ONE_OF_THEM, CommandScenario.of(r).says("remove @lou"))
            .get("people"));
  }
}
