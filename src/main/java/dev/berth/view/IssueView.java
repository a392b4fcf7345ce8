package dev.berth.view;

import dev.berth.forge.Write;
import dev.berth.program.LabelKind;
import dev.berth.program.Labels;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Notice;
import dev.berth.request.Request;
import dev.berth.view.IssueWrite.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people should see of a request.
 *
 * @param status what the status comment says
 * @param labels state label and flags that must be on
 * @param open whether the issue should be open
 * @param closeReason {@code completed} or {@code not_planned} where it should not
 * @param notices comments that are wanted and still true
 */
public record IssueView(
    TextModel status,
    Set<String> labels,
    boolean open,
    Optional<String> closeReason,
    List<Notice> notices) {
  /** Progress alone is a reason to write no oftener than that. */
  public static final Duration PROGRESS_EVERY = Duration.ofMinutes(1);

  /** A status comment that somebody deleted comes back after that. */
  public static final Duration AGAIN_AFTER = Duration.ofDays(1);

  public IssueView {
    labels = Set.copyOf(labels);
    notices = List.copyOf(notices);
  }

  /** With nothing on the issue that it could refer to. */
  public static IssueView of(Request r, TextContext c) {
    return of(r, c, ShownIssue.NOTHING);
  }

  /**
   * Pure, and total over states.
   *
   * @param shown for links to comments that are there
   */
  public static IssueView of(Request r, TextContext c, ShownIssue shown) {
    return new IssueView(
        StatusModel.of(r, c, shown),
        labels(r, c.labels()),
        open(r),
        closeReason(r),
        DueNotices.of(r));
  }

  private static Set<String> labels(Request r, Labels names) {
    var all = new LinkedHashSet<String>();
    all.add(names.of(r.state()));
    if (r.isHeld() && !(r.state() instanceof Closed)) all.add(names.of(LabelKind.ON_HOLD));
    if (r.state() instanceof Active a && a.pending().isPresent())
      all.add(names.of(LabelKind.CHANGE_REQUESTED));
    return all;
  }

  /** Closed by hand: it stays closed while it may be opened again to keep the machines. */
  private static boolean open(Request r) {
    return !(r.state() instanceof Closed) && r.flags().closing().isEmpty();
  }

  private static Optional<String> closeReason(Request r) {
    if (!(r.state() instanceof Closed s)) return Optional.empty();
    return Optional.of(
        switch (s.as()) {
          case RELEASED -> "completed";
          case DENIED, WITHDRAWN -> "not_planned";
        });
  }

  /** What a notice is known by once it is posted: the same wish in a later life is another one. */
  public static String keyOf(Notice n) {
    return n.about().isEmpty() ? n.kind().word() + ":" + n.since() : n.key();
  }

  /**
   * The steps from what was seen or written to this, each exactly one request, in the order that
   * the package's description gives; a text is rendered only where it is written. Nothing is
   * written on an issue that cannot be reached.
   */
  public List<IssueWrite> writesAfter(
      ShownIssue shown, Request r, TextContext c, TextRenderer texts, Instant now) {
    if (r.flags().lost().isPresent()) return List.of();
    var ends = r.lease().isPresent() || r.state() instanceof Closed;
    var writes = new ArrayList<IssueWrite>();
    // The status comment links the one with the access, so that one is posted first.
    for (var n : notices)
      if (isLinked(n) && shown.statusId().isPresent())
        noticeSteps(n, shown, r, c, texts, ends, writes);
    status(shown, r, texts, now, ends).ifPresent(writes::add);
    labelSteps(shown, c.labels(), ends, writes);
    if (open && !shown.open())
      writes.add(new IssueWrite(Write.reopen(), Kind.OPEN, "open", false, ends, ""));
    for (var n : notices)
      if (!isLinked(n) || shown.statusId().isEmpty())
        noticeSteps(n, shown, r, c, texts, ends, writes);
    var all = new ArrayList<>(unlocked(shown, writes, ends));
    if (closeReason.isPresent() && shown.open())
      all.add(new IssueWrite(Write.close(closeReason.get()), Kind.OPEN, "close", false, ends, ""));
    return List.copyOf(all);
  }

  private static boolean isLinked(Notice n) {
    return n.kind() == Notice.Kind.READY || n.kind() == Notice.Kind.ACCESS;
  }

  /** Until when progress waits to be written, where there is some that waits. */
  public Optional<Instant> waitsUntil(ShownIssue shown, Instant now) {
    return waits(shown, now)
        ? Optional.of(shown.statusAt().plus(PROGRESS_EVERY))
        : Optional.empty();
  }

  /** When a status comment that somebody deleted comes back. */
  public Optional<Instant> comesBack(ShownIssue shown, Request r, Instant now) {
    return isUnwanted(shown, r, now)
        ? Optional.of(shown.statusAt().plus(AGAIN_AFTER))
        : Optional.empty();
  }

  private boolean waits(ShownIssue shown, Instant now) {
    return shown.statusId().isPresent()
        && !shown.statusMark().equals(status.fingerprint())
        && TextModel.sameButProgress(shown.statusMark(), status.fingerprint())
        && now.isBefore(shown.statusAt().plus(PROGRESS_EVERY));
  }

  private Optional<IssueWrite> status(
      ShownIssue shown, Request r, TextRenderer texts, Instant now, boolean ends) {
    var mark = status.fingerprint();
    if (shown.statusMark().equals(mark) && shown.statusId().isPresent()) return Optional.empty();
    if (waits(shown, now) || isUnwanted(shown, r, now)) return Optional.empty();
    var key = IssueWrite.STATUS_KEY;
    var write =
        shown
            .statusId()
            .<Write>map(id -> new Write.EditComment(id, texts.status(this, r)))
            .orElseGet(() -> new Write.CreateComment(key, texts.status(this, r, isFirst(shown))));
    return Optional.of(new IssueWrite(write, Kind.STATUS, key, creates(write), ends, mark));
  }

  /** Somebody deleted it: it comes back when there is something new, or the next day. */
  private static boolean isUnwanted(ShownIssue shown, Request r, Instant now) {
    return shown.statusId().isEmpty()
        && !isFirst(shown)
        // The forge tells in whole seconds when it was written.
        && !r.state().since().truncatedTo(ChronoUnit.SECONDS).isAfter(shown.statusAt())
        && now.isBefore(shown.statusAt().plus(AGAIN_AFTER));
  }

  /** Only the first version is sent by mail, so only in it people are called. */
  private static boolean isFirst(ShownIssue shown) {
    return shown.statusAt().equals(Instant.EPOCH);
  }

  private static boolean creates(Write w) {
    return w instanceof Write.CreateComment;
  }

  private void labelSteps(ShownIssue shown, Labels names, boolean ends, List<IssueWrite> to) {
    var ours = new LinkedHashSet<>(names.states());
    ours.addAll(names.flags());
    if (closeReason.isPresent()) ours.add(names.of(LabelKind.APPROVED));
    for (var on : new TreeSet<>(shown.labels()))
      if (has(ours, on) && !has(labels, on))
        to.add(step(new Write.RemoveLabel(on), "unlabel:" + on, ends));
    for (var wanted : new TreeSet<>(labels))
      if (!has(shown.labels(), wanted))
        to.add(step(new Write.AddLabel(wanted), "label:" + wanted, ends));
  }

  private static IssueWrite step(Write write, String key, boolean ends) {
    return new IssueWrite(write, Kind.LABEL, key, false, ends, "");
  }

  private static boolean has(Set<String> names, String name) {
    return names.stream().anyMatch(n -> n.equalsIgnoreCase(name));
  }

  private static void noticeSteps(
      Notice n,
      ShownIssue shown,
      Request r,
      TextContext c,
      TextRenderer texts,
      boolean ends,
      List<IssueWrite> to) {
    var key = keyOf(n);
    if (shown.hasPosted(key)) return;
    for (var old : DueNotices.replacedBy(n, shown, r))
      to.add(
          new IssueWrite(
              new Write.DeleteComment(shown.notices().getOrDefault(old, 0L)),
              Kind.OUTDATED,
              old,
              false,
              ends,
              ""));
    var write = new Write.CreateComment(key, texts.notice(n, r, c, shown));
    to.add(new IssueWrite(write, Kind.NOTICE, key, true, ends, ""));
  }

  /**
   * On a locked issue nobody but people with write access can comment, an app neither. That it was
   * locked is remembered until it is so again, whoever takes the later steps.
   */
  private static List<IssueWrite> unlocked(
      ShownIssue shown, List<IssueWrite> writes, boolean ends) {
    var all = new ArrayList<>(writes);
    var speaks = writes.stream().anyMatch(IssueWrite::creates);
    if (shown.locked() && speaks) all.addFirst(lock(new Write.Unlock(), "unlock", ends));
    if (shown.locked() ? speaks : shown.isToBeLockedAgain())
      all.add(lock(new Write.Lock(), "lock", ends));
    return all;
  }

  private static IssueWrite lock(Write write, String key, boolean ends) {
    return new IssueWrite(write, Kind.LOCK, key, false, ends, "");
  }
}
