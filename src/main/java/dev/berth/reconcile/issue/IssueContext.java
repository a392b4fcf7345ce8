package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.program.Program;
import dev.berth.provision.Order;
import dev.berth.provision.Provisioner;
import dev.berth.reading.Answers;
import dev.berth.reading.Reading;
import dev.berth.reconcile.record.DeedLog;
import dev.berth.reconcile.record.GivenAccess;
import dev.berth.reconcile.record.LedgerLine;
import dev.berth.reconcile.record.RequestHistory;
import dev.berth.reconcile.turn.GuardedWrite;
import dev.berth.reconcile.turn.IgnoredComments;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.Approval;
import dev.berth.request.Decision;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Event;
import dev.berth.request.Lifecycle;
import dev.berth.request.Request;
import dev.berth.request.access.Contact;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machine;
import dev.berth.store.Claim;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.view.OneOffWrite;
import dev.berth.view.ShownIssue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The issue that a turn is about: its claimed row, and the one way in which it changes. */
final class IssueContext {
  private final Claim claim;
  private final TurnServices services;
  private final Program program;
  private final Predicate<String> lookedAt;
  private Row.IssueRow row;
  private int messages;

  /** To be told in the log once they are kept. */
  private final List<String> deeds = new ArrayList<>();

  private Optional<RowChange> gathered = Optional.empty();
  private Optional<Issue> issue = Optional.empty();

  IssueContext(Claim claim, TurnServices services, Predicate<String> lookedAt) {
    this.claim = claim;
    this.services = services;
    this.lookedAt = lookedAt;
    this.row = issueRow(claim, services);
    this.program = services.programs().of(row.ref().repository());
  }

  private static Row.IssueRow issueRow(Claim claim, TurnServices services) {
    return switch (claim.row()) {
      case Row.IssueRow r -> r;
      case Row.NewRow _ -> Row.IssueRow.fresh(services.names().of(claim));
      case Row.RepositoryRow _, Row.PoolsRow _, Row.AppRow _ ->
          throw new IllegalStateException(claim.key() + " is no issue");
    };
  }

  Claim claim() {
    return claim;
  }

  TurnServices services() {
    return services;
  }

  Program program() {
    return program;
  }

  /** Whether this process knows what the adapter of a pool holds, since it started. */
  boolean isLookedAt(String pool) {
    return lookedAt.test(services.providers().nameOf(pool, program));
  }

  /** Whether it was said before an operator let the work go on after a restore. */
  boolean isBeforeResume(Instant said) {
    return said.isBefore(services.store().standstill().resumedAt());
  }

  /** Whether the pool has another machine at that address, of whatever request. */
  boolean isAddressTaken(Event.MadeByHand made) {
    var machine = request().machines().named(made.machine()).map(Machine::made);
    var found =
        machine
            .flatMap(m -> services.providers().of(m.pool(), program))
            .flatMap(Provisioner::inventory)
            .orElse(List.of());
    return found.stream()
        .filter(f -> f.access().filter(a -> a.isAt(made.address())).isPresent())
        .anyMatch(f -> !f.key().equals(machine.map(Order.Allocate::key)));
  }

  /** Nothing is done about a comment: the log says why. */
  void ignore(Comment comment, IgnoredComments.Why why) {
    services.ignoredComments().note(ref(), comment.id(), why);
  }

  GuardedWrite guardedWrite() {
    return new GuardedWrite(claim, services);
  }

  /** What the text comes to, with the answers laid over it. */
  Reading interpret(Issue text, Answers answers) {
    return services.programs().readings().read(program, text, answers);
  }

  Row.IssueRow row() {
    return row;
  }

  IssueRef ref() {
    return row.ref();
  }

  ShownIssue shown() {
    return row.shown();
  }

  Request request() {
    return row.request().orElseThrow();
  }

  /** Now, by the store's clock. */
  Instant now() {
    return services.store().now();
  }

  /** Decides on one event and commits what becomes of it. */
  Decision apply(Event event) {
    return apply(event, RowChange.NOTHING);
  }

