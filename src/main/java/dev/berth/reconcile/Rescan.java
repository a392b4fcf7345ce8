package dev.berth.reconcile;

import dev.berth.forge.Forge;
import dev.berth.forge.Forge.Page;
import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.store.Matter;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import dev.berth.view.Marker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Finds what no webhook told. Newest change first, down to the cursor less an overlap; the cursor
 * is the newest change of the first page, on the forge's clock, and moves when all pages are kept.
 */
final class Rescan {
  /** Changes that reach the forge's list late are still found within this. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /** Of a hundred each; a bot that slept longer goes on from its cursor at the next rescan. */
  private static final int PAGES_MAX = 50;

  private final Desk desk;
  private final Row.OfRepository row;

  Rescan(Desk desk, Row.OfRepository row) {
    this.desk = desk;
    this.row = row;
  }

  /** Where the cursors stand now; {@code again} when the forge could not tell. */
  record Result(Instant issuesUpTo, Instant commentsUpTo, Optional<Instant> again) {}

  Result run() {
    var forge = desk.forge();
    var repository = row.repository();
    var issues =
        read(p -> forge.changedIssues(repository, p), i -> i.updatedAt(), row.issuesUpTo());
    if (issues instanceof Known.Unknown(_, var again)) return stays(again);
    for (var i : issues.found().orElse(List.of())) {
      var key = SubjectKey.of(i.ref());
      tell(key, "issue:" + i.id() + ":" + i.updatedAt(), new Matter.Look("found by the rescan"));
    }
    var comments =
        read(
            p -> forge.changedComments(repository, p),
            c -> c.comment().updatedAt(),
            row.commentsUpTo());
    if (comments instanceof Known.Unknown(_, var again)) return stays(again);
    for (var c : comments.found().orElse(List.of())) comment(c);
    return new Result(
        newest(issues, row.issuesUpTo(), i -> i.updatedAt()),
        newest(comments, row.commentsUpTo(), c -> c.comment().updatedAt()),
        Optional.empty());
  }

  private Result stays(Instant again) {
    return new Result(row.issuesUpTo(), row.commentsUpTo(), Optional.of(again));
  }

  /** Old comments are never commands; those of programs neither. */
  private void comment(Forge.Found f) {
    var c = f.comment();
    var isOther = Marker.find(c.body()).filter(Marker.STATUS::equals).isPresent();
    if ((c.author().bot() && !isOther) || c.createdAt().isBefore(row.takesFrom())) return;
    if (desk.self().filter(c.author()::equals).isPresent()) return;
    var heard = new Incoming.CommentCreated(c.author(), f.issue(), c, true);
    if (tell(SubjectKey.of(f.issue()), "comment:" + c.id(), new Matter.Heard(heard)))
      desk.metrics().count("berth_missed_and_healed", "what", "comment");
  }

  private boolean tell(SubjectKey key, String id, Matter matter) {
    return desk.store().tell(key, id, matter);
  }

  private <T> Known<List<T>> read(
      IntFunction<Known<Page<T>>> page, Function<T, Instant> changed, Instant upTo) {
    var all = new ArrayList<T>();
    var down = upTo.minus(OVERLAP);
    for (int p = 1; p <= PAGES_MAX; p++) {
      switch (page.apply(p)) {
        case Known.Unknown(var why, var again) -> {
          return new Known.Unknown<>(why, again);
        }
        case Known.Absent(_) -> {
          return Known.is(all);
        }
        case Known.Is(var found) -> {
          for (var item : found.items()) {
            if (changed.apply(item).isBefore(down)) return Known.is(all);
            all.add(item);
          }
          if (found.last()) return Known.is(all);
        }
      }
    }
    return Known.is(all);
  }

  private static <T> Instant newest(
      Known<List<T>> all, Instant before, Function<T, Instant> changed) {
    return all.found().orElse(List.of()).stream()
        .map(changed)
        .filter(before::isBefore)
        .max(java.util.Comparator.naturalOrder())
        .orElse(before);
  }
}
