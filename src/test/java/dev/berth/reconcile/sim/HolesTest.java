package dev.berth.reconcile.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Incoming;
import dev.berth.forge.Write;
import dev.berth.provision.Order;
import dev.berth.reconcile.sim.ScriptedFaults.Fate;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The holes of a design of rows that wake each other, closed one by one. The numbers are those of
 * RATIONALE; what a store must do stands in its contract.
 */
class HolesTest extends OneIssue {
  private static final Duration RESCAN = Duration.ofMinutes(95);

  private SimulatedIssue active() {
    opened(text("1"));
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.passes(MINUTES);
    shows("active");
    return issue;
  }

  private int machines() {
    return world.halls().values().stream().mapToInt(h -> h.boxes.size()).sum();
  }

  private long made(String key) {
    return issue.made.stream().filter(k -> k.startsWith(key)).count();
  }

  private void heard(String guid, String action, Optional<String> label) {
    var what =
        new Incoming.IssueTouched(
            SimulatedPeople.ANN, issue.ref, action, label, world.clock().instant());
    world.door(guid, SubjectKey.of(issue.ref), what);
    world.passes(MOMENT);
  }

  @Test
  void hole_4_whoever_finds_an_unanswered_create_waits_until_it_cannot_land_any_more() {
    opened(text("1"));
    world.script().next(o -> o instanceof Order.Allocate, Fate.LATE, Duration.ofSeconds(33));
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.passes(Duration.ofSeconds(32));
    assertEquals(0, machines());
    world.passes(MINUTES);
    shows("active");
    assertEquals(1, machines());
  }

  @Test
  void hole_4_a_worker_that_stood_still_after_writing_down_does_not_send() {
    opened(text("1"));
    world.script().at("intended berth-", () -> world.clock().forward(Duration.ofSeconds(50)));
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.passes(MOMENT);
    world.passes(MINUTES);
    assertEquals(2, told("intends berth-"));
    assertEquals(1, told("orders Allocate"), "what was written down first was never sent");
    assertEquals(1, machines());
  }

  @Test
  void hole_10_labelled_is_heard_before_opened() {
    world.script().deaf = true;
    issue = hub.open(SimulatedPeople.ANN, "Machines", text("1"), List.of("cluster request"));
    world.script().deaf = false;
    heard("b", "labeled", Optional.of("cluster request"));
    heard("a", "opened", Optional.empty());
    shows("needs approval");
    assertEquals(1, made("status"));
  }

  @Test
  void hole_11_an_old_closed_that_is_sent_again_releases_nothing() {
    active();
    heard("again", "closed", Optional.empty());
    world.passes(Duration.ofHours(5));
    shows("active");
    assertEquals(1, machines());
  }

  @Test
  void hole_11_an_old_approved_that_is_sent_again_approves_nothing() {
    opened(text("1"));
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    hub.comment(SimulatedPeople.DAVE, issue, "/deny no");
    world.passes(MINUTES);
    hub.comment(SimulatedPeople.DAVE, issue, "/reopen");
    world.passes(MINUTES);
    heard("again", "labeled", Optional.of("approved"));
    world.passes(MINUTES);
    shows("needs approval");
    assertEquals(0, machines());
  }

  @Test
  void hole_11_a_yes_of_an_earlier_life_that_comes_late_approves_nothing() {
    opened(text("1"));
    world.script().deaf = true;
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.script().deaf = false;
    world.passes(MOMENT);
    hub.comment(SimulatedPeople.DAVE, issue, "/deny no");
    world.passes(MOMENT);
    hub.comment(SimulatedPeople.DAVE, issue, "/reopen");
    world.passes(RESCAN);
    shows("needs approval");
    assertEquals(0, machines());
  }

  @Test
  void hole_11_a_yes_to_the_request_that_comes_late_is_none_to_a_longer_term() {
    active();
    world.script().deaf = true;
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.script().deaf = false;
    world.passes(MOMENT);
    hub.comment(SimulatedPeople.ANN, issue, "/extend 2d more tests");
    world.passes(RESCAN);
    shows("change requested");
  }

