package dev.berth.reconcile.sim.forge;

import dev.berth.forge.ForgeReader.Changes;
import dev.berth.forge.ForgeReader.CommentOnIssue;
import dev.berth.forge.ForgeReader.Page;
import dev.berth.forge.Issue;
import dev.berth.reconcile.sim.SimulatedPeople;
import dev.berth.reconcile.sim.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What changed, as the simulated forge lists it: late, in small pages, and people go on. */
final class SimulatedLists {
  private static final double TIDIES = 0.5;

  private final World world;
  private final SimulatedGitHub hub;

  SimulatedLists(World world) {
    this.world = world;
    this.hub = world.hub();
  }

  /** What happened after that is in no list yet. */
  Instant upTo() {
    var lag = world.stormy() ? world.weather().listLag() : Duration.ZERO;
    return world.clock().instant().minus(lag);
  }

  /** Some things come into the lists before others that are older. */
  private boolean isListed(long id, Instant changed) {
    var lag = Duration.between(upTo(), world.clock().instant());
    return !changed.isAfter(world.clock().instant().minus(lag.multipliedBy(id % 3).dividedBy(2)));
  }

  Page<Issue> issues(Changes which) {
    var all =
        hub.issues.values().stream()
            .filter(i -> !i.deleted && isListed(i.id, i.createdAt))
            .map(i -> i.seen(isListed(i.id, i.updatedAt) ? i.updatedAt : i.updatedBefore));
    return page(all, Issue::updatedAt, Issue::id, which);
  }

  Page<CommentOnIssue> comments(Changes which) {
    if (which instanceof Changes.Since since) tidyBefore(since);
    return page(comments(), SimulatedLists::changed, f -> f.comment().id(), which);
  }

  private Stream<CommentOnIssue> comments() {
    return hub.issues.values().stream()
        .filter(i -> !i.deleted)
        .flatMap(
            i ->
                i.comments.values().stream()
                    .map(c -> new CommentOnIssue(i.ref, world.planted().heard(world, i.ref, c))))
        .filter(f -> isListed(f.comment().id(), changed(f)));
  }

  private static Instant changed(CommentOnIssue f) {
    return f.comment().updatedAt();
  }

  /**
   * Somebody deletes chat of the pages before: what stood behind moves up. Not what changed in the
   * very second from which they are read: a hundred such do not come about, two or three of our
   * small pages do.
   */
  private void tidyBefore(Changes.Since since) {
    if (since.page() == 1 || !world.stormy() || !world.dice().chance(TIDIES)) return;
    comments()
        .filter(f -> changed(f).isAfter(since.at()))
        .sorted(Comparator.comparing(SimulatedLists::changed).thenComparing(f -> f.comment().id()))
        .limit((since.page() - 1L) * world.pageSize())
        .filter(f -> SimulatedPeople.isChat(f.comment()))
        .findFirst()
        .ifPresent(
            f ->
                hub.find(f.issue())
                    .ifPresent(i -> hub.deleteComment(SimulatedPeople.DAVE, i, f.comment().id())));
  }

  private <T> Page<T> page(
      Stream<T> all, Function<T, Instant> changed, ToLongFunction<T> id, Changes which) {
    var order = Comparator.comparing(changed).thenComparingLong(id);
    return switch (which) {
      case Changes.Newest _ -> page(all.sorted(order.reversed()).toList(), 1);
      case Changes.Since(Instant at, int page) ->
          page(all.filter(t -> !changed.apply(t).isBefore(at)).sorted(order).toList(), page);
    };
  }

  private <T> Page<T> page(List<T> all, int page) {
    int size = world.pageSize();
    var items = all.stream().skip((page - 1L) * size).limit(size).toList();
    return new Page<>(items, page * size >= all.size());
  }
}