  /** The same, with more in the same commit (an entry taken, an intent settled). */
  Decision apply(Event event, RowChange with) {
    var before = request();
    var decision = Lifecycle.decide(before, event);
    var change = with;
    if (decision instanceof Changed(Request next)) {
      services.invariants().kept(next);
      row = row.with(next);
      var ledgerRow =
          LedgerLine.row(next, program, () -> services.store().reads().ledgerRow(next.number()));
      change = change.with(row).withLedgerRow(ledgerRow).withNames(everybody(next));
    }
    GivenAccess.sinceApproval(event, before)
        .ifPresent(took -> services.metrics().spread("berth_approval_to_access", took));
    DeedLog.of(event, before, decision).ifPresent(deeds::add);
    var line = RequestHistory.line(event, before, decision);
    if (line.isPresent()) change = change.addHistory(line.get());
    write(change);
    return decision;
  }

  /** The request begins. */
  void open(Request request, RowChange with) {
    row = row.with(request);
    deeds.add(DeedLog.opened(request));
    write(
        with.with(row)
            .withLedgerRow(LedgerLine.row(request, program))
            .addHistory(RequestHistory.opened(request))
            .withNames(everybody(request)));
  }

  void commit(RowChange change) {
    if (change.row().orElse(null) instanceof Row.IssueRow r) row = r;
    write(change);
  }

  /**
   * All that happens in it is one commit, together with {@code with}: a crash in the middle leaves
   * nothing done, so nothing is done twice.
   */
  <T> T atomically(RowChange with, Supplier<T> work) {
    if (gathered.isPresent()) throw new IllegalStateException("a commit within a commit");
    var before = row;
    gathered = Optional.of(RowChange.NOTHING);
    try {
      var result = work.get();
      var all = gathered.orElseThrow().and(with);
      gathered = Optional.empty();
      write(all);
      return result;
    } catch (RuntimeException e) {
      gathered = Optional.empty();
      row = before;
      deeds.clear();
      throw e;
    }
  }

  private void write(RowChange change) {
    if (change.isNothing()) return;
    if (gathered.isPresent()) gathered = Optional.of(gathered.get().and(change));
    else {
      claim.commit(change);
      deeds.forEach(DeedLog::say);
      deeds.clear();
    }
  }

  /** A change of the row that is no event of the request's life. */
  void saveRow(Row.IssueRow next) {
    saveRow(next, RowChange.NOTHING);
  }

  void saveRow(Row.IssueRow next, RowChange with) {
    if (next.equals(row) && with.isNothing()) return;
    row = next;
    write(with.with(row));
  }

  void saveShown(ShownIssue shown) {
    saveRow(row.with(shown));
  }

  /** To be done once, in step four of this turn or a later one. */
  void schedule(OneOffWrite write) {
    if (row.oneOffWrites().stream().anyMatch(e -> e.key().equals(write.key()))) return;
    if (shown().hasPosted(write.key())) return;
    if (row.oneOffWrites().size() >= Row.IssueRow.ERRANDS_MAX) {
      services.metrics().count("berth_errands_dropped");
      return;
    }
    var all = new ArrayList<>(row.oneOffWrites());
    all.add(write);
    saveRow(row.with(all));
  }

  /** An id for a word to another subject: unique, as no two claims of a row have one number. */
  String messageId(String what) {
    return what + ":" + claim.key() + ":" + claim.number() + ":" + ++messages;
  }

  /** The issue as it was read in this turn. */
  Optional<Issue> issue() {
    return issue;
  }

  void found(Issue now) {
    issue = Optional.of(now);
  }

  /** The request; none while another Berth sees to it. */
  Optional<Request> activeRequest() {
    return row.shown().isAside() ? Optional.empty() : row.request();
  }

  /** Everybody whose handle a request's texts need. */
  private static List<Person> everybody(Request r) {
    var approvers = r.approvals().stream().map(Approval::by);
    var holders = r.keys().stream().flatMap(List::stream).map(PinnedKey::person);
    var contacts = r.flags().contacts().stream().flatMap(List::stream).map(Contact::person);
    return Stream.of(
            Stream.of(r.requester()),
            r.people().stream(),
            approvers,
            holders,
            contacts,
            r.access().former().stream())
        .flatMap(s -> s)
        .distinct()
        .toList();
  }
}