  @Test
  void hole_12_release_does_not_wait_for_a_silent_forge() {
    active();
    world.outage(true);
    hub.comment(SimulatedPeople.MAL, issue, "/approve");
    hub.editBody(SimulatedPeople.ANN, issue, text("2"));
    world.passes(MOMENT);
    hub.comment(SimulatedPeople.ANN, issue, "/release");
    world.passes(MINUTES);
    assertEquals(0, machines(), () -> world.trace().toString());
    world.outage(false);
    world.passes(MINUTES);
    shows("released");
  }

  @Test
  void hole_12_a_lease_ends_with_the_forge_silent() {
    active();
    world.outage(true);
    world.passes(Duration.ofHours(33));
    assertEquals("ending", request().state().word());
    world.passes(Duration.ofDays(3));
    assertEquals(0, machines());
    assertEquals("released", request().state().word());
    assertTrue(world.door().reads().parked(9).isEmpty());
    world.outage(false);
    world.passes(Duration.ofHours(2));
    shows("released");
  }

  @Test
  void hole_12_what_was_said_in_a_long_silence_is_not_parked() {
    opened(text("1"));
    world.outage(true);
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.passes(Duration.ofHours(6));
    world.outage(false);
    world.passes(Duration.ofMinutes(10));
    shows("active");
  }

  @Test
  void hole_13_no_request_today_and_one_tomorrow_is_one_row() {
    issue = hub.open(SimulatedPeople.ANN, "A question", "When is the next call?", List.of());
    world.passes(MOMENT);
    assertEquals(0, issue.made.size());
    hub.editBody(SimulatedPeople.ANN, issue, text("1"));
    hub.label(SimulatedPeople.TOM, issue, "cluster request");
    world.passes(MINUTES);
    shows("needs approval");
    assertEquals(1, made("status"));
  }

  @Test
  void hole_14_a_denial_that_came_in_before_the_order_stops_it() {
    opened(text("1"));
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.script().at("intending berth-", this::denied);
    world.passes(MINUTES);
    shows("denied");
    assertFalse(world.trace().toString().contains("orders Allocate"));
  }

  private void denied() {
    hub.comment(SimulatedPeople.DAVE, issue, "/deny no");
    while (world.agenda().isDue(world.clock().instant())) world.agenda().one();
  }

  @Test
  void hole_15_two_requests_do_not_get_the_last_machine() {
    for (int i = 0; i < 7; i++) {
      opened(text("1"));
      hub.label(SimulatedPeople.DAVE, issue, "approved");
    }
    world.passes(Duration.ofMinutes(10));
    assertEquals(5, machines(), "three in the east; two for the budget of the west");
    var waiting = hub.issues.values().stream().filter(i -> i.labels.contains("queued")).count();
    assertEquals(2, waiting);
    hub.comment(SimulatedPeople.ANN, hub.issues.get(1), "/release");
    world.passes(Duration.ofMinutes(10));
    assertEquals(5, machines());
    assertTrue(hub.issues.get(6).labels.contains("active"), "the older one is served");
  }

  @Test
  void hole_14_a_yes_while_questions_were_shown_is_none_to_what_was_shown_before() {
    opened(text("1"));
    hub.editBody(SimulatedPeople.ANN, issue, text("one or two"));
    world.passes(MINUTES);
    shows("needs information");
    hub.editBody(SimulatedPeople.ANN, issue, text("1"));
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.passes(MINUTES);
    shows("needs approval");
    assertEquals(0, machines());
  }

  @Test
  void hole_17_a_comment_without_an_answer_is_settled_by_our_own_echo() {
    world.script().nextComment("status", Fate.UNANSWERED, Duration.ZERO);
    opened(text("1"));
    world.passes(MINUTES);
    assertEquals(1, made("status"));
    shows("needs approval");
  }

