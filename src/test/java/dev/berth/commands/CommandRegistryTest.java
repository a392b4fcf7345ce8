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

import dev.berth.commands.grammar.TypedCommand;
import dev.berth.commands.model.CommandOrigin;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.program.Right;
import dev.berth.request.Decision.Refusal;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event;
import dev.berth.request.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands of the life of a request come to. */
class CommandRegistryTest {
  private static final Instant LATER = CommandScenario.LATER;

  private final CommandScenario asRio = CommandScenario.of(Sample.judged());
  private final CommandScenario asMara = asRio.by(MARA, Role.MAINTAIN);
  private final CommandScenario active = CommandScenario.of(Sample.active());

  // Approval

  @Test
  void an_approval_is_for_the_version_shown_by_the_right_found_now() {
    var r = Sample.judged();
    var approved =
        new Event.Approved(
            LATER, MARA, r.ask(), "role maintain", CommandScenario.SHIPPED.revision(), false);
    assertEquals(List.of(new CommandResult.RequestEvent(approved)), asMara.says("approve"));
    var version = r.version(r.ask());
    assertEquals(
        List.of(new CommandResult.RequestEvent(approved)), asMara.says("approve " + version));
    assertEquals(
        List.of(new CommandResult.RequestEvent(approved)),
        asMara.says("approve `" + version + "`"));
    var upper = version.toUpperCase(java.util.Locale.ROOT);
    assertEquals(
        List.of(new CommandResult.RequestEvent(approved)), asMara.says("approve " + upper));
  }

  @Test
  void a_version_that_an_attacker_could_compute_names_nothing() {
    var digest = Sample.judged().ask().hex();
    refused(ReplyTemplate.VERSION_IS_OTHER, asMara.says("approve " + digest));
    refused(ReplyTemplate.VERSION_IS_OTHER, asMara.says("approve " + digest.substring(0, 12)));
  }

  @Test
  void github_branch_deploy_315_what_changed_unseen_is_not_approved() {
    var shown = Sample.reading(2).digest();
    var changed = CommandScenario.of(Sample.opened(Sample.reading(40))).by(MARA, Role.MAINTAIN);
    var deeds = changed.showing(Optional.of(shown)).says("approve");
    assertTrue(
        deeds.getFirst() instanceof CommandResult.RequestEvent(Event.Approved a)
            && a.digest().equals(shown),
        "the digest shown, not the one that stands there now: " + deeds);
  }

  @Test
  void nothing_shown_nothing_approved() {
    refused(ReplyTemplate.NOTHING_SHOWN, asMara.showing(Optional.empty()).says("approve"));
    refused(
        ReplyTemplate.NOTHING_SHOWN, asMara.showing(Optional.empty()).says("approve 7f3a91c04be2"));
  }

  @Test
  void another_version_is_refused_and_the_right_one_named() {
    var values = refused(ReplyTemplate.VERSION_IS_OTHER, asMara.says("approve 000000000000"));
    assertEquals(version(Sample.judged()), values.get("version"));
    assertEquals("000000000000", values.get("read"));
  }

