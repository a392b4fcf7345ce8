package dev.berth.reconcile;

import static java.util.Comparator.naturalOrder;

import dev.berth.forge.ForgeWriter.NewLabel;
import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import dev.berth.forge.Wrote;
import dev.berth.store.Change;
import dev.berth.store.Claim;
import dev.berth.store.Entry;
import dev.berth.store.Matter;
import dev.berth.store.Row;
import dev.berth.store.Row.Scan;
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
final class RepositoryTurn {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SEND_AGAIN = Duration.ofMinutes(1);

  private final Claim claim;
  private final Desk desk;
  private Row.OfRepository row;

  RepositoryTurn(Claim claim, Desk desk) {
    this.claim = claim;
    this.desk = desk;
    this.row = claim.row() instanceof Row.OfRepository r ? r : first(claim, desk);
  }

  /** Only issues opened from now on are taken; older ones when somebody adopts them. */
  private static Row.OfRepository first(Claim claim, Desk desk) {
    var now = desk.store().now();
    return Row.OfRepository.since(now, desk.addresses().repository(claim.key().repository()))
        .with(new Scan(now, now, now, now.plus(DAY)));
  }

  Instant take() {
    if (!(claim.row() instanceof Row.OfRepository)) commit(Change.NOTHING);
    boolean programTouched = takeIn();
    var known = whereIsIt();
    if (known instanceof Known.Unknown(_, var again)) return again;
    known.found().ifPresent(this::named);
    var isRescan = !desk.store().now().isBefore(row.scan().rescanAt());
    if (programTouched || isRescan || row.program().isEmpty()) program();
    if (isRescan) row = ProgramChecks.found(desk, row);
    var labels = labels();
    if (labels.isPresent()) return labels.get();
    var now = desk.store().now();
    if (!now.isBefore(row.scan().rescanAt())) rescan(now);
    if (!now.isBefore(row.scan().dailyAt())) daily(now);
    var checks = checks();
    return Stream.of(row.scan().rescanAt(), row.scan().dailyAt(), checks)
        .min(naturalOrder())
        .orElseThrow();
  }

  /** Last, and counted: what strangers propose keeps nothing else from being done. */
  private Instant checks() {
    var checks = new ProgramChecks(claim, desk, row);
    var next = checks.all();
    row = checks.row();
    return next;
  }

  /** Requests that wait for a decision are judged by it at once. */
  private void program() {
    var before = row.program();
    new ProgramFile(desk).read(row).ifPresent(this::becomes);
    if (!row.program().equals(before)) lookAtAll("program", desk.store().now().getEpochSecond());
  }

  /** By its name; by its number only when the name is not its own any more. */
  private Known<Repository> whereIsIt() {
    var id = row.repository().id();
    var named = desk.forge().repository(row.repository().name());
    var same = named.found().filter(r -> r.id() == id).isPresent();
    return same || named instanceof Known.Unknown<Repository> ? named : desk.forge().repository(id);
  }

  private boolean takeIn() {
    boolean touched = false;
    for (var entry : claim.inbox()) {
      if (entry.attempts() >= Entry.ATTEMPTS_MAX) {
        desk.trouble().parked(claim.key(), entry);
        claim.commit(Change.NOTHING.parking(entry.id()));
        continue;
      }
      var now = desk.store().now();
      row = Attempt.at(entry, claim, () -> ProgramChecks.heard(row, entry.matter(), now));
      touched |=
          entry.matter() instanceof Matter.Heard(Incoming.RepositoryTouched t)
              && t.event().equals("push");
      commit(Change.NOTHING.taking(entry.id()));
    }
    return touched;
  }

  /** The same repository under its new name, or hidden from people, or shown to them. */
  private void named(Repository now) {
    var was = row.repository();
    if (!now.name().equals(was.name()) || now.isPrivate() != was.isPrivate())
      becomes(row.with(now));
  }

  /** All labels are made at the start, where they are missing. */
  private Optional<Instant> labels() {
    var program = desk.programs().of(row.repository());
    if (row.labelsFor().equals(program.revision())) return Optional.empty();
    var there = desk.forge().labels(row.repository());
    if (there instanceof Known.Unknown(_, var again)) return Optional.of(again);
    var names = there.found().orElse(List.of());
    for (NewLabel label : desk.contexts().labels(program)) {
      if (names.stream().anyMatch(label.name()::equalsIgnoreCase)) continue;
      switch (desk.writer().createLabel(row.repository(), label)) {
        case Wrote.Done _, Wrote.Missing _ -> {}
        case Wrote.Refused(var why) -> desk.trouble().label(row.repository(), label.name(), why);
        case Wrote.Later(var again, _, _) -> {
          return Optional.of(again);
        }
        case Wrote.Unclear _ -> {
          return Optional.of(desk.store().now().plus(SEND_AGAIN));
        }
      }
    }
    becomes(row.labelled(program.revision()));
    return Optional.empty();
  }

  private void rescan(Instant now) {
    var result = new Rescan(desk, row).run();
    var next = result.again().orElse(now.plus(desk.settings().poll()));
    var upTo = new Scan(result.issuesUpTo(), result.commentsUpTo(), next, row.scan().dailyAt());
    becomes(row.with(upTo));
  }

  /** Once a day every open request is looked at: a deletion or a transfer shows in no list. */
  private void daily(Instant now) {
    lookAtAll("daily", now.getEpochSecond() / DAY.toSeconds());
    var was = row.scan();
    var next = new Scan(was.issuesUpTo(), was.commentsUpTo(), was.rescanAt(), now.plus(DAY));
    becomes(row.with(next));
  }

  private void lookAtAll(String why, long when) {
    for (var page = page(0); !page.isEmpty(); page = page(page.getLast().number()))
      for (var key : page)
        desk.store().tell(key, why + ":" + key + ":" + when, new Matter.Look(why));
  }

  private List<SubjectKey> page(int after) {
    return desk.store().reads().openIssues(row.repository().id(), after, Store.INBOX_PAGE);
  }

  private void becomes(Row.OfRepository next) {
    if (next.equals(row)) return;
    row = next;
    commit(Change.NOTHING);
  }

  private void commit(Change change) {
    claim.commit(change.with(row));
  }
}