  @Test
  void hole_17_a_comment_without_answer_and_echo_is_looked_for() {
    opened(text("1"));
    world.script().deaf = true;
    world.script().nextComment("ready", Fate.LATE, Duration.ofSeconds(40));
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.script().deaf = false;
    heard("found", "labeled", Optional.of("approved"));
    world.script().deaf = true;
    world.passes(Duration.ofMinutes(10));
    assertEquals(1, made("ready"));
    assertTrue(((Row.IssueRow) row()).oneOffWrites().isEmpty());
  }

  @Test
  void hole_17_a_worker_that_died_with_its_comment_made_does_not_make_it_twice() {
    world.script().diesAt("after CreateComment");
    opened(text("1"));
    world.passes(RESCAN);
    assertEquals(1, made("status"));
    shows("needs approval");
  }

  @Test
  void hole_18_a_late_edit_does_not_show_the_past_for_ever() {
    opened(text("1"));
    world
        .script()
        .next(
            o -> o instanceof dev.berth.forge.Write.EditComment, Fate.LATE, Duration.ofSeconds(40));
    hub.comment(SimulatedPeople.DAVE, issue, "/ask why?");
    world.passes(Duration.ofSeconds(20));
    hub.comment(SimulatedPeople.DAVE, issue, "/deny no");
    world.passes(MINUTES);
    var text = issue.comments.values().iterator().next().body();
    assertTrue(text.startsWith("**Denied**"), text);
  }

  @Test
  void hole_18_an_edit_is_known_to_be_made_in_the_commit_that_ends_the_doubt_about_it() {
    opened(text("1"));
    world
        .script()
        .at(
            "after EditComment",
            () -> {
              hub.comment(SimulatedPeople.DAVE, issue, "/unhold");
              world.script().diesAt("committed");
            });
    hub.comment(SimulatedPeople.DAVE, issue, "/hold until monday");
    world.passes(MINUTES);
    var text = issue.comments.values().iterator().next().body();
    assertFalse(text.contains("On hold"), text);
  }

  @Test
  void hole_18_a_deleted_status_comes_back_with_news_or_the_next_day() {
    opened(text("1"));
    hub.deleteComment(SimulatedPeople.DAVE, issue, issue.comments.keySet().iterator().next());
    world.passes(Duration.ofHours(2));
    assertEquals(1, made("status"), "not against somebody's will at once");
    world.passes(Duration.ofHours(23));
    assertEquals(2, made("status"));
  }

  @Test
  void hole_19_what_is_not_true_any_more_is_not_posted() {
    opened(text("one or two"));
    shows("needs information");
    world.outage(true);
    hub.comment(SimulatedPeople.ANN, issue, "/machines 1x c3.medium.x86");
    world.passes(Duration.ofHours(6));
    hub.comment(SimulatedPeople.ANN, issue, "/withdraw");
    world.passes(MOMENT);
    world.outage(false);
    world.passes(MINUTES);
    shows("withdrawn");
    assertEquals(0, made("approval-wanted"));
  }

  @Test
  void hole_20_an_issue_that_is_gone_keeps_its_lease_and_it_ends_on_time() {
    active();
    issue.deleted = true;
    heard("gone", "deleted", Optional.empty());
    assertTrue(request().flags().lost().isPresent());
    world.passes(Duration.ofHours(20));
    assertEquals(1, machines());
    world.passes(Duration.ofHours(12));
    assertEquals(0, machines());
  }

  @Test
  void hole_22_a_turn_writes_only_the_last_of_the_states_it_passed() {
    opened(text("1"));
    world.outage(true);
    hub.comment(SimulatedPeople.ANN, issue, "/withdraw");
    world.passes(MINUTES);
    world.outage(false);
    world.passes(MINUTES);
    var states = issue.labelings.stream().filter(l -> l.on() && l.by().equals(hub.self)).toList();
    assertEquals(
        List.of("needs approval", "withdrawn"), states.stream().map(l -> l.label()).toList());
  }

  @Test
  void hole_23_what_no_webhook_told_is_found_page_by_page() {
    opened(text("1"));
    world.script().deaf = true;
    for (int i = 0; i < 30; i++) hub.comment(SimulatedPeople.MAL, issue, "Number " + i);
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.passes(RESCAN);
    world.passes(RESCAN);
    shows("active");
  }

