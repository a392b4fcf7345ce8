package dev.berth.reconcile.repository;

import static java.util.Comparator.naturalOrder;

import dev.berth.forge.ForgeReader;
import dev.berth.forge.ForgeReader.Changes;
import dev.berth.forge.ForgeReader.Page;
import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.reconcile.turn.IgnoredComments.Why;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import dev.berth.view.CommentMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what no webhook told. The first question is for the newest changes, always the same and
 * free when nothing changed; where they do not reach down to the cursor, the rest is read upwards
 * from there, by time and not by page number. A cursor is a time on the forge's clock, and moves
 * when all up to it is kept.
 */
public final class Rescan {
  /** Changes that reach the forge's list late are still found within this. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /** Of a hundred each; a bot that slept longer goes on from its cursor at the next rescan. */
  private static final int PAGES_MAX = 50;

  private static final Duration GO_ON = Duration.ofSeconds(30);

  private final TurnServices services;
  private final Row.RepositoryRow row;

  public Rescan(TurnServices services, Row.RepositoryRow row) {
    this.services = services;
    this.row = row;
  }

  /** Where the cursors stand now; {@code again} when the forge could not tell, or not all. */
  record Result(Instant issuesUpTo, Instant commentsUpTo, Optional<Instant> again) {}

  /**
   * What changed since the cursor.
   *
   * @param upTo where the cursor may move to when all is kept
   * @param complete false where there was more than one rescan reads
   */
  private record Changed<T>(List<T> all, Instant upTo, boolean complete) {}

  Result run() {
    var forge = services.forge();
    var repository = row.repository();
    var issues =
        read(w -> forge.changedIssues(repository, w), i -> i.updatedAt(), row.scan().issuesUpTo());
    if (issues instanceof Known.Unknown(_, var again)) return stays(again);
    var comments = comments();
    if (comments instanceof Known.Unknown(_, var again)) return stays(again);
    var ofIssues = issues.found().orElseThrow();
    var ofComments = comments.found().orElseThrow();
    for (var i : ofIssues.all) {
      var key = SubjectKey.of(i.ref());
      enqueue(
          key,
          "issue:" + i.id() + ":" + i.updatedAt(),
          new Message.SyncAgain("found by the rescan"));
    }
    for (var c : ofComments.all) comment(c);
    var complete = ofIssues.complete && ofComments.complete;
    var again =
        complete ? Optional.<Instant>empty() : Optional.of(services.store().now().plus(GO_ON));
    return new Result(ofIssues.upTo, ofComments.upTo, again);
  }

  /** Only looks whether our own comments are newer than the database; whether it could tell. */
  public boolean looksAtOurs() {
    // Not knowing who we are we would pass over our own comments.
    if (services.self().isEmpty()) return false;
    var comments = comments();
    comments.found().ifPresent(c -> c.all.forEach(services.staleDatabase()::look));
    return !(comments instanceof Known.Unknown);
  }

  private Known<Changed<ForgeReader.CommentOnIssue>> comments() {
    return read(
        w -> services.forge().changedComments(row.repository(), w),
        c -> c.comment().updatedAt(),
        row.scan().commentsUpTo());
  }

  private Result stays(Instant again) {
    return new Result(row.scan().issuesUpTo(), row.scan().commentsUpTo(), Optional.of(again));
  }

  /** Old comments are never commands; those of programs neither. */
  private void comment(ForgeReader.CommentOnIssue f) {
    var c = f.comment();
    var isOther = CommentMarker.find(c.body()).filter(CommentMarker.STATUS::equals).isPresent();
    if (services.self().filter(c.author()::equals).isPresent()) {
      ours(f);
      return;
    }
    var why = c.createdAt().isBefore(row.takesFrom()) ? Why.TOO_OLD : Why.BOT;
    if ((c.author().bot() && !isOther) || why == Why.TOO_OLD) {
      // Each is read again for as long as rescans overlap; it is said once.
      if (c.updatedAt().isAfter(row.scan().commentsUpTo()))
        services.ignoredComments().note(f.issue(), c.id(), why);
      return;
    }
    var heard = new Incoming.CommentCreated(c.author(), f.issue(), c, true);
    if (enqueue(SubjectKey.of(f.issue()), "comment:" + c.id(), new Message.ForgeEvent(heard)))
      services.metrics().count("berth_missed_and_healed", "what", "comment");
  }

  /** A status comment that somebody changed, and no webhook told of it. */
  private void ours(ForgeReader.CommentOnIssue f) {
    if (!services.staleDatabase().look(f)) return;
    var c = f.comment();
    var touched =
        new Incoming.CommentTouched(Person.GHOST, f.issue(), c.id(), false, false, c.updatedAt());
    var id = "touched:" + c.id() + ":" + c.updatedAt();
    if (enqueue(SubjectKey.of(f.issue()), id, new Message.ForgeEvent(touched)))
      services.metrics().count("berth_missed_and_healed", "what", "edit");
  }

  private boolean enqueue(SubjectKey key, String id, Message message) {
    return services.store().enqueue(key, id, message);
  }

  private <T> Known<Changed<T>> read(
      Function<Changes, Known<Page<T>>> ask, Function<T, Instant> changed, Instant cursor) {
    return switch (ask.apply(new Changes.Newest())) {
      case Known.Unknown(var why, var again) -> new Known.Unknown<>(why, again);
      case Known.Absent(_) -> Known.is(new Changed<>(List.of(), cursor, true));
      case Known.Is(var newest) -> {
        var down = cursor.minus(OVERLAP);
        var fresh = newest.items().stream().filter(t -> !changed.apply(t).isBefore(down)).toList();
        var upTo = fresh.stream().map(changed).max(naturalOrder()).orElse(cursor);
        var reached = newest.last() || fresh.size() < newest.items().size();
        yield reached
            ? Known.is(new Changed<>(fresh, later(upTo, cursor), true))
            : upwards(ask, changed, down, later(upTo, cursor));
      }
    };
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** What changes while this is read goes to the end, and is newer than the new cursor. */
  private <T> Known<Changed<T>> upwards(
      Function<Changes, Known<Page<T>>> ask,
      Function<T, Instant> changed,
      Instant from,
      Instant upTo) {
    var all = new ArrayList<T>();
    var at = from;
    var page = 1;
    for (int count = 0; count < PAGES_MAX; count++) {
      switch (ask.apply(new Changes.Since(at, page))) {
        case Known.Unknown(var why, var again) -> {
          return new Known.Unknown<>(why, again);
        }
        case Known.Absent(_) -> {
          return Known.is(new Changed<>(all, upTo, true));
        }
        case Known.Is(var found) -> {
          all.addAll(found.items());
          if (found.last()) return Known.is(new Changed<>(all, upTo, true));
          var last = found.items().stream().map(changed).max(naturalOrder()).orElse(at);
          page = last.isAfter(at) ? 1 : page + 1;
          at = later(last, at);
        }
      }
    }
    return Known.is(new Changed<>(all, at, false));
  }
}
