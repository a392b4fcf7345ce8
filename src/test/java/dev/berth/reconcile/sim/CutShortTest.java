package dev.berth.reconcile.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Incoming;
import dev.berth.forge.Write;
import dev.berth.policy.Judgement;
import dev.berth.reconcile.sim.ScriptedFaults.Fate;
import dev.berth.request.NeedsApproval;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import dev.berth.view.CommentMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people did has its effect when the worker that saw it dies, or the forge falls silent. */
class CutShortTest extends OneIssue {
  private void waitsInQueue() {
    opened(text("3"));
    hub.comment(SimulatedPeople.DAVE, issue, "/pool east");
    world.passes(MOMENT);
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.passes(MINUTES);
    opened(text("3"));
    hub.comment(SimulatedPeople.DAVE, issue, "/pool east");
    world.passes(MOMENT);
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.passes(MINUTES);
    shows("queued");
  }

  @Test
  void a_closing_by_hand_is_answered_though_the_worker_that_saw_it_died() {
    opened(text("1"));
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.passes(MINUTES);
    world.script().diesAt("before asking role");
    hub.close(SimulatedPeople.MAL, issue, "not_planned");
    world.passes(MINUTES);
    assertTrue(issue.open);
    assertEquals(1, issue.made.stream().filter(k -> k.startsWith("stays-open")).count());
  }

  @Test
  void an_approval_is_taken_back_though_the_worker_that_saw_it_died() {
    waitsInQueue();
    for (var step : List.of("committed", "committing")) {
      world.script().at("after asking issue", () -> world.script().diesAt(step));
      hub.unlabel(SimulatedPeople.DAVE, issue, "approved");
      world.passes(MINUTES);
      shows("needs approval");
      hub.label(SimulatedPeople.DAVE, issue, "approved");
      world.passes(MINUTES);
      shows("queued");
    }
  }

  /** After this an edit that nobody confirmed may still land over the status comment. */
  private void asksForApprovalInDoubt() {
    opened(text("one or two"));
    world.script().next(Write.EditComment.class::isInstance, Fate.UNANSWERED, Duration.ZERO);
    hub.comment(SimulatedPeople.ANN, issue, "/machines some");
    hub.editBody(SimulatedPeople.ANN, issue, text("a few"));
    world.passes(Duration.ofSeconds(5));
    hub.comment(SimulatedPeople.ANN, issue, "/machines 1x c3.medium.x86");
    world.passes(Duration.ofSeconds(25));
    shows("needs approval");
    assertEquals(Optional.empty(), ((Row.IssueRow) row()).shown().versionAt(now()));
  }

  @Test
  void a_yes_by_label_counts_where_the_status_comment_itself_tells_what_was_seen() {
    asksForApprovalInDoubt();
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.passes(MINUTES);
    shows("active");
  }

  @Test
  void a_yes_by_command_waits_until_the_status_comment_can_be_read() {
    asksForApprovalInDoubt();
    world.script().at("before asking comments", () -> world.outage(true));
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.passes(Duration.ofSeconds(1));
    shows("needs approval");
    world.outage(false);
    world.passes(MINUTES);
    shows("active");
  }

  @Test
  void a_yes_said_before_an_unconfirmed_edit_came_through_is_none_to_it() {
    opened(text("1"));
    world.script().next(Write.EditComment.class::isInstance, Fate.LATE, Duration.ofSeconds(12));
    hub.editBody(SimulatedPeople.ANN, issue, text("2"));
    world.passes(Duration.ofSeconds(3));
    world.outage(true);
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.passes(Duration.ofSeconds(15));
    assertEquals(request().version(request().ask()), issue.shown.getLast().version());
    world.outage(false);
    world.passes(MINUTES);
    shows("needs approval");
    assertEquals(List.of(), request().approvals());
  }

  @Test
  void an_approval_is_taken_back_though_nobody_can_tell_who_closed_the_issue() {
    waitsInQueue();
    world.script().at("before asking role", () -> world.outage(true));
    hub.unlabel(SimulatedPeople.DAVE, issue, "approved");
    hub.close(SimulatedPeople.MAL, issue, "not_planned");
    world.passes(Duration.ofSeconds(2));
    world.outage(false);
    world.passes(MINUTES);
    shows("needs approval");
    assertTrue(issue.open);
  }

  @Test
  void a_label_that_does_not_count_is_off_before_anybody_reads_why() {
    opened(text("1"));
    world.script().at("before CreateComment", () -> assertFalse(issue.labels.contains("approved")));
    hub.label(SimulatedPeople.TOM, issue, "approved");
    world.passes(MINUTES);
    assertEquals(1, issue.made.stream().filter(m -> m.startsWith("label:")).count());
    shows("needs approval");
  }

  @Test
  void what_rules_could_not_find_out_is_asked_again() {
    // The requester's account and keys are told; whose handle the contact's is, is not.
    Runnable keys = () -> toldAt("keys", () -> {});
    Runnable contact = () -> silentAt("person", keys);
    silentAt("person", () -> toldAt("person", contact));
    opened(text("1"));
    world.outage(false);
    assertTrue(judgement().isOpen());
    world.passes(MINUTES);
    shows("needs approval");
    assertFalse(judgement().isOpen());
  }

  private void silentAt(String question, Runnable then) {
    outageAt(question, true, then);
  }

  private void toldAt(String question, Runnable then) {
    outageAt(question, false, then);
  }