  @Test
  void hole_23_what_is_deleted_between_two_pages_hides_nothing() {
    betweenPages(said -> hub.deleteComment(SimulatedPeople.ANN, issue, said.removeLast()));
  }

  @Test
  void hole_23_what_is_edited_between_two_pages_hides_nothing() {
    betweenPages(
        said -> hub.editComment(SimulatedPeople.ANN, issue, said.removeFirst(), "said anew"));
  }

  /** After each page of comments that is read something happens that moves all the others. */
  private void betweenPages(Consumer<List<Long>> happens) {
    opened(text("1"));
    world.passes(RESCAN);
    world.script().deaf = true;
    var said = new ArrayList<Long>();
    for (int i = 0; i < 24; i++) said.add(hub.comment(SimulatedPeople.ANN, issue, "word " + i));
    Runnable[] again = new Runnable[1];
    again[0] =
        () -> {
          if (said.size() < 12) return;
          happens.accept(said);
          world.script().at("after asking changed comments", again[0]);
        };
    world.script().at("after asking changed comments", again[0]);
    world.passes(RESCAN);
    for (long id : said)
      assertTrue(world.watch().has(SubjectKey.of(issue.ref), "comment:" + id), "comment " + id);
  }

  @Test
  void hole_14_a_yes_to_what_an_unconfirmed_edit_showed_counts_for_nothing_else() {
    opened(text("1"));
    world.script().next(Write.EditComment.class::isInstance, Fate.UNANSWERED, Duration.ZERO);
    hub.editBody(SimulatedPeople.ANN, issue, text("2"));
    world.script().deaf = true;
    world.passes(Duration.ofSeconds(3));
    world.script().deaf = false;
    var seen = issue.shown.getLast().version();
    for (int i = 0; i < 9; i++)
      world.script().next(Write.EditComment.class::isInstance, Fate.LOST, Duration.ZERO);
    hub.editBody(SimulatedPeople.ANN, issue, text("1"));
    world.passes(Duration.ofSeconds(10));
    hub.comment(SimulatedPeople.DAVE, issue, "/approve");
    world.passes(Duration.ofSeconds(10));
    assertEquals(seen, issue.shown.getLast().version(), "people still see two");
    assertNotEquals(seen, request().version(request().ask()));
    assertEquals(List.of(), request().approvals());
  }

  @Test
  void hole_24_a_comment_found_late_and_edited_is_no_command() {
    opened(text("1"));
    world.script().deaf = true;
    var said = hub.comment(SimulatedPeople.DAVE, issue, "Let me think");
    world.passes(MOMENT);
    hub.editComment(SimulatedPeople.TOM, issue, said, "/approve");
    world.passes(RESCAN);
    world.passes(RESCAN);
    shows("needs approval");
    assertEquals(0, machines());
  }

  @Test
  void hole_26_released_with_a_create_under_way_leaves_nothing_behind() {
    opened(text("1"));
    world.script().next(o -> o instanceof Order.Allocate, Fate.LATE, Duration.ofSeconds(33));
    hub.label(SimulatedPeople.DAVE, issue, "approved");
    world.passes(Duration.ofSeconds(15));
    hub.comment(SimulatedPeople.ANN, issue, "/withdraw");
    world.passes(Duration.ofMinutes(5));
    shows("withdrawn");
    assertEquals(0, machines());
  }

  @Test
  void hole_27_what_is_made_anew_has_a_key_of_its_own() {
    active();
    var before = keys();
    world.halls().values().forEach(h -> h.boxes.clear());
    world.passes(Duration.ofMinutes(75));
    hub.comment(SimulatedPeople.DAVE, issue, "/retry");
    world.passes(MINUTES);
    assertEquals(1, machines());
    assertFalse(keys().stream().anyMatch(before::contains), "the same key again");
  }

  private long told(String what) {
    return world.trace().toString().lines().filter(l -> l.contains(what)).count();
  }

  private Set<Object> keys() {
    var all = new java.util.HashSet<Object>();
    world.halls().values().forEach(h -> all.addAll(h.boxes.keySet()));
    return all;
  }
}
