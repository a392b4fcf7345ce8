package dev.berth.commands;

import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.MILO;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.catalogue.Arch;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.program.Right;
import dev.berth.reading.Line;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Event;
import dev.berth.request.Refusal;
import dev.berth.request.Request;
import dev.berth.request.Sample;
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

/** What commands of the life of a request come to. */
class CommandsTest {
  private static final Instant LATER = Scene.LATER;

  private final Scene asRio = Scene.of(Sample.judged());
  private final Scene asMara = asRio.by(MARA, Role.MAINTAIN);
  private final Scene active = Scene.of(Sample.active());

  // Approval

  @Test
  void an_approval_is_for_the_version_shown_by_the_right_found_now() {
    var r = Sample.judged();
    var approved =
        new Event.Approved(
            LATER, MARA, r.reading().digest(), "role maintain", Scene.SHIPPED.revision(), false);
    assertEquals(List.of(new Deed.Happens(approved)), asMara.says("approve"));
    var version = r.reading().digest().version();
    assertEquals(List.of(new Deed.Happens(approved)), asMara.says("approve " + version));
    assertEquals(List.of(new Deed.Happens(approved)), asMara.says("approve `" + version + "`"));
    var upper = version.toUpperCase(java.util.Locale.ROOT);
    assertEquals(List.of(new Deed.Happens(approved)), asMara.says("approve " + upper));
    var whole = r.reading().digest().hex();
    assertEquals(List.of(new Deed.Happens(approved)), asMara.says("approve " + whole));
  }

  @Test
  void github_branch_deploy_315_what_changed_unseen_is_not_approved() {
    var shown = Sample.reading(2).digest();
    var changed = Scene.of(Sample.opened(Sample.reading(40))).by(MARA, Role.MAINTAIN);
    var deeds = changed.showing(Optional.of(shown)).says("approve");
    assertTrue(
        deeds.getFirst() instanceof Deed.Happens(Event.Approved a) && a.digest().equals(shown),
        "the digest shown, not the one that stands there now: " + deeds);
  }

  @Test
  void nothing_shown_nothing_approved() {
    refused(Sentence.NOTHING_SHOWN, asMara.showing(Optional.empty()).says("approve"));
    refused(Sentence.NOTHING_SHOWN, asMara.showing(Optional.empty()).says("approve 7f3a91c"));
  }

  @Test
  void another_version_is_refused_and_the_right_one_named() {
    var values = refused(Sentence.VERSION_IS_OTHER, asMara.says("approve 0000000"));
    assertEquals(Sample.judged().reading().digest().version(), values.get("version"));
    assertEquals("0000000", values.get("read"));
  }

