package dev.berth.reconcile;

import static java.util.Comparator.naturalOrder;

import dev.berth.forge.Incoming;
import dev.berth.forge.Person;
import dev.berth.forge.PullRequest;
import dev.berth.reconcile.ProgramCheck.Looked;
import dev.berth.store.Change;
import dev.berth.store.Claim;
import dev.berth.store.Matter;
import dev.berth.store.Row;
import dev.berth.store.Row.Checks;
import dev.berth.store.Row.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which pull requests of a repository have to be looked at, and what became of it. The row
 * remembers both, so that a webhook that comes twice writes nothing and none is lost with a worker.
 */
final class ProgramChecks {
  /**
   * No more than one look in that time, whoever proposes how much: a look costs a dozen requests of
   * the budget that the program's own work lives on.
   */
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** A look that was begun so often without an end is not begun again. */
  private static final int TRIES_MAX = 5;

  /** What could not be found out for so long is given up, and for so long. */
  private static final Duration GIVE_UP = Duration.ofDays(1);

  /** Where no check runs may be made, another is tried no sooner. */
  private static final Duration DENIED_FOR = Duration.ofHours(1);

  private final Claim claim;
  private final Desk desk;
  private Row.OfRepository row;

  ProgramChecks(Claim claim, Desk desk, Row.OfRepository row) {
    this.claim = claim;
    this.desk = desk;
    this.row = row;
  }

  /** The row with what a webhook told about pull requests put down in it. */
  static Row.OfRepository heard(Row.OfRepository row, Matter matter, Instant now) {
    if (!(matter instanceof Matter.Heard(Incoming incoming))) return row;
    return switch (incoming) {
      case Incoming.PullRequestTouched t -> heard(row, t.number(), false, now);
      case Incoming.CheckWanted w -> wanted(row, w, now);
      case Incoming.IssueTouched _,
          Incoming.CommentCreated _,
          Incoming.CommentTouched _,
          Incoming.RepositoryTouched _,
          Incoming.AppTouched _ ->
          row;
    };
  }

  private static Row.OfRepository wanted(
      Row.OfRepository row, Incoming.CheckWanted w, Instant now) {
    var one = CheckToMake.pullRequest(w.key());
    if (one.isPresent()) return heard(row, one.get(), true, now);
    var next = row;
    for (var e : row.checks().pulls().entrySet())
      if (!w.commit().isEmpty() && e.getValue().judged().equals(w.commit()))
        next = heard(next, e.getKey(), true, now);
    return next;
  }

  /** The row with what no webhook told: open pull requests whose tip was not looked at. */
  static Row.OfRepository found(Desk desk, Row.OfRepository row) {
    var now = desk.store().now();
    // Only an app may make check runs, so a machine user spares the question.
    var isApp = desk.self().filter(Person::bot).isPresent();
    if (!isApp || isDenied(row, now)) return row;
    var with = row;
    for (var pr : desk.forge().openPulls(row.repository()).found().orElse(List.of())) {
      var known = Optional.ofNullable(row.checks().pulls().get(pr.number()));
      var isNews = known.filter(p -> isSettled(p, pr, now)).isEmpty();
      if (isNews && pr.toDefaultBranch()) with = heard(with, pr.number(), false, now);
    }
    return with;
  }

  private static boolean isSettled(Pull p, PullRequest pr, Instant now) {
    var isGivenUp = p.tries() >= TRIES_MAX && now.isBefore(p.heard().plus(GIVE_UP));
    return p.isDue() || isGivenUp || p.judged().equals(pr.head());
  }

  private static boolean isDenied(Row.OfRepository row, Instant now) {
    return row.checks()
        .deniedAt()
        .filter(since -> now.isBefore(since.plus(DENIED_FOR)))
        .isPresent();
  }

  private static Row.OfRepository heard(
      Row.OfRepository row, int number, boolean anew, Instant now) {
    if (isDenied(row, now)) return row;
    var checks = row.checks();
    var before = Optional.ofNullable(checks.pulls().get(number));
    var judged = anew ? "" : before.map(Pull::judged).orElse("");
    int round = before.map(Pull::round).orElse(0) + (anew ? 1 : 0);
    var all = new HashMap<>(checks.pulls());
    if (before.isEmpty() && all.size() >= Checks.PULLS_MAX) forgetOne(all);
    all.put(number, new Pull(now, true, now, false, 0, judged, round));
    return row.with(new Checks(all, checks.nextAt(), checks.deniedAt()));
  }

