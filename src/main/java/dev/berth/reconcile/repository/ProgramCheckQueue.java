package dev.berth.reconcile.repository;

import static java.util.Comparator.naturalOrder;

import dev.berth.forge.Incoming;
import dev.berth.forge.Person;
import dev.berth.forge.PullRequest;
import dev.berth.reconcile.repository.ProgramCheck.CheckResult;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.Message;
import dev.berth.store.PullRequestCheck;
import dev.berth.store.Row;
import dev.berth.store.Row.Checks;
import dev.berth.store.RowChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which pull requests of a repository have to be looked at, and what became of it. The row
 * remembers both, so that a webhook that comes twice writes nothing and none is lost with a worker.
 */
final class ProgramCheckQueue {
  /**
   * No more than one look in that time, whoever proposes how much: a look costs a dozen requests of
   * the budget that the program's own work lives on. {@link AuthorsInTurn} says whose it is.
   */
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** A look that was begun so often without an end is not begun again. */
  private static final int TRIES_MAX = 5;

  /** What could not be found out for so long is given up, and for so long. */
  private static final Duration GIVE_UP = Duration.ofDays(1);

  /** Where no check runs may be made, another is tried no sooner. */
  private static final Duration DENIED_FOR = Duration.ofHours(1);

  private final Claim claim;
  private final TurnServices services;
  private Row.RepositoryRow row;

  ProgramCheckQueue(Claim claim, TurnServices services, Row.RepositoryRow row) {
    this.claim = claim;
    this.services = services;
    this.row = row;
  }

  /** The row with what a webhook told about pull requests put down in it. */
  static Row.RepositoryRow heard(Row.RepositoryRow row, Message matter, Instant now) {
    if (!(matter instanceof Message.ForgeEvent(Incoming incoming))) return row;
    return switch (incoming) {
      case Incoming.PullRequestTouched t -> heard(row, t.number(), t.author(), false, now);
      case Incoming.CheckWanted w -> wanted(row, w, now);
      case Incoming.IssueTouched _,
          Incoming.CommentCreated _,
          Incoming.CommentTouched _,
          Incoming.RepositoryTouched _,
          Incoming.AppTouched _ ->
          row;
    };
  }

  private static Row.RepositoryRow wanted(
      Row.RepositoryRow row, Incoming.CheckWanted w, Instant now) {
    var one = CheckRunWriter.pullRequest(w.key());
    if (one.isPresent()) return heard(row, one.get(), Optional.empty(), true, now);
    var next = row;
    for (var e : row.checks().pulls().entrySet())
      if (!w.commit().isEmpty() && e.getValue().judged().equals(w.commit()))
        next = heard(next, e.getKey(), Optional.empty(), true, now);
    return next;
  }

  /** The row with what no webhook told: open pull requests whose tip was not looked at. */
  static Row.RepositoryRow found(TurnServices services, Row.RepositoryRow row) {
    var now = services.store().now();
    // Only an app may make check runs, so a machine user spares the question.
    var isApp = services.self().filter(Person::bot).isPresent();
    if (!isApp || isDenied(row, now)) return row;
    var with = row;
    for (var pr : services.forge().openPulls(row.repository()).found().orElse(List.of())) {
      var known = Optional.ofNullable(row.checks().pulls().get(pr.number()));
      var isNews = known.filter(p -> isSettled(p, pr, now)).isEmpty();
      if (isNews && pr.toDefaultBranch())
        with = heard(with, pr.number(), Optional.of(pr.author()), false, now);
    }
    return with;
  }

  private static boolean isSettled(PullRequestCheck p, PullRequest pr, Instant now) {
    var isGivenUp = p.tries() >= TRIES_MAX && now.isBefore(p.heard().plus(GIVE_UP));
    return p.isDue() || isGivenUp || p.judged().equals(pr.head());
  }

  private static boolean isDenied(Row.RepositoryRow row, Instant now) {
    return row.checks()
        .deniedAt()
        .filter(since -> now.isBefore(since.plus(DENIED_FOR)))
        .isPresent();
  }

