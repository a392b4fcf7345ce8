package dev.berth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Comment;
import dev.berth.forge.Write;
import dev.berth.program.Labels;
import dev.berth.request.Decision;
import dev.berth.request.Event;
import dev.berth.request.Lifecycle;
import dev.berth.request.Request;
import dev.berth.view.IssueWrite.Kind;
import dev.berth.view.samples.SampleData;
import dev.berth.view.samples.SampleLife;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssueViewTest {
  private static final Instant NOW = Instant.parse("2027-03-02T00:00:00Z");

  private final TextRenderer texts = new TextRenderer(ShippedTemplates.TEMPLATES);
  private final TextContext context = SampleData.context();
  private final Map<String, Request> samples = SampleLife.all();
  private long id = 100;

  @Test
  void every_sample_settles_after_its_steps() {
    samples.forEach(
        (name, r) -> {
          var shown = settled(ShownIssue.NOTHING, r);
          assertEquals(List.of(), keys(shown, r), name);
          assertEquals(1, states(shown).size(), name);
          assertTrue(states(shown).contains(context.labels().of(r.state())), name);
        });
  }

  @Test
  void whoever_asks_a_thousand_times_no_notice_is_posted_twice() {
    var shown = settled(ShownIssue.NOTHING, sample("active"));
    for (int i = 0; i < 1000; i++) shown = shown.withNotice("reply:" + i, 10_000 + i);
    assertEquals(ShownIssue.NOTICES_MAX, shown.notices().size());
    assertEquals(List.of(), keys(shown, sample("active")));
    assertTrue(shown.hasPosted("reply:999"));
    shown = shown.withNotice("late", 1);
    assertTrue(shown.hasPosted("late"), "there is room for what is new");
  }

  @Test
  void at_first_sight_the_comment_comes_before_the_label() {
    assertEquals(
        List.of("status", "label:needs approval"),
        keys(ShownIssue.NOTHING, sample("needs-approval")));
  }

  @Test
  void from_one_state_to_the_next_the_old_label_goes_before_the_new_one_comes() {
    var shown = settled(ShownIssue.NOTHING, sample("provisioning"));
    assertEquals(
        List.of("ready:2026-11-24T14:12:00Z", "status", "unlabel:provisioning", "label:active"),
        keys(shown, sample("active")));
  }

  @Test
  void the_status_comment_links_the_newest_comment_with_the_access() {
    var shown = settled(settled(ShownIssue.NOTHING, sample("provisioning")), sample("active"));
    var ready = shown.notices().get("ready:2026-11-24T14:12:00Z");
    var link = "https://github.com/acme/cluster/issues/41#issuecomment-" + ready;
    var r = sample("active");
    assertTrue(texts.status(IssueView.of(r, context, shown), r).contains(link));
    var later = settled(shown, sample("active-access"));
    var again = sample("active-access");
    assertFalse(texts.status(IssueView.of(again, context, later), again).contains(link));
    assertFalse(texts.status(IssueView.of(r, context), r).contains("issuecomment"));
  }

  @Test
  void keys_are_shown_to_whoever_comments_after_their_notice() {
    var r = sample("active-keys-changed");
    var keys = r.access().offered().orElseThrow();
    var shown = settled(ShownIssue.NOTHING, r);
    long notice = shown.notices().get("keys-changed:" + keys.since());
    assertTrue(shown.hasShown(keys, comment(notice + 1)));
    assertFalse(shown.hasShown(keys, comment(notice - 1)));
    assertFalse(ShownIssue.NOTHING.hasShown(keys, comment(notice + 1)));
  }

  private static Comment comment(long id) {
    return new Comment(id, SampleData.MARA, "/keys", NOW, NOW);
  }

  @Test
  void an_ended_request_is_closed_last_and_loses_the_approval_label() {
    var shown = settled(ShownIssue.NOTHING, sample("releasing")).label("approved", true);
    var steps = steps(shown, sample("released"));
    assertEquals(
        List.of(
            "status",
            "unlabel:approved",
            "unlabel:releasing",
            "label:released",
            "ended:2027-03-01T14:20:00Z",
            "close"),
        steps.stream().map(IssueWrite::key).sorted(IssueViewTest::unlabelsTogether).toList());
    assertEquals(Write.close("completed"), steps.getLast().write());
    assertTrue(steps.stream().allMatch(IssueWrite::ends));
  }

  /** The order among labels to be removed is of no matter. */
  private static int unlabelsTogether(String a, String b) {
    return a.startsWith("unlabel:") && b.startsWith("unlabel:") ? a.compareTo(b) : 0;
  }

  @Test
  void people_s_own_labels_stay_as_they_are() {
    var r = sample("needs-approval");
    var shown =
        settled(ShownIssue.NOTHING, r)
            .label("approved", true)
            .label("cluster request", true)
            .label("good first issue", true);
    assertEquals(List.of(), keys(shown, r));
  }

  @Test
  void a_label_in_other_letters_is_the_same_label() {
    var r = sample("needs-approval");
    var shown = settled(ShownIssue.NOTHING, r);
    var other = shown.label("needs approval", false).label("Needs Approval", true);
    assertEquals(List.of(), keys(other, r));
    assertEquals(
        List.of("status", "unlabel:Needs Approval", "label:queued"),
        keys(other, sample("queued-fresh")));
  }

  @Test
  void the_comment_is_written_anew_when_values_change_and_not_for_free_machines() {
    var r = sample("needs-approval");
    var shown = settled(ShownIssue.NOTHING, r);
    var pool =
        new TextContext.PoolView("example", "Example Cloud", Map.of(), Optional.of(Duration.ZERO));
    var c = context;
    var fewer =
        new TextContext(
            c.program(),
            c.revision(),
            c.catalogue(),
            c.labels(),
            c.duty(),
            c.operators(),
            c.lead(),
            c.prefix(),
            c.simulation(),
            Optional.of(pool),
            c.pages(),
            c.accessHelp(),
            c.forms(),
            c.web(),
            c.deciders(),
            c.paused());
    assertEquals(List.of(), IssueView.of(r, fewer).writesAfter(shown, r, fewer, texts, NOW));
    var other = sample("needs-approval-refused");
    assertEquals(List.of("status"), keys(shown, other));
  }

  @Test
  void another_rota_rewrites_only_what_waits_for_a_decision() {
    var c = context;
    var rota =
        new TextContext(
            c.program(),
            c.revision(),
            c.catalogue(),
            c.labels(),
            List.of(SampleData.LEA),
            List.of(SampleData.LEA),
            Optional.empty(),
            c.prefix(),
            c.simulation(),
            c.pool(),
            Optional.empty(),
            c.accessHelp(),
            List.of(),
            c.web(),
            c.deciders(),
            c.paused());
    var rewritten =
        samples.entrySet().stream()
            .filter(
                e ->
                    !IssueView.of(e.getValue(), rota)
                        .status()
                        .fingerprint()
                        .equals(IssueView.of(e.getValue(), c).status().fingerprint()))
            .map(Map.Entry::getKey)
            .filter(name -> !name.startsWith("needs-approval"))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "active-change-asked",
            "active-change-awaited",
            "active-change-instead",
            "active-change-wanted"),
        rewritten);
  }

  @Test
  void progress_is_written_once_a_minute_and_the_rest_at_once() {
    var r = sample("provisioning");
    var at = Instant.parse("2026-11-24T14:05:00Z");
    var shown =
        settled(ShownIssue.NOTHING, r)
            .status(1, IssueView.of(r, context).status().fingerprint(), at, none());
    var half = sample("provisioning-half");
    var view = IssueView.of(half, context);
    assertEquals(List.of(), view.writesAfter(shown, half, context, texts, at.plusSeconds(59)));
    assertEquals(Optional.of(at.plusSeconds(60)), view.waitsUntil(shown, at.plusSeconds(59)));
    assertEquals(1, view.writesAfter(shown, half, context, texts, at.plusSeconds(60)).size());
    assertEquals(Optional.empty(), view.waitsUntil(shown, at.plusSeconds(60)));
    var overdue = sample("provisioning-overdue");
    assertEquals(
        "status",
        IssueView.of(overdue, context)
            .writesAfter(shown, overdue, context, texts, at.plusSeconds(1))
            .getFirst()
            .key());
  }

  @Test
  void a_deleted_status_comment_comes_back_with_news_or_after_a_day() {
    var r = sample("active");
    var at = r.state().since().plusSeconds(60);
    var gone =
        settled(ShownIssue.NOTHING, r)
            .status(1, IssueView.of(r, context).status().fingerprint(), at, none())
            .statusGone();
    var view = IssueView.of(r, context);
    assertEquals(List.of(), view.writesAfter(gone, r, context, texts, at.plusSeconds(60)));
    assertEquals(1, view.writesAfter(gone, r, context, texts, at.plus(Duration.ofDays(1))).size());
    assertFalse(keys(gone, sample("ending")).isEmpty());
  }

  @Test
  void a_status_comment_that_others_changed_is_rewritten() {
    var r = sample("active");
    var unsure = settled(ShownIssue.NOTHING, r).statusUnsure();
    assertEquals(List.of("status"), keys(unsure, r));
    assertTrue(steps(unsure, r).getFirst().write() instanceof Write.EditComment);
  }

  @Test
  void a_newer_reminder_takes_the_older_unanswered_one_away_but_not_one_of_an_older_end() {
    var first = sample("active-reminded");
    var shown = settled(ShownIssue.NOTHING, first);
    var lease = first.lease().orElseThrow();
    var second = next(first, new Event.Tick(lease.end().minus(Duration.ofDays(6))));
    var steps = steps(shown, second).stream().filter(s -> s.kind() != Kind.STATUS).toList();
    var old = "reminder:" + lease.end().minus(Duration.ofDays(30));
    assertEquals(
        List.of(Kind.OUTDATED, Kind.NOTICE), steps.stream().map(IssueWrite::kind).toList());
    assertEquals(old, steps.getFirst().key());
    var after = settled(shown, second);
    assertTrue(after.hasPosted(old));
    assertEquals(List.of(), keys(after, second));
    var foreign = shown.withNotice("reminder:2026-12-24T00:00:00Z", 7);
    assertEquals(2, steps(foreign, second).stream().filter(s -> s.kind() != Kind.STATUS).count());
  }

  @Test
  void a_notice_that_is_not_true_any_more_is_not_posted() {
    var reminded = sample("active-reminded");
    assertTrue(kinds(reminded).contains("reminder"));
    var lease = reminded.lease().orElseThrow();
    var at = lease.end().minus(Duration.ofDays(20));
    var wish =
        new Event.ExtensionRequested(at, SampleData.RIO, Optional.of(Duration.ofDays(30)), "more");
    var extended =
        next(next(reminded, wish), new Event.ExtensionAnswered(at, true, "", Optional.empty()));
    assertFalse(kinds(extended).contains("reminder"));
    assertTrue(kinds(sample("active-extended-by-yes")).contains("change-decided"));
    var reopened = next(sample("active-closing"), new Event.Reopened(at, SampleData.RIO));
    assertTrue(kinds(sample("active-closing")).contains("closing"));
    assertFalse(kinds(reopened).contains("closing"));
    assertFalse(kinds(sample("active-access")).contains("ready"));
  }

  @Test
  void a_second_refusal_in_another_life_is_told_again() {
    var denied = sample("denied");
    var shown = settled(ShownIssue.NOTHING, denied);
    var at = NOW;
    var again =
        next(
            next(denied, new Event.Reopened(at, SampleData.RIO)),
            new Event.Denied(at, SampleData.MARA, "no"));
    assertTrue(keys(shown, again).contains("denied:" + at));
  }

  @Test
  void a_locked_issue_is_unlocked_for_a_comment_and_locked_again_whoever_takes_the_steps() {
    var r = sample("active");
    var locked = settled(ShownIssue.NOTHING, sample("provisioning")).locked(true);
    var keys = new ArrayList<String>();
    var shown = locked;
    // One step at a time, as the turns do.
    for (var left = steps(shown, r); !left.isEmpty(); left = steps(shown, r)) {
      keys.add(left.getFirst().key());
      shown = left.getFirst().shownAfter(shown, id++, NOW, Optional.of(r));
    }
    assertEquals("unlock", keys.getFirst());
    assertEquals("lock", keys.getLast());
    assertTrue(shown.locked());
    assertTrue(shown.hasPosted("ready:2026-11-24T14:12:00Z"));
  }

  @Test
  void a_locked_issue_is_left_locked_where_nothing_is_posted() {
    var r = sample("active");
    var shown = settled(ShownIssue.NOTHING, r).statusUnsure().locked(true);
    assertEquals(List.of("status"), keys(shown, r));
  }

  @Test
  void closed_by_hand_it_is_not_opened_again_and_closed_by_a_stranger_it_is() {
    var closing = sample("active-closing");
    assertFalse(keys(settled(ShownIssue.NOTHING, closing).open(false), closing).contains("open"));
    var stranger = sample("active-stays-open");
    var shown = settled(ShownIssue.NOTHING, sample("active")).open(false);
    assertEquals(List.of("open", "stays-open:2026-12-14T14:12:00Z"), keys(shown, stranger));
  }

  @Test
  void nothing_is_written_on_an_issue_that_cannot_be_reached() {
    var lost =
        next(sample("active"), new Event.ReachabilityChanged(NOW, Event.Sight.LOST, "deleted"));
    assertEquals(List.of(), keys(ShownIssue.NOTHING, lost));
  }

  @Test
  void flags_stand_beside_the_state() {
    assertEquals(
        Set.of("needs approval", "on hold"),
        IssueView.of(sample("needs-approval-held"), context).labels());
    assertEquals(
        Set.of("active", "change requested"),
        IssueView.of(sample("active-change-wanted"), context).labels());
  }

  @Test
  void labels_are_all_different_and_the_forge_takes_them() {
    var all = Labels.USUAL.toMake();
    assertEquals(16, all.stream().map(l -> l.name()).distinct().count());
    for (var l : all) {
      assertTrue(l.color().matches("[0-9A-F]{6}"), l.name());
      assertTrue(l.description().length() <= 100, l.name());
      assertTrue(l.name().length() <= Labels.NAME_MAX && !l.name().contains("/"), l.name());
    }
    assertEquals(12, Labels.USUAL.states().size());
    assertEquals(Set.of("on hold", "change requested"), Labels.USUAL.flags());
  }

  @Test
  void a_marker_is_found_at_the_end_only() {
    for (var key :
        List.of(
            "status", "reminder:2027-01-23T14:12:00Z", "change-decided:no 2026-11-24T10:03:00Z"))
      assertEquals(Optional.of(key), CommentMarker.find("text\n" + CommentMarker.of(key) + "\r\n"));
    assertEquals(Optional.empty(), CommentMarker.find("`<!-- berth status -->` said rio"));
    assertEquals(Optional.of("b"), CommentMarker.find("<!-- berth a -->\n<!-- berth b -->"));
    assertEquals(Optional.empty(), CommentMarker.find(""));
  }

  @Test
  void marks_differ_where_values_do() {
    var a = new TextModel("t", Map.of("x", List.of("a", "b"), "y", ""));
    var b = new TextModel("t", Map.of("x", List.of("a,b"), "y", ""));
    var c = new TextModel("t", Map.of("x", List.of("a", "b"), "y", "", "now", Map.of("free", "6")));
    assertFalse(a.fingerprint().equals(b.fingerprint()));
    assertEquals(a.fingerprint(), c.fingerprint());
    assertFalse(a.fingerprint().equals(new TextModel("u", a.values()).fingerprint()));
  }

  private Request sample(String name) {
    return Optional.ofNullable(samples.get(name)).orElseThrow();
  }

  private static Request next(Request r, Event e) {
    return ((Decision.Changed) Lifecycle.decide(r, e)).next();
  }

  private static Optional<dev.berth.reading.Digest> none() {
    return Optional.empty();
  }

  private List<IssueWrite> steps(ShownIssue shown, Request r) {
    return IssueView.of(r, context, shown).writesAfter(shown, r, context, texts, NOW);
  }

  private List<String> keys(ShownIssue shown, Request r) {
    return steps(shown, r).stream().map(IssueWrite::key).toList();
  }

  private List<String> kinds(Request r) {
    return IssueView.of(r, context).notices().stream().map(n -> n.kind().word()).toList();
  }

  private Set<String> states(ShownIssue shown) {
    var on = new java.util.TreeSet<>(shown.labels());
    on.retainAll(context.labels().states());
    return on;
  }

  private ShownIssue settled(ShownIssue from, Request r) {
    var shown = from;
    for (int i = 0; i < 50 && !steps(shown, r).isEmpty(); i++)
      shown = steps(shown, r).getFirst().shownAfter(shown, id++, r.openedAt(), Optional.of(r));
    return shown;
  }
}