  /** One that is over rather than one that waits, and of those the one longest heard of. */
  private static void forgetOne(Map<Integer, Pull> all) {
    all.entrySet().stream()
        .min(
            Comparator.comparing((Map.Entry<Integer, Pull> e) -> e.getValue().isDue())
                .thenComparing(e -> e.getValue().heard()))
        .map(Map.Entry::getKey)
        .ifPresent(all::remove);
  }

  Row.OfRepository row() {
    return row;
  }

  /** Returns when to go on, or {@link Instant#MAX} when nothing is due. */
  Instant all() {
    var next = next();
    if (next.isEmpty()) return Instant.MAX;
    var pull = next.get().getValue();
    var earliest = Stream.of(pull.again(), row.checks().nextAt()).max(naturalOrder()).orElseThrow();
    if (earliest.isAfter(desk.store().now())) return earliest;
    look(next.get().getKey(), pull);
    return desk.store().now();
  }

  private Optional<Map.Entry<Integer, Pull>> next() {
    return row.checks().pulls().entrySet().stream()
        .filter(e -> e.getValue().isDue())
        .min(
            Comparator.comparing((Map.Entry<Integer, Pull> e) -> e.getValue().again())
                .thenComparing(Map.Entry::getKey));
  }

  private void look(int number, Pull pull) {
    if (pull.tries() >= TRIES_MAX) {
      desk.trouble().notChecked(row.repository(), number, "five tries came to no end");
      becomes(number, givenUp(pull), row.checks().deniedAt(), Change.NOTHING);
      return;
    }
    // Counted before it is tried: a file that kills its worker must not do so for ever.
    var tried = again(pull, pull.again(), pull.hasSlot(), pull.tries() + 1);
    becomes(number, tried, row.checks().deniedAt(), Change.NOTHING);
    switch (new ProgramCheck(claim, desk, row).look(number, pull)) {
      case Looked.Over(var head) ->
          becomes(number, over(pull, head), row.checks().deniedAt(), Change.NOTHING);
      case Looked.Made(var head, var intent) ->
          becomes(number, over(pull, head), Optional.empty(), Change.NOTHING.settling(intent));
      case Looked.Denied d -> denied(number, pull, d);
      case Looked.Later l -> later(number, pull, l);
    }
  }

  /** Quiet for people; the operators are told once, until it works again. */
  private void denied(int number, Pull pull, Looked.Denied d) {
    if (row.checks().deniedAt().isEmpty()) desk.trouble().noChecks(row.repository(), d.why());
    var now = Optional.of(desk.store().now());
    becomes(number, over(pull, pull.judged()), now, Change.NOTHING.settling(d.intent()));
  }

  private void later(int number, Pull pull, Looked.Later l) {
    var settled = l.settled().map(Change.NOTHING::settling).orElse(Change.NOTHING);
    var isLate = l.again().isAfter(pull.heard().plus(GIVE_UP));
    if (isLate) desk.trouble().notChecked(row.repository(), number, l.why());
    var next = isLate ? givenUp(pull) : again(pull, l.again(), l.hasSlot(), 0);
    becomes(number, next, row.checks().deniedAt(), settled);
  }

  private static Pull over(Pull p, String head) {
    return new Pull(p.heard(), false, p.heard(), false, 0, head, p.round());
  }

  /** Only word of a push makes it worth another look, or a day gone by. */
  private static Pull givenUp(Pull p) {
    return new Pull(p.heard(), false, p.heard(), false, TRIES_MAX, p.judged(), p.round());
  }

  private static Pull again(Pull p, Instant at, boolean hasSlot, int tries) {
    return new Pull(p.heard(), true, at, hasSlot, tries, p.judged(), p.round());
  }

  private void becomes(int number, Pull pull, Optional<Instant> deniedAt, Change with) {
    var all = new HashMap<>(row.checks().pulls());
    all.put(number, pull);
    row = row.with(new Checks(all, desk.store().now().plus(EVERY), deniedAt));
    claim.commit(with.with(row));
  }
}