  private static Row.RepositoryRow heard(
      Row.RepositoryRow row, int number, Optional<Person> author, boolean anew, Instant now) {
    if (isDenied(row, now)) return row;
    var checks = row.checks();
    var before = Optional.ofNullable(checks.pulls().get(number));
    var judged = anew ? "" : before.map(PullRequestCheck::judged).orElse("");
    int round = before.map(PullRequestCheck::round).orElse(0) + (anew ? 1 : 0);
    var by = before.flatMap(PullRequestCheck::author).or(() -> author.map(Person::id));
    var all = new HashMap<>(checks.pulls());
    if (before.isEmpty() && all.size() >= Checks.PULLS_MAX)
      new AuthorsInTurn(checks).dispensable().ifPresent(all::remove);
    all.put(number, new PullRequestCheck(now, true, now, false, 0, judged, round, by));
    return row.with(new Checks(all, checks.nextAt(), checks.deniedAt(), checks.turns()));
  }

  Row.RepositoryRow row() {
    return row;
  }

  /** Returns when to go on, or {@link Instant#MAX} when nothing is due. */
  Instant all() {
    var next = new AuthorsInTurn(row.checks()).next(services.store().now());
    if (next.isEmpty()) return Instant.MAX;
    var pull = next.get().getValue();
    var earliest = Stream.of(pull.again(), row.checks().nextAt()).max(naturalOrder()).orElseThrow();
    if (earliest.isAfter(services.store().now())) return earliest;
    check(next.get().getKey(), pull);
    return services.store().now();
  }

  private void check(int number, PullRequestCheck pull) {
    if (pull.tries() >= TRIES_MAX) {
      services.alerts().notChecked(row.repository(), number, "five tries came to no end");
      becomes(number, givenUp(pull), row.checks().deniedAt(), RowChange.NOTHING);
      return;
    }
    // Counted before it is tried: a file that kills its worker must not do so for ever.
    var tried = again(pull, pull.again(), pull.hasSlot(), pull.tries() + 1);
    becomes(number, tried, row.checks().deniedAt(), RowChange.NOTHING);
    switch (new ProgramCheck(claim, services, row).check(number, pull)) {
      case CheckResult.Over(var head) ->
          becomes(number, over(pull, head), row.checks().deniedAt(), RowChange.NOTHING);
      case CheckResult.Made(var head, var intent) ->
          becomes(number, over(pull, head), Optional.empty(), RowChange.NOTHING.settle(intent));
      case CheckResult.Denied d -> denied(number, pull, d);
      case CheckResult.Later l -> later(number, pull, l);
    }
  }

  /** Quiet for people; the operators are told once, until it works again. */
  private void denied(int number, PullRequestCheck pull, CheckResult.Denied d) {
    if (row.checks().deniedAt().isEmpty()) services.alerts().noChecks(row.repository(), d.why());
    var now = Optional.of(services.store().now());
    becomes(number, over(pull, pull.judged()), now, RowChange.NOTHING.settle(d.intent()));
  }

  private void later(int number, PullRequestCheck pull, CheckResult.Later l) {
    var settled = l.settled().map(RowChange.NOTHING::settle).orElse(RowChange.NOTHING);
    var isLate = l.again().isAfter(pull.heard().plus(GIVE_UP));
    if (isLate) services.alerts().notChecked(row.repository(), number, l.why());
    var next = isLate ? givenUp(pull) : again(pull, l.again(), l.hasSlot(), 0);
    becomes(number, next, row.checks().deniedAt(), settled);
  }

  private static PullRequestCheck over(PullRequestCheck p, String head) {
    return new PullRequestCheck(p.heard(), false, p.heard(), false, 0, head, p.round(), p.author());
  }

  /** Only word of a push makes it worth another look, or a day gone by. */
  private static PullRequestCheck givenUp(PullRequestCheck p) {
    return new PullRequestCheck(
        p.heard(), false, p.heard(), false, TRIES_MAX, p.judged(), p.round(), p.author());
  }

  private static PullRequestCheck again(
      PullRequestCheck p, Instant at, boolean hasSlot, int tries) {
    return new PullRequestCheck(
        p.heard(), true, at, hasSlot, tries, p.judged(), p.round(), p.author());
  }

  private void becomes(
      int number, PullRequestCheck pull, Optional<Instant> deniedAt, RowChange with) {
    var all = new HashMap<>(row.checks().pulls());
    all.put(number, pull);
    var now = services.store().now();
    var turns = new AuthorsInTurn(row.checks()).lookedAt(pull, now);
    row = row.with(new Checks(all, now.plus(EVERY), deniedAt, turns));
    claim.commit(with.with(row));
  }
}
