package dev.berth.reconcile.repository;

import static java.util.Comparator.naturalOrder;

import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import dev.berth.reconcile.turn.EntryAttempt;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.Row.ScanProgress;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The turn of a repository: its labels are made, its program file is read, and what webhooks did
 * not tell is found by the rescan.
 */
public final class RepositoryTurn {
  private static final Duration DAY = Duration.ofDays(1);

  private final Claim claim;
  private final TurnServices services;
  private Row.RepositoryRow row;
  private boolean isPushed;
  private boolean areLabelsTouched;

  /** It could not be reached for a while. */
  private boolean isBack;

  public RepositoryTurn(Claim claim, TurnServices services) {
    this.claim = claim;
    this.services = services;
    this.row = claim.row() instanceof Row.RepositoryRow r ? r : first(claim, services);
  }

  /** Only issues opened from now on are taken; older ones when somebody adopts them. */
  private static Row.RepositoryRow first(Claim claim, TurnServices services) {
    var now = services.store().now();
    return Row.RepositoryRow.since(now, services.names().repository(claim.key().repository()))
        .with(new ScanProgress(now, now, now, now.plus(DAY)));
  }

  public Instant run() {
    if (!(claim.row() instanceof Row.RepositoryRow)) commit(RowChange.NOTHING);
    takeIn();
    var known = whereIsIt();
    if (known instanceof Known.Unknown(_, var again)) return again;
    known.found().ifPresent(this::named);
    var isRescan = isBack || !services.store().now().isBefore(row.scan().rescanAt());
    if (isPushed || isRescan || row.program().isEmpty()) program();
    if (isRescan) row = ProgramCheckQueue.found(services, row);
    if (isBack) lookAtAll(Message.SyncAgain.REACHABLE, services.store().now().getEpochSecond());
    var current = services.programs().of(row.repository()).revision();
    var areLabelsDue = isRescan || areLabelsTouched || !row.labelsFor().equals(current);
    var labels = areLabelsDue ? labels() : Optional.<Instant>empty();
    var now = services.store().now();
    // Labels that cannot be made now are no reason not to look at the issues.
    if (isRescan) rescan(now);
    if (!now.isBefore(row.scan().dailyAt())) daily(now);
    var checks = checks();
    return Stream.of(row.scan().rescanAt(), row.scan().dailyAt(), checks, labels.orElse(checks))
        .min(naturalOrder())
        .orElseThrow();
  }

  /** Last, and counted: what strangers propose keeps nothing else from being done. */
  private Instant checks() {
    var checks = new ProgramCheckQueue(claim, services, row);
    var next = checks.all();
    row = checks.row();
    return next;
  }

  /** Requests that wait for a decision are judged by it at once. */
  private void program() {
    var before = row.program();
    new ProgramFileReader(services).read(row).ifPresent(this::becomes);
    if (!row.program().equals(before))
      lookAtAll("program", services.store().now().getEpochSecond());
  }

  /** By its name; by its number only when the name is not its own any more. */
  private Known<Repository> whereIsIt() {
    var id = row.repository().id();
    var named = services.forge().repository(row.repository().name());
    var same = named.found().filter(r -> r.id() == id).isPresent();
    return same || named instanceof Known.Unknown<Repository>
        ? named
        : services.forge().repository(id);
  }

  private void takeIn() {
    for (var entry : claim.inbox()) {
      if (entry.attempts() >= InboxEntry.ATTEMPTS_MAX) {
        services.alerts().parked(claim.key(), entry);
        claim.commit(RowChange.NOTHING.park(entry.id()));
        continue;
      }
      var now = services.store().now();
      row =
          EntryAttempt.count(
              entry, claim, () -> ProgramCheckQueue.heard(row, entry.message(), now));
      isBack |=
          entry.message() instanceof Message.SyncAgain(var why)
              && why.equals(Message.SyncAgain.REACHABLE);
      if (entry.message() instanceof Message.ForgeEvent(Incoming.RepositoryTouched t)) touched(t);
      commit(RowChange.NOTHING.take(entry.id()));
    }
  }

  /** What programs do to labels is mended with the next rescan only: two must not play ball. */
  private void touched(Incoming.RepositoryTouched t) {
    isPushed |= t.event().equals("push");
    areLabelsTouched |= t.event().startsWith("label.") && !t.sender().bot();
  }

  /** The same repository under its new name, or hidden from people, or shown to them. */
  private void named(Repository now) {
    var was = row.repository();
    if (!now.name().equals(was.name()) || now.isPrivate() != was.isPrivate())
      becomes(row.with(now));
  }

  /** All labels are made where they are missing, and a request that lost one is looked at. */
  private Optional<Instant> labels() {
    var program = services.programs().of(row.repository());
    var labels = new RepositoryLabels(services, row.repository());
    var again = labels.complete(program.labels().toMake());
    if (again.isPresent()) return again;
    var isFirst = row.labelsFor().isEmpty();
    becomes(row.labelled(program.revision()));
    if (labels.hasMade() && !isFirst) lookAtAll("labels", services.store().now().getEpochSecond());
    return Optional.empty();
  }

  private void rescan(Instant now) {
    var result = new Rescan(services, row).run();
    var next = result.again().orElse(now.plus(services.settings().poll()));
    var upTo =
        new ScanProgress(result.issuesUpTo(), result.commentsUpTo(), next, row.scan().dailyAt());
    becomes(row.with(upTo));
  }

  /** Once a day every open request is looked at: a deletion or a transfer shows in no list. */
  private void daily(Instant now) {
    lookAtAll("daily", now.getEpochSecond() / DAY.toSeconds());
    var was = row.scan();
    var next =
        new ScanProgress(was.issuesUpTo(), was.commentsUpTo(), was.rescanAt(), now.plus(DAY));
    becomes(row.with(next));
  }

  private void lookAtAll(String why, long when) {
    for (var page = page(0); !page.isEmpty(); page = page(page.getLast().number()))
      for (var key : page)
        services.store().enqueue(key, why + ":" + key + ":" + when, new Message.SyncAgain(why));
  }

  private List<SubjectKey> page(int after) {
    return services.store().reads().openIssues(row.repository().id(), after, Store.INBOX_PAGE);
  }

  private void becomes(Row.RepositoryRow next) {
    if (next.equals(row)) return;
    row = next;
    commit(RowChange.NOTHING);
  }

  private void commit(RowChange change) {
    claim.commit(change.with(row));
  }
}