  private void outageAt(String question, boolean begins, Runnable then) {
    Runnable what =
        () -> {
          world.outage(begins);
          then.run();
        };
    world.script().at("before asking " + question, what);
  }

  private Judgement judgement() {
    return ((NeedsApproval) request().state()).judgement().orElseThrow();
  }

  @Test
  void a_word_on_an_issue_that_is_gone_stands_in_nobodys_way() {
    opened(text("1"));
    hub.comment(SimulatedPeople.ANN, issue, "/withdraw");
    world.passes(MINUTES);
    world.script().at("before asking issue", () -> issue.deleted = true);
    hub.comment(SimulatedPeople.ANN, issue, "/reopen");
    world.passes(Duration.ofHours(1));
    assertTrue(request().flags().lost().isPresent());
    assertEquals(List.of(), world.door().reads().parked(9));
  }

  @Test
  void a_label_that_nobody_set_approves_nothing_and_keeps_nobody_waiting() {
    opened(text("1"));
    issue.labels.add("approved");
    late(
        "renamed",
        new Incoming.IssueTouched(
            SimulatedPeople.DAVE, issue.ref, "edited", Optional.empty(), now()));
    world.passes(MINUTES);
    assertFalse(issue.labels.contains("approved"));
    shows("needs approval");
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.passes(MINUTES);
    shows("active");
  }

  @Test
  void what_the_text_of_an_issue_says_is_done_though_the_forge_could_not_tell_who_was_meant() {
    world.script().at("before asking person", () -> world.outage(true));
    opened(text("1") + "\n/add @bob\n");
    world.outage(false);
    world.passes(MINUTES);
    assertEquals(List.of(SimulatedPeople.BOB), request().people());
  }

  @Test
  void what_the_text_of_an_issue_says_is_done_though_the_worker_that_read_it_died() {
    world.script().diesAt("before asking person");
    opened(text("1") + "\n/add @bob\n");
    world.passes(MINUTES);
    assertEquals(List.of(SimulatedPeople.BOB), request().people());
  }

  @Test
  void a_request_that_is_taken_up_again_is_what_its_issue_says_by_then() {
    opened(text("1"));
    hub.comment(SimulatedPeople.ANN, issue, "/withdraw");
    world.passes(MINUTES);
    hub.editBody(SimulatedPeople.ANN, issue, text("2"));
    world.passes(MINUTES);
    hub.comment(SimulatedPeople.ANN, issue, "/reopen");
    world.script().deaf = true;
    world.passes(MOMENT);
    assertEquals(2, request().reading().lines().getFirst().count().orElseThrow());
    assertTrue(
        issue.made.stream()
            .allMatch(k -> !k.startsWith("approval-wanted") || k.endsWith(version())),
        issue.made::toString);
  }

  private String version() {
    return request().version(request().ask());
  }

  @Test
  void an_issue_that_was_unlocked_to_write_is_locked_again() {
    for (var fate : List.of(Fate.LOST, Fate.UNANSWERED, Fate.LATE)) {
      opened(text("1"));
      hub.lock(SimulatedPeople.DAVE, issue, true);
      world.passes(MOMENT);
      world.script().next(Write.Unlock.class::isInstance, fate, Duration.ofSeconds(28));
      hub.comment(SimulatedPeople.ANN, issue, "/why");
      world.passes(MINUTES);
      assertEquals(1, issue.made.stream().filter(k -> k.startsWith("reply")).count());
      assertTrue(issue.locked, () -> fate + "\n" + world.trace());
    }
  }

  @Test
  void an_issue_that_somebody_unlocked_stays_so() {
    opened(text("1"));
    hub.lock(SimulatedPeople.DAVE, issue, true);
    world.passes(MOMENT);
    world.script().next(Write.Lock.class::isInstance, Fate.UNANSWERED, Duration.ZERO);
    hub.comment(SimulatedPeople.ANN, issue, "/why");
    world.passes(MINUTES);
    assertTrue(issue.locked);
    hub.lock(SimulatedPeople.DAVE, issue, false);
    world.passes(MINUTES);
    assertFalse(issue.locked);
  }

  @Test
  void late_word_of_a_status_comment_that_is_gone_settles_no_other() {
    world.script().deaf = true;
    issue = hub.open(SimulatedPeople.ANN, "Machines", text("1"), List.of("cluster request"));
    late(
        "opened",
        new Incoming.IssueTouched(
            SimulatedPeople.ANN, issue.ref, "opened", Optional.empty(), now()));
    var first = issue.comments.values().iterator().next();
    world.script().deaf = false;
    hub.deleteComment(SimulatedPeople.DAVE, issue, first.id());
    world.passes(MOMENT);
    world.script().nextComment(CommentMarker.STATUS, Fate.UNANSWERED, Duration.ZERO);
    hub.editBody(SimulatedPeople.ANN, issue, text("2"));
    world.script().deaf = true;
    world.passes(Duration.ofMillis(300));
    late("late", new Incoming.CommentCreated(hub.self, issue.ref, first, false));
    world.passes(MINUTES);
    assertEquals(2, issue.made.stream().filter(CommentMarker.STATUS::equals).count());
    assertEquals(1, issue.comments.size(), () -> issue.made + "\n" + world.trace());
  }

  private void late(String guid, Incoming what) {
    world.door(guid, SubjectKey.of(issue.ref), what);
    world.passes(MOMENT);
  }

  private Instant now() {
    return world.clock().instant();
  }
}