  @Test
  void a_version_of_fewer_than_seven_signs_is_refused() {
    var six = Sample.judged().reading().digest().hex().substring(0, 6);
    refused(Sentence.VERSION_TOO_SHORT, asMara.says("approve " + six));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"if only two", "but 14d", ".", "please", "/deny", "all", "for rio", "2 machines"})
  void an_approval_with_a_condition_is_none(String words) {
    refused(Sentence.APPROVAL_WITH_TEXT, asMara.says("approve " + words));
    var version = Sample.judged().reading().digest().version();
    refused(Sentence.APPROVAL_WITH_TEXT, asMara.says("approve " + version + " " + words));
  }

  @Test
  void nobody_approves_what_they_opened_or_are_a_contact_of() {
    for (var who : List.of(RIO, KIM)) {
      refused(Reason.OWN_REQUEST, asRio.by(who, Role.ADMIN).says("approve"));
    }
  }

  @Test
  void who_handed_the_request_over_still_opened_it() {
    var r = Sample.after(Sample.active(), new Event.PersonAdded(NOW, RIO, MILO));
    r = Sample.after(r, new Event.HandedOver(NOW, RIO, MILO));
    r = Sample.after(r, new Event.PersonRemoved(NOW, MILO, RIO));
    assertFalse(r.isOf(RIO));
    refused(Reason.OWN_REQUEST, Scene.of(r).by(RIO, Role.ADMIN).says("approve"));
  }

  @Test
  void nobody_leaves_a_request_before_the_order_only_to_approve_it() {
    var r = Sample.after(Sample.judged(), new Event.PersonAdded(NOW, RIO, MILO));
    refused(Sentence.HAND_OVER, Scene.of(r).says("remove @rio"));
  }

  @Test
  void kestra_5415_no_answer_of_the_forge_is_neither_yes_nor_no() {
    var deeds = asRio.by(MARA, Scene.DOWN).says("approve");
    assertEquals(List.of(new Deed.Waits("forge is down", LATER.plusSeconds(60))), deeds);
  }

  @Test
  void rust_lang_bors_47_a_taken_over_login_is_somebody_else() {
    var impostor = Person.human(666, MARA.login());
    var values = refused(Sentence.NO_RIGHT, asRio.by(impostor, Role.READ).says("approve"));
    assertEquals("approver", values.get("who"));
    assertEquals("a maintainer of this repository", values.get("can"));
  }

  @Test
  void a_program_may_give_a_command_to_others() {
    var lead = asRio.giving("deny", Right.LEAD);
    var values = refused(Sentence.NO_RIGHT, lead.by(MARA, Role.MAINTAIN).says("deny no"));
    assertEquals("lead", values.get("who"));
    assertEquals("an admin of this repository", values.get("can"));
    assertTrue(lead.by(MARA, Role.ADMIN).says("deny no").getFirst() instanceof Deed.Happens);
    var triager = asRio.giving("hold", Right.TRIAGE).by(MARA, Role.TRIAGE);
    assertTrue(triager.says("hold").getFirst() instanceof Deed.Happens);
  }

  // Other words of approvers

  @Test
  void reasons_are_wanted_where_somebody_will_read_them() {
    refused(Sentence.ARGUMENT_MISSING, asMara.says("deny"));
    var values = refused(Sentence.ARGUMENT_MISSING, asMara.says("ask"));
    assertEquals("ask which kernel do the tests need?", values.get("example"));
    assertEquals(
        List.of(new Deed.Happens(new Event.Denied(LATER, MARA, "too large"))),
        asMara.says("deny \u201ctoo large\u201d"));
  }

  @Test
  void a_reason_is_one_line_without_hidden_signs_and_bounded() {
    var said = asMara.says("deny a\u2028b\u202ec " + "x".repeat(1000));
    assertTrue(said.getFirst() instanceof Deed.Happens(Event.Denied d) && d.why().length() == 300);
    assertTrue(
        said.getFirst() instanceof Deed.Happens(Event.Denied d) && d.why().startsWith("a bc x"));
  }

  @Test
  void hold_cancel_is_what_prow_calls_unhold() {
    var held = Sample.after(Sample.judged(), new Event.Held(NOW, MARA, "wait"));
    assertEquals(
        List.of(new Deed.Happens(new Event.Unheld(LATER, MILO))),
        Scene.of(held).by(MILO, Role.MAINTAIN).says("hold cancel"));
    refused(Sentence.NOT_HELD, asMara.says("unhold"));
  }

  @Test
  void nobody_takes_another_approvers_hold_off_their_own_request() {
    var held = Sample.after(Sample.judged(), new Event.Held(NOW, MARA, "wait"));
    refused(Reason.OWN_REQUEST, Scene.of(held).by(RIO, Role.ADMIN).says("unhold"));
  }

  @Test
  void a_rule_that_refuses_is_set_aside_with_a_reason() {
    var judgement =
        new Judgement("b41d0e2", List.of(Finding.refused("machines", "9", "at most 4")), 1);
    var r =
        Sample.after(
            Sample.opened(Sample.reading(9)), new Event.Judged(NOW, judgement, Instant.MAX));
    var mara = Scene.of(r).by(MARA, Role.MAINTAIN);
    assertEquals(
        List.of(new Deed.Happens(new Event.Overridden(LATER, MARA, "machines", "agreed"))),
        mara.says("override Machines agreed"));
    refused(Sentence.ARGUMENT_MISSING, mara.says("override machines"));
    assertEquals(
        "machines", refused(Sentence.RULE_UNKNOWN, mara.says("override cost x")).get("rules"));
    refused(Reason.OWN_REQUEST, Scene.of(r).by(RIO, Role.ADMIN).says("override machines x"));
  }

  @Test
  void a_rule_that_passed_cannot_be_set_aside() {
    refused(Sentence.RULE_UNKNOWN, asMara.says("override machines why not"));
  }

  @Test
  void the_end_is_set_by_a_day_and_nobody_sets_their_own_later() {
    var mara = active.by(MARA, Role.MAINTAIN);
    var day = Instant.parse("2026-12-24T23:59:59Z");
    assertEquals(
        List.of(new Deed.Happens(new Event.EndSet(LATER, MARA, day))), mara.says("end 2026-12-24"));
    refused(Sentence.ARGUMENT_WRONG, mara.says("end 30d"));
    refused(Sentence.ARGUMENT_WRONG, mara.says("end 2026-12-24 or so"));
    refused(Sentence.TIME_WRONG, mara.says("end 2020-01-01"));
    refused(Reason.OWN_REQUEST, active.by(RIO, Role.ADMIN).says("end 2027-12-24"));
    assertTrue(
        active.by(RIO, Role.ADMIN).says("end 2026-12-24").getFirst() instanceof Deed.Happens);
  }

  @Test
  void a_pool_is_one_of_the_programs() {
    var name = Scene.SHIPPED.pools().getFirst().name();
    assertEquals(
        List.of(new Deed.Happens(new Event.PoolChosen(LATER, MARA, name))),
        asMara.says("pool " + name.toUpperCase(java.util.Locale.ROOT)));
    refused(Sentence.POOL_UNKNOWN, asMara.says("pool moon"));
  }

  @Test
  void a_machine_made_by_hand_has_a_name_and_an_address() {
    var mara = Scene.of(Sample.provisioning()).by(MARA, Role.MAINTAIN);
    assertEquals(
        List.of(new Deed.Happens(new Event.Provided(LATER, MARA, "kelp-1", "198.51.100.4"))),
        mara.says("provisioned kelp-1 198.51.100.4"));
    assertTrue(mara.says("provisioned kelp-1 2001:db8::1").getFirst() instanceof Deed.Happens);
    refused(Sentence.ARGUMENT_MISSING, mara.says("provisioned kelp-1"));
    refused(Sentence.ARGUMENT_WRONG, mara.says("provisioned kelp-1 $(reboot)"));
    refused(Sentence.ARGUMENT_WRONG, mara.says("provisioned kelp-1 -oProxyCommand=x"));
    refused(Sentence.ARGUMENT_WRONG, mara.says("provisioned kelp-1 198.51.100.4 later"));
    assertEquals(
        "kelp-1,kelp-2",
        refused(Sentence.MACHINE_UNKNOWN, mara.says("provisioned kelp-9 h")).get("machines"));
  }

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
        asRio.says("machines " + args).getFirst() instanceof Deed.Answers(var a, var byApprover)
            && a.machines().orElseThrow().value().equals(lines)
            && !byApprover,
        asRio.says("machines " + args).toString());
  }

  @Test
  void a_count_is_never_guessed() {
    refused(Sentence.COUNT_WRONG, asRio.says("machines c3.medium.x86"));
    refused(Sentence.COUNT_WRONG, asRio.says("machines 0x c3.medium.x86"));
    refused(Sentence.COUNT_WRONG, asRio.says("machines 101x c3.medium.x86"));
    refused(Sentence.COUNT_WRONG, asRio.says("machines 999999999x c3.medium.x86"));
    refused(Sentence.ARGUMENT_MISSING, asRio.says("machines"));
    refused(Sentence.ARGUMENT_WRONG, asRio.says("machines some of the large ones please"));
  }

  @Test
  void an_unknown_plan_is_answered_with_the_nearest() {
    var values = refused(Sentence.PLAN_UNKNOWN, asRio.says("machines 2x c3.medum.x86"));
    assertEquals("c3.medium.x86", values.get("near"));
    assertEquals("", refused(Sentence.PLAN_UNKNOWN, asRio.says("machines 2x zzz")).get("near"));
  }

  @Test
  void an_approver_grants_something_else_and_the_requester_is_told() {
    var deeds = asMara.says("term 30d");
    assertTrue(
        deeds.getFirst() instanceof Deed.Answers(var a, var byApprover)
            && byApprover
            && a.term().orElseThrow().value().equals(Duration.ofDays(30)),
        deeds.toString());
  }

  @ParameterizedTest
  @CsvSource({"90d, 90", "3 months, 90", "until 2026-12-20, 30", "2 weeks, 14"})
  void a_term_is_whole_days(String args, int days) {
    var deeds = asRio.says("term " + args);
    assertTrue(
        deeds.getFirst() instanceof Deed.Answers(var a, _)
            && a.term().orElseThrow().value().equals(Duration.ofDays(days)),
        deeds.toString());
  }

  @Test
  void a_term_that_cannot_be_meant_is_refused_with_an_example() {
    assertEquals(
        "too-long", refused(Sentence.TIME_WRONG, asRio.says("term 6 years")).get("problem"));
    assertEquals("unit", refused(Sentence.TIME_WRONG, asRio.says("term 3m")).get("problem"));
    refused(Sentence.ARGUMENT_WRONG, asRio.says("term as long as possible"));
    refused(Sentence.ARGUMENT_MISSING, asRio.says("term"));
  }

  @Test
  void systems_and_workload_are_read() {
    assertTrue(
        asRio.says("os Ubuntu 24.04, \"Debian 12\"").getFirst() instanceof Deed.Answers(var a, _)
            && a.systems().orElseThrow().value().equals(List.of("ubuntu 24.04", "debian 12")));
    refused(Sentence.ARGUMENT_WRONG, asRio.says("os a,b,c,d,e,f"));
    assertTrue(asRio.says("workload CI").getFirst() instanceof Deed.Answers);
    refused(Sentence.ARGUMENT_WRONG, asRio.says("workload mining"));
  }

  @Test
  void after_the_order_there_is_nothing_to_answer() {
    assertEquals(
        "active", refused(Reason.TOO_LATE_TO_CHANGE, active.says("term 30d")).get("state"));
    refused(Reason.CLOSED, Scene.of(Sample.closed()).says("term 30d"));
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
        List.of(new Deed.Happens(new Event.Extended(LATER, RIO, more, why))), active.says(line));
  }

  @Test
  void jumpstarter_696_an_extension_never_ends_sooner() {
    refused(Sentence.NOT_LATER, active.says("extend until 2026-12-01"));
    refused(Reason.NO_LEASE_YET, asRio.says("extend until 2026-12-01"));
    refused(Sentence.TIME_WRONG, active.says("extend 0d"));
    refused(Sentence.TIME_WRONG, active.says("extend 9999d"));
  }

  @Test
  void machines_are_given_back_all_or_by_name() {
    assertEquals(
        List.of(new Deed.Happens(new Event.Released(LATER, RIO, Optional.empty()))),
        active.says("release"));
    assertEquals(active.says("release"), active.says("release all"));
    assertEquals(
        List.of(
            new Deed.Happens(new Event.Released(LATER, RIO, Optional.of("kelp-2"))),
            new Deed.Happens(new Event.Released(LATER, RIO, Optional.of("KELP-1")))),
        active.says("release kelp-2, KELP-1"));
  }

  @Test
  void a_name_that_is_none_gives_nothing_back() {
    refused(Sentence.MACHINE_UNKNOWN, active.says("release kelp-2 tomorrow"));
    refused(Sentence.MACHINE_UNKNOWN, active.says("release the kraken"));
  }

  // People

  @Test
  void colleagues_are_looked_up_before_they_are_added() {
    assertEquals(Set.of("kim", "lou"), Commands.handles(new Typed("add", "@Kim, @lou", 1)));
    assertEquals(Set.of(), Commands.handles(new Typed("remove", "@kim", 1)));
    assertEquals(
        List.of(
            new Deed.Happens(new Event.PersonAdded(LATER, RIO, KIM)),
            new Deed.Happens(new Event.PersonAdded(LATER, RIO, Scene.LOU))),
        active.says("add @Kim and lou"));
  }

  @Test
  void nobody_is_added_when_one_of_them_is_not_known() {
    var absent = Map.of("kim", Known.is(KIM), "nix", new Known.Absent<Person>("404"));
    refused(Sentence.PERSON_UNKNOWN, active.knowing(absent).says("add @kim @nix"));
    refused(Sentence.PERSON_IS_BOT, active.says("add @renovate"));
    refused(Sentence.ARGUMENT_WRONG, active.says("add @renovate[bot]"));
    refused(Sentence.ARGUMENT_WRONG, active.says("add <script>"));
    refused(Sentence.ARGUMENT_MISSING, active.says("add"));
    var down = Map.<String, Known<Person>>of("kim", new Known.Unknown<>("down", LATER));
    assertEquals(List.of(new Deed.Waits("down", LATER)), active.knowing(down).says("add @kim"));
  }

  @Test
  void no_request_has_more_people_than_it_may() {
    var all = new HashMap<String, Known<Person>>();
    var r = Sample.active();
    for (int i = 0; i < Request.PEOPLE_MAX; i++) {
      r = Sample.after(r, new Event.PersonAdded(NOW, RIO, Person.human(5000 + i, "p" + i)));
    }
    all.put("kim", Known.is(KIM));
    refused(Sentence.TOO_MANY_PEOPLE, Scene.of(r).knowing(all).says("add @kim"));
  }

  @Test
  void a_requester_who_goes_hands_the_request_over() {
    var r = Sample.after(Sample.active(), new Event.PersonAdded(NOW, RIO, KIM));
    assertEquals(
        List.of(
            new Deed.Happens(new Event.HandedOver(LATER, RIO, KIM)),
            new Deed.Happens(new Event.PersonRemoved(LATER, RIO, RIO))),
        Scene.of(r).says("remove @rio"));
    refused(Sentence.HAND_OVER, Scene.of(r).by(KIM, Role.READ).says("remove @rio"));
    refused(Sentence.LAST_PERSON, active.says("remove @rio"));
    assertEquals(
        "kim", refused(Sentence.NOT_ONE_OF_THEM, Scene.of(r).says("remove @lou")).get("people"));
  }

  // Where it stands

  @Test
  void the_text_of_an_issue_holds_commands_of_its_requester_only() {
    var body = asRio.by(RIO, Role.ADMIN).from(Origin.BODY);
    assertTrue(body.says("term 90d").getFirst() instanceof Deed.Answers);
    refused(Sentence.NOT_IN_ISSUE, body.says("approve"));
    refused(Sentence.NOT_IN_ISSUE, body.says("override machines x"));
  }

  @Test
  void derek_runs_edited_comments_we_do_not() {
    refused(Sentence.EDITED, asMara.from(Origin.EDITED).says("approve"));
  }

  @Test
  void cla_bot_87_our_own_account_does_not_count() {
    refused(Sentence.OWN_ACCOUNT, asMara.asOurselves().says("approve"));
  }

  @Test
  void all_contributors_266_other_bots_are_met_with_silence() {
    var deeds = asRio.by(Scene.BOT, Role.ADMIN).says("approve");
    assertEquals(List.of(new Deed.Ignores(Deed.Silence.BOT)), deeds);
    assertEquals(
        List.of(new Deed.Ignores(Deed.Silence.NOBODY)),
        asRio.by(Person.GHOST, Role.ADMIN).says("approve"));
  }

  @Test
  void on_an_issue_that_is_no_request_the_words_may_be_for_another_bot() {
    var issue = Scene.plainIssue();
    for (var line : List.of("approve", "help", "term 90d", "label bug", "close")) {
      assertEquals(
          List.of(new Deed.Ignores(Deed.Silence.NOT_A_REQUEST)),
          issue.by(MARA, Role.ADMIN).says(line));
    }
    refused(Sentence.NO_REQUEST, issue.prefixed().by(MARA, Role.ADMIN).says("approve"));
  }

  @Test
  void an_unknown_word_is_answered_only_when_near_ours_or_meant_for_us() {
    assertEquals(
        List.of(new Deed.Unknown("aprove", Optional.of("approve"), false)), asRio.says("aprove"));
    assertEquals(List.of(new Deed.Unknown("lgtm", Optional.empty(), false)), asRio.says("lgtm"));
    assertFalse(((Deed.Unknown) asRio.says("lgtm").getFirst()).isAnswered());
    assertTrue(((Deed.Unknown) asRio.prefixed().says("lgtm").getFirst()).isAnswered());
  }

  // A whole comment

  @Test
  void reopening_comes_first_so_that_answers_to_a_closed_request_count() {
    var typed = Commands.read("/machines 2x a\n/reopen\n/term 9d", Optional.empty());
    assertEquals(
        List.of("reopen", "machines", "term"),
        Commands.agenda(typed).typed().stream().map(Typed::name).toList());
  }

  @Test
  void no_comment_has_more_than_ten_commands_that_count() {
    var typed = Commands.read("/status\n".repeat(11), Optional.empty());
    assertEquals(10, Commands.agenda(typed).typed().size());
    assertTrue(Commands.agenda(typed).tooMany());
    assertFalse(Commands.agenda(typed.subList(0, 10)).tooMany());
    refused(Sentence.TOO_MANY_COMMANDS, List.of(Commands.tooMany()));
  }

  // Help

  @Test
  void help_lists_what_this_person_can_use_now() {
    assertEquals(
        "help,status,why,extend,keep,release,add,remove,access,withdraw,close", help(active));
    assertEquals("help,status,why,machines,term,approve,deny,ask,hold,pool,close", help(asMara));
    assertEquals("help,status,why", help(asRio.by(Scene.LOU, Role.WRITE)));
    assertEquals("help,status,why,reopen", help(Scene.of(Sample.closed())));
  }

  private static String help(Scene scene) {
    return scene.says("help").getFirst() instanceof Deed.Replies(var s, var values)
            && s == Sentence.HELP
        ? values.get("commands")
        : "no help";
  }

  @Test
  void help_explains_one_command() {
    var deeds = asRio.says("help /extend");
    assertTrue(
        deeds.getFirst() instanceof Deed.Replies(var s, var values)
            && s == Sentence.HELP_COMMAND
            && values.get("usage").equals("extend [LENGTH] [REASON]")
            && values.get("who").equals("requester"),
        deeds.toString());
  }

  @Test
  void why_names_rules_people_and_revision() {
    var deeds = Scene.of(Sample.queued()).says("why");
    assertTrue(
        deeds.getFirst() instanceof Deed.Replies(_, var values)
            && values.get("approvals").startsWith("mara | maintain | "),
        deeds.toString());
    assertTrue(
        asRio.says("why").getFirst() instanceof Deed.Replies(_, var values)
            && values.get("rules").isEmpty()
            && values.get("passed").equals("machines | 2 machines")
            && values.get("revision").equals("b41d0e2"));
  }

  @Test
  void why_still_names_rules_and_revision_after_the_decision() {
    for (var r : List.of(Sample.queued(), Sample.provisioning(), Sample.active())) {
      var values = replied(Scene.of(r).says("why"));
      assertEquals("machines | 2 machines", values.get("passed"), r.state().word());
      assertEquals("b41d0e2", values.get("revision"));
      assertTrue(values.get("approvals").startsWith("mara | maintain | "));
    }
    var at = Sample.NOW.plusSeconds(60);
    var denied = Sample.after(Sample.judged(), new Event.Denied(at, MARA, "no | room"));
    var values = replied(Scene.of(denied).says("why"));
    assertEquals("denied | mara | " + at + " | no / room", values.get("decisions"));
    assertEquals("machines | 2 machines", values.get("passed"));
  }

  @Test
  void why_says_first_what_did_not_pass() {
    var all =
        List.of(
            Finding.passed("a", "seen", "wanted"),
            Finding.warned("b", "seen", "wanted"),
            Finding.unknown("c", "seen", "wanted"),
            Finding.refused("d", "seen", "wanted").setAside(),
            Finding.refused("e", "seen", "wanted"));
    var judged = new Event.Judged(Sample.NOW, new Judgement("b41d0e2", all, 1), Instant.MAX);
    var values = replied(Scene.of(Sample.after(Sample.judged(), judged)).says("why"));
    assertEquals(
        List.of(
            "e | refused | seen | wanted",
            "d | refused, set aside | seen | wanted",
            "c | could not be found out | seen | wanted",
            "b | for a person to judge | seen | wanted"),
        List.of(values.get("rules").split("\n", -1)));
    assertEquals("a | seen", values.get("passed"));
  }

  private static Map<String, String> replied(List<Deed> deeds) {
    return ((Deed.Replies) deeds.getFirst()).values();
  }

  @Test
  void a_sentence_gets_exactly_its_values() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Deed.Refuses(Sentence.NO_RIGHT, Map.of("command", "approve")));
  }

  private static Map<String, String> refused(Refusal why, List<Deed> deeds) {
    assertTrue(
        deeds.size() == 1 && deeds.getFirst() instanceof Deed.Refuses(var s, _) && s == why,
        deeds.toString());
    return ((Deed.Refuses) deeds.getFirst()).values();
  }
}
