package dev.berth.reconcile;

import dev.berth.forge.Comment;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.program.Program;
import dev.berth.reading.Answers;
import dev.berth.reading.Reading;
import dev.berth.request.Decision;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Event;
import dev.berth.request.Lifecycle;
import dev.berth.request.Request;
import dev.berth.store.Change;
import dev.berth.store.Claim;
import dev.berth.store.Row;
import dev.berth.view.Errand;
import dev.berth.view.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;

/** The issue that a turn is about: its claimed row, and the one way in which it changes. */
final class IssueAtHand {
  private final Claim claim;
  private final Desk desk;
  private final Program program;
  private Row.OfIssue row;
  private int words;
  private Optional<Change> gathered = Optional.empty();
  private Optional<Issue> issue = Optional.empty();

  IssueAtHand(Claim claim, Desk desk) {
    this.claim = claim;
    this.desk = desk;
    this.row = issueRow(claim, desk);
    this.program = desk.programs().of(row.ref().repository());
  }

  private static Row.OfIssue issueRow(Claim claim, Desk desk) {
    return switch (claim.row()) {
      case Row.OfIssue r -> r;
      case Row.Fresh _ -> Row.OfIssue.fresh(desk.addresses().of(claim));
      case Row.OfRepository _, Row.OfPools _, Row.OfApp _ ->
          throw new IllegalStateException(claim.key() + " is no issue");
    };
  }

  Claim claim() {
    return claim;
  }

  Desk desk() {
    return desk;
  }

  Program program() {
    return program;
  }

  /** Nothing is done about a comment: the log says why. */
  void ignore(Comment comment, IgnoredComments.Why why) {
    desk.ignoredComments().note(ref(), comment.id(), why);
  }

  GuardedWrite guardedWrite() {
    return new GuardedWrite(claim, desk);
  }

  /** What the text comes to, with the answers laid over it. */
  Reading understood(Issue text, Answers answers) {
    return desk.programs().readings().read(program, text, answers);
  }

  Row.OfIssue row() {
    return row;
  }

  IssueRef ref() {
    return row.ref();
  }

  Shown shown() {
    return row.shown();
  }

  Request request() {
    return row.request().orElseThrow();
  }

  /** Now, by the store's clock. */
  Instant now() {
    return desk.store().now();
  }

  /** Decides on one event and commits what becomes of it. */
  Decision happens(Event event) {
    return happens(event, Change.NOTHING);
  }

  /** The same, with more in the same commit (an entry taken, an intent settled). */
  Decision happens(Event event, Change with) {
    var before = request();
    var decision = Lifecycle.decide(before, event);
    var change = with;
    if (decision instanceof Changed(Request next)) {
      desk.invariants().kept(next);
      row = row.with(next);
      var told = Ledger.row(next, program, () -> desk.store().reads().ledgerRow(next.number()));
      change = change.with(row).listing(told).naming(next.everybody());
    }
    var line = History.line(event, before, decision);
    if (line.isPresent()) change = change.telling(line.get());
    write(change);
    return decision;
  }

  /** The request begins. */
  void opens(Request request, Change with) {
    row = row.with(request);
    write(
        with.with(row)
            .listing(Ledger.row(request, program))
            .telling(History.opened(request))
            .naming(request.everybody()));
  }

  void commit(Change change) {
    if (change.row().orElse(null) instanceof Row.OfIssue r) row = r;
    write(change);
  }

  /**
   * All that happens in it is one commit, together with {@code with}: a crash in the middle leaves
   * nothing done, so nothing is done twice.
   */
  <T> T together(Change with, Supplier<T> deeds) {
    if (gathered.isPresent()) throw new IllegalStateException("a commit within a commit");
    var before = row;
    gathered = Optional.of(Change.NOTHING);
    try {
      var result = deeds.get();
      var all = gathered.orElseThrow().and(with);
      gathered = Optional.empty();
      write(all);
      return result;
    } catch (RuntimeException e) {
      gathered = Optional.empty();
      row = before;
      throw e;
    }
  }

  private void write(Change change) {
    if (change.isNothing()) return;
    if (gathered.isPresent()) gathered = Optional.of(gathered.get().and(change));
    else claim.commit(change);
  }

  /** A change of the row that is no event of the request's life. */
  void becomes(Row.OfIssue next) {
    becomes(next, Change.NOTHING);
  }

  void becomes(Row.OfIssue next, Change with) {
    if (next.equals(row) && with.isNothing()) return;
    row = next;
    write(with.with(row));
  }

  void sees(Shown shown) {
    becomes(row.with(shown));
  }

  /** To be done once, in step four of this turn or a later one. */
  void errand(Errand errand) {
    if (row.errands().stream().anyMatch(e -> e.key().equals(errand.key()))) return;
    if (shown().hasPosted(errand.key())) return;
    if (row.errands().size() >= Row.OfIssue.ERRANDS_MAX) {
      desk.metrics().count("berth_errands_dropped");
      return;
    }
    var all = new ArrayList<>(row.errands());
    all.add(errand);
    becomes(row.with(all));
  }

  /** An id for a word to another subject: unique, as no two claims of a row have one number. */
  String wordId(String what) {
    return what + ":" + claim.key() + ":" + claim.number() + ":" + ++words;
  }

  /** The issue as it was read in this turn. */
  Optional<Issue> issue() {
    return issue;
  }

  void read(Issue now) {
    issue = Optional.of(now);
  }

  /** The request; none while another Berth sees to it. */
  Optional<Request> asked() {
    return row.shown().isAside() ? Optional.empty() : row.request();
  }
}