  @Test
  void a_part_of_a_version_as_shown_by_an_earlier_berth_is_refused() {
    var seven = version(Sample.judged()).substring(0, 7);
    refused(ReplyTemplate.VERSION_TOO_SHORT, asMara.says("approve " + seven));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"if only two", "but 14d", ".", "please", "/deny", "all", "for rio", "2 machines"})
  void an_approval_with_a_condition_is_none(String words) {
    refused(ReplyTemplate.APPROVAL_WITH_TEXT, asMara.says("approve " + words));
    var version = version(Sample.judged());
    refused(ReplyTemplate.APPROVAL_WITH_TEXT, asMara.says("approve " + version + " " + words));
  }

  @Test
  void nobody_approves_what_they_opened_or_are_a_contact_of() {
    for (var who : List.of(RIO, KIM)) {
      refused(StateRefusal.OWN_REQUEST, asRio.by(who, Role.ADMIN).says("approve"));
    }
  }

  @Test
  void who_handed_the_request_over_still_opened_it() {
    var r = Sample.after(Sample.active(), new Event.PersonAdded(NOW, RIO, MILO));
    r = Sample.after(r, new Event.HandedOver(NOW, RIO, MILO));
    r = Sample.after(r, new Event.PersonRemoved(NOW, MILO, RIO));
    assertFalse(r.who().isOf(RIO));
    refused(StateRefusal.OWN_REQUEST, CommandScenario.of(r).by(RIO, Role.ADMIN).says("approve"));
  }

  @Test
  void nobody_leaves_a_request_before_the_order_only_to_approve_it() {
    var r = Sample.after(Sample.judged(), new Event.PersonAdded(NOW, RIO, MILO));
    refused(ReplyTemplate.HAND_OVER, CommandScenario.of(r).says("remove @rio"));
  }

  @Test
  void kestra_5415_no_answer_of_the_forge_is_neither_yes_nor_no() {
    var deeds = asRio.by(MARA, CommandScenario.DOWN).says("approve");
    assertEquals(
        List.of(new CommandResult.TryLater("forge is down", LATER.plusSeconds(60))), deeds);
  }

  @Test
  void rust_lang_bors_47_a_taken_over_login_is_somebody_else() {
    var impostor = Person.human(666, MARA.login());
    var values = refused(ReplyTemplate.NO_RIGHT, asRio.by(impostor, Role.READ).says("approve"));
    assertEquals("approver", values.get("who"));
    assertEquals("a maintainer of this repository", values.get("can"));
  }

  @Test
  void a_program_may_give_a_command_to_others() {
    var lead = asRio.giving("deny", Right.LEAD);
    var values = refused(ReplyTemplate.NO_RIGHT, lead.by(MARA, Role.MAINTAIN).says("deny no"));
    assertEquals("lead", values.get("who"));
    assertEquals("an admin of this repository", values.get("can"));
    assertTrue(
        lead.by(MARA, Role.ADMIN).says("deny no").getFirst() instanceof CommandResult.RequestEvent);
    var triager = asRio.giving("hold", Right.TRIAGE).by(MARA, Role.TRIAGE);
    assertTrue(triager.says("hold").getFirst() instanceof CommandResult.RequestEvent);
  }

  // Other words of approvers

  @Test
  void reasons_are_wanted_where_somebody_will_read_them() {
    refused(ReplyTemplate.ARGUMENT_MISSING, asMara.says("deny"));
    var values = refused(ReplyTemplate.ARGUMENT_MISSING, asMara.says("ask"));
    assertEquals("ask which kernel do the tests need?", values.get("example"));
    assertEquals(
        List.of(new CommandResult.RequestEvent(new Event.Denied(LATER, MARA, "too large"))),
        asMara.says("deny \u201ctoo large\u201d"));
  }

  @Test
  void a_reason_is_one_line_without_hidden_signs_and_bounded() {
    var said = asMara.says("deny a\u2028b\u202ec " + "x".repeat(1000));
    assertTrue(
        said.getFirst() instanceof CommandResult.RequestEvent(Event.Denied d)
            && d.why().length() == 300);
    assertTrue(
        said.getFirst() instanceof CommandResult.RequestEvent(Event.Denied d)
            && d.why().startsWith("a bc x"));
  }

  @Test
  void hold_cancel_is_what_prow_calls_unhold() {
    var held = Sample.after(Sample.judged(), new Event.Held(NOW, MARA, "wait"));
    assertEquals(
        List.of(new CommandResult.RequestEvent(new Event.Unheld(LATER, MILO))),
        CommandScenario.of(held).by(MILO, Role.MAINTAIN).says("hold cancel"));
    refused(ReplyTemplate.NOT_HELD, asMara.says("unhold"));
  }

  @Test
  void nobody_takes_another_approvers_hold_off_their_own_request() {
    var held = Sample.after(Sample.judged(), new Event.Held(NOW, MARA, "wait"));
    refused(StateRefusal.OWN_REQUEST, CommandScenario.of(held).by(RIO, Role.ADMIN).says("unhold"));
  }

  @Test
  void a_rule_that_refuses_is_set_aside_with_a_reason() {
    var judgement =
        new Judgement("b41d0e2", List.of(Finding.refused("machines", "9", "at most 4")), 1);
    var r =
        Sample.after(
            Sample.opened(Sample.reading(9)), new Event.Judged(NOW, judgement, Instant.MAX));
    var mara = CommandScenario.of(r).by(MARA, Role.MAINTAIN);
    assertEquals(
        List.of(
            new CommandResult.RequestEvent(
                new Event.Overridden(LATER, MARA, "machines", "agreed"))),
        mara.says("override Machines agreed"));
    refused(ReplyTemplate.ARGUMENT_MISSING, mara.says("override machines"));
    assertEquals(
        "machines", refused(ReplyTemplate.RULE_UNKNOWN, mara.says("override cost x")).get("rules"));
    refused(
        StateRefusal.OWN_REQUEST,
        CommandScenario.of(r).by(RIO, Role.ADMIN).says("override machines x"));
  }

  @Test
  void a_rule_that_passed_cannot_be_set_aside() {
    refused(ReplyTemplate.RULE_UNKNOWN, asMara.says("override machines why not"));
  }

  @Test
  void the_end_is_set_by_a_day_and_nobody_sets_their_own_later() {
    var mara = active.by(MARA, Role.MAINTAIN);
    var day = Instant.parse("2026-12-24T23:59:59Z");
    assertEquals(
        List.of(new CommandResult.RequestEvent(new Event.EndSet(LATER, MARA, day))),
        mara.says("end 2026-12-24"));
    refused(ReplyTemplate.ARGUMENT_WRONG, mara.says("end 30d"));
    refused(ReplyTemplate.ARGUMENT_WRONG, mara.says("end 2026-12-24 or so"));
    refused(ReplyTemplate.TIME_WRONG, mara.says("end 2020-01-01"));
    refused(StateRefusal.OWN_REQUEST, active.by(RIO, Role.ADMIN).says("end 2027-12-24"));
    assertTrue(
        active.by(RIO, Role.ADMIN).says("end 2026-12-24").getFirst()
            instanceof CommandResult.RequestEvent);
  }

  @Test
  void a_pool_is_one_of_the_programs() {
    var name = CommandScenario.SHIPPED.pools().getFirst().name();
    assertEquals(
        List.of(new CommandResult.RequestEvent(new Event.PoolChosen(LATER, MARA, name))),
        asMara.says("pool " + name.toUpperCase(java.util.Locale.ROOT)));
    refused(ReplyTemplate.POOL_UNKNOWN, asMara.says("pool moon"));
  }

  @Test
  void a_machine_made_by_hand_has_a_name_and_an_address() {
    var mara = CommandScenario.of(Sample.provisioning()).by(MARA, Role.MAINTAIN);
    assertEquals(
        List.of(
            new CommandResult.RequestEvent(
                new Event.MadeByHand(LATER, MARA, "kelp-1", "198.51.100.4"))),
        mara.says("provisioned kelp-1 198.51.100.4"));
    assertTrue(
        mara.says("provisioned kelp-1 2001:db8::1").getFirst()
            instanceof CommandResult.RequestEvent);
    refused(ReplyTemplate.ARGUMENT_MISSING, mara.says("provisioned kelp-1"));
    refused(ReplyTemplate.ARGUMENT_WRONG, mara.says("provisioned kelp-1 $(reboot)"));
    refused(ReplyTemplate.ARGUMENT_WRONG, mara.says("provisioned kelp-1 -oProxyCommand=x"));
    refused(ReplyTemplate.ARGUMENT_WRONG, mara.says("provisioned kelp-1 198.51.100.4 later"));
    assertEquals(
        "kelp-1,kelp-2",
        refused(ReplyTemplate.MACHINE_UNKNOWN, mara.says("provisioned kelp-9 h")).get("machines"));
  }

  // Where it stands

  @Test
  void the_text_of_an_issue_holds_commands_of_its_requester_only() {
    var body = asRio.by(RIO, Role.ADMIN).from(CommandOrigin.BODY);
    assertTrue(body.says("term 90d").getFirst() instanceof CommandResult.AnswersGiven);
    refused(ReplyTemplate.NOT_IN_ISSUE, body.says("approve"));
    refused(ReplyTemplate.NOT_IN_ISSUE, body.says("override machines x"));
  }

  @Test
  void derek_runs_edited_comments_we_do_not() {
    refused(ReplyTemplate.EDITED, asMara.from(CommandOrigin.EDITED).says("approve"));
  }

  @Test
  void cla_bot_87_our_own_account_does_not_count() {
    refused(ReplyTemplate.OWN_ACCOUNT, asMara.asOurselves().says("approve"));
  }

  @Test
  void all_contributors_266_other_bots_are_met_with_silence() {
    var deeds = asRio.by(CommandScenario.BOT, Role.ADMIN).says("approve");
    assertEquals(List.of(new CommandResult.Ignores(CommandResult.IgnoreReason.BOT)), deeds);
    assertEquals(
        List.of(new CommandResult.Ignores(CommandResult.IgnoreReason.NOBODY)),
        asRio.by(Person.GHOST, Role.ADMIN).says("approve"));
  }

  @Test
  void on_an_issue_that_is_no_request_the_words_may_be_for_another_bot() {
    var issue = CommandScenario.plainIssue();
    for (var line : List.of("approve", "help", "term 90d", "label bug", "close")) {
      assertEquals(
          List.of(new CommandResult.Ignores(CommandResult.IgnoreReason.NOT_A_REQUEST)),
          issue.by(MARA, Role.ADMIN).says(line));
    }
    refused(ReplyTemplate.NO_REQUEST, issue.prefixed().by(MARA, Role.ADMIN).says("approve"));
  }

  @Test
  void an_unknown_word_is_answered_only_when_near_ours_or_meant_for_us() {
    assertEquals(
        List.of(new CommandResult.UnknownCommand("aprove", Optional.of("approve"), false)),
        asRio.says("aprove"));
    assertEquals(
        List.of(new CommandResult.UnknownCommand("lgtm", Optional.empty(), false)),
        asRio.says("lgtm"));
    assertFalse(((CommandResult.UnknownCommand) asRio.says("lgtm").getFirst()).isAnswered());
    assertTrue(
        ((CommandResult.UnknownCommand) asRio.prefixed().says("lgtm").getFirst()).isAnswered());
  }

  // A whole comment

  @Test
  void reopening_comes_first_so_that_answers_to_a_closed_request_count() {
    var typed = CommandRegistry.read("/machines 2x a\n/reopen\n/term 9d", Optional.empty());
    assertEquals(
        List.of("reopen", "machines", "term"),
        CommandRegistry.agenda(typed).typed().stream().map(TypedCommand::name).toList());
  }

  @Test
  void no_comment_has_more_than_ten_commands_that_count() {
    var typed = CommandRegistry.read("/status\n".repeat(11), Optional.empty());
    assertEquals(10, CommandRegistry.agenda(typed).typed().size());
    assertTrue(CommandRegistry.agenda(typed).tooMany());
    assertFalse(CommandRegistry.agenda(typed.subList(0, 10)).tooMany());
    refused(ReplyTemplate.TOO_MANY_COMMANDS, List.of(CommandRegistry.tooMany()));
  }

  // Help

  @Test
  void help_lists_what_this_person_can_use_now() {
    assertEquals(
        "help,status,why,extend,keep,release,add,remove,access,keys,withdraw,close", help(active));
    assertEquals(
        "help,status,why,machines,term,add,keys,approve,deny,ask,hold,pool,close", help(asMara));
    assertEquals("help,status,why", help(asRio.by(CommandScenario.LOU, Role.WRITE)));
    assertEquals("help,status,why,reopen", help(CommandScenario.of(Sample.closed())));
  }

  private static String help(CommandScenario scene) {
    return scene.says("help").getFirst() instanceof CommandResult.Replies(var s, var values)
            && s == ReplyTemplate.HELP
        ? values.get("commands")
        : "no help";
  }

  @Test
  void help_explains_one_command() {
    var deeds = asRio.says("help /extend");
    assertTrue(
        deeds.getFirst() instanceof CommandResult.Replies(var s, var values)
            && s == ReplyTemplate.HELP_COMMAND
            && values.get("usage").equals("extend [LENGTH] [REASON]")
            && values.get("who").equals("requester"),
        deeds.toString());
  }

  @Test
  void why_names_rules_people_and_revision() {
    var deeds = CommandScenario.of(Sample.queued()).says("why");
    assertTrue(
        deeds.getFirst() instanceof CommandResult.Replies(_, var values)
            && values.get("approvals").startsWith("mara | maintain | "),
        deeds.toString());
    assertTrue(
        asRio.says("why").getFirst() instanceof CommandResult.Replies(_, var values)
            && values.get("rules").isEmpty()
            && values.get("passed").equals("machines | 2 machines")
            && values.get("revision").equals("b41d0e2"));
  }

  @Test
  void why_still_names_rules_and_revision_after_the_decision() {
    for (var r : List.of(Sample.queued(), Sample.provisioning(), Sample.active())) {
      var values = replied(CommandScenario.of(r).says("why"));
      assertEquals("machines | 2 machines", values.get("passed"), r.state().word());
      assertEquals("b41d0e2", values.get("revision"));
      assertTrue(values.get("approvals").startsWith("mara | maintain | "));
    }
    var at = Sample.NOW.plusSeconds(60);
    var denied = Sample.after(Sample.judged(), new Event.Denied(at, MARA, "no | room"));
    var values = replied(CommandScenario.of(denied).says("why"));
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
    var values = replied(CommandScenario.of(Sample.after(Sample.judged(), judged)).says("why"));
    assertEquals(
        List.of(
            "e | refused | seen | wanted",
            "d | refused, set aside | seen | wanted",
            "c | could not be found out | seen | wanted",
            "b | for a person to judge | seen | wanted"),
        List.of(values.get("rules").split("\n", -1)));
    assertEquals("a | seen", values.get("passed"));
  }

  private static Map<String, String> replied(List<CommandResult> results) {
    return ((CommandResult.Replies) results.getFirst()).values();
  }

  @Test
  void a_sentence_gets_exactly_its_values() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CommandResult.Refuses(ReplyTemplate.NO_RIGHT, Map.of("command", "approve")));
  }

  private static String version(dev.berth.request.Request r) {
    return r.version(r.ask());
  }

  static Map<String, String> refused(Refusal why, List<CommandResult> results) {
    assertTrue(
        results.size() == 1
            && results.getFirst() instanceof CommandResult.Refuses(var s, _)
            && s == why,
        results.toString());
    return ((CommandResult.Refuses) results.getFirst()).values();
  }
}
