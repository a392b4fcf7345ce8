package dev.berth.commands;

import static dev.berth.request.Sample.RIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.forge.Role;
import dev.berth.forge.Write;
import dev.berth.program.TriageMode;
import dev.berth.request.Event;
import dev.berth.request.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeping issues in order without write access. */
class TriageTest {
  private final CommandScenario issue =
      CommandScenario.plainIssue()
          .triage(TriageMode.EVERYWHERE)
          .by(CommandScenario.LOU, Role.TRIAGE);
  private final CommandScenario request =
      CommandScenario.of(Sample.judged())
          .triage(TriageMode.REQUESTS)
          .by(CommandScenario.LOU, Role.TRIAGE);

  @Test
  void labels_are_put_on_and_taken_off_one_by_one() {
    writes(
        issue.says("label bug, \"good first issue\""),
        new Write.AddLabel("bug"),
        new Write.AddLabel("\"good first issue\"".replace("\"", "")));
    writes(issue.says("label good first issue"), new Write.AddLabel("good first issue"));
    writes(issue.says("unlabel bug"), new Write.RemoveLabel("bug"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "approved",
        "Approved",
        "\"APPROVED\"",
        "active",
        "needs approval",
        "on hold",
        "change requested",
        "cluster request",
        "bug, approved",
        "appro\u200bved",
        "denied"
      })
  void what_berth_says_or_hears_by_labels_is_nobody_elses(String names) {
    for (var scene : List.of(issue, request)) {
      refused(ReplyTemplate.LABEL_IS_OURS, scene.says("label " + names));
      refused(ReplyTemplate.LABEL_IS_OURS, scene.says("unlabel " + names));
    }
  }

  @Test
  void a_label_that_is_not_there_is_not_made() {
    refused(ReplyTemplate.LABEL_UNKNOWN, issue.says("label bgu"));
    refused(ReplyTemplate.ARGUMENT_MISSING, issue.says("label"));
    refused(ReplyTemplate.ARGUMENT_WRONG, issue.says("label " + "x".repeat(51)));
    refused(ReplyTemplate.ARGUMENT_WRONG, issue.says("unlabel a,b,c,d,e,f,g,h,i,j,k"));
  }

  @Test
  void people_are_assigned_oneself_by_default() {
    writes(issue.says("assign @rio, kim"), new Write.Assign("rio"), new Write.Assign("kim"));
    writes(issue.says("assign"), new Write.Assign("lou"));
    writes(issue.says("unassign me"), new Write.Unassign("lou"));
    refused(ReplyTemplate.ARGUMENT_WRONG, issue.says("assign ../../admin"));
  }

  @Test
  void an_issue_is_closed_with_its_reason_and_opened_again() {
    writes(issue.says("close"), Write.close("completed"));
    writes(issue.says("close not planned"), Write.close("not_planned"));
    writes(issue.says("close not_planned"), Write.close("not_planned"));
    writes(issue.says("reopen"), Write.reopen());
  }

  @Test
  void a_request_is_not_ended_by_triage() {
    refused(ReplyTemplate.CLOSE_REQUEST, request.says("close"));
    var closed =
        CommandScenario.of(Sample.closed())
            .triage(TriageMode.REQUESTS)
            .by(CommandScenario.LOU, Role.TRIAGE);
    refused(ReplyTemplate.NO_RIGHT, closed.says("reopen"));
  }

  @Test
  void a_question_may_be_closed_by_triage() {
    var question =
        Sample.everyState().stream()
            .filter(r -> r.state().word().equals("question"))
            .findFirst()
            .orElseThrow();
    var scene =
        CommandScenario.of(question)
            .triage(TriageMode.REQUESTS)
            .by(CommandScenario.LOU, Role.TRIAGE);
    var event = new Event.ClosedByHand(CommandScenario.LATER, CommandScenario.LOU, Event.Part.NONE);
    assertEquals(List.of(new CommandResult.RequestEvent(event)), scene.says("close"));
  }

  @Test
  void the_requester_closes_what_is_theirs_without_triage() {
    var event = new Event.ClosedByHand(CommandScenario.LATER, RIO, Event.Part.REQUESTER);
    assertEquals(
        List.of(new CommandResult.RequestEvent(event)),
        CommandScenario.of(Sample.active()).says("close"));
  }

  @Test
  void titles_are_one_line_and_bounded() {
    writes(issue.says("retitle \u201cBuild farm\u201d"), Write.retitle("Build farm"));
    writes(issue.says("retitle a\u202eb"), Write.retitle("ab"));
    refused(ReplyTemplate.ARGUMENT_MISSING, issue.says("retitle"));
    refused(ReplyTemplate.ARGUMENT_MISSING, issue.says("retitle \u202e"));
    refused(ReplyTemplate.ARGUMENT_WRONG, issue.says("retitle " + "x".repeat(257)));
  }

  @Test
  void renovate_6215_an_open_request_is_never_locked() {
    writes(issue.says("lock"), new Write.Lock());
    writes(issue.says("unlock"), new Write.Unlock());
    for (var r : Sample.everyState()) {
      var scene =
          CommandScenario.of(r).triage(TriageMode.REQUESTS).by(CommandScenario.LOU, Role.TRIAGE);
      if (r.state().word().equals("released")) writes(scene.says("lock"), new Write.Lock());
      else refused(ReplyTemplate.LOCK_OPEN_REQUEST, scene.says("lock"));
    }
  }

  @Test
  void a_milestone_is_known_by_title_or_number() {
    writes(issue.says("milestone 2027-q1"), new Write.Milestone(Optional.of(3)));
    writes(issue.says("milestone #3"), new Write.Milestone(Optional.of(3)));
    writes(issue.says("milestone none"), new Write.Milestone(Optional.empty()));
    refused(ReplyTemplate.MILESTONE_UNKNOWN, issue.says("milestone #7"));
    refused(ReplyTemplate.MILESTONE_UNKNOWN, issue.says("milestone some day"));
    assertEquals(
        List.of(
            new CommandResult.Refuses(
                ReplyTemplate.MILESTONE_UNKNOWN,
                Map.of("read", "2027-q2", "near", "2027-Q1", "open", "2027-Q1", "more", ""))),
        issue.says("milestone 2027-q2"));
  }

  @Test
  void triage_works_where_the_program_says() {
    refused(ReplyTemplate.TRIAGE_OFF, CommandScenario.of(Sample.judged()).says("label bug"));
    var requestsOnly =
        CommandScenario.plainIssue()
            .triage(TriageMode.REQUESTS)
            .by(CommandScenario.LOU, Role.TRIAGE);
    assertEquals(
        List.of(new CommandResult.Ignores(CommandResult.IgnoreReason.NOT_A_REQUEST)),
        requestsOnly.says("label bug"));
    refused(ReplyTemplate.NO_RIGHT, issue.by(RIO, Role.READ).says("label bug"));
    refused(ReplyTemplate.NO_RIGHT, request.by(RIO, Role.READ).says("label bug"));
  }

  private static void writes(List<CommandResult> deeds, Write... expected) {
    assertEquals(List.of(new CommandResult.IssueChanges(List.of(expected))), deeds);
  }

  private static void refused(ReplyTemplate sentence, List<CommandResult> deeds) {
    assertTrue(
        deeds.size() == 1
            && deeds.getFirst() instanceof CommandResult.Refuses(var s, _)
            && s == sentence,
        deeds.toString());
  }
}
