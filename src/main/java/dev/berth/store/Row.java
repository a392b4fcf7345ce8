package dev.berth.store;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import dev.berth.pool.PoolBook;
import dev.berth.pool.PoolNeed;
import dev.berth.request.Request;
import dev.berth.view.OneOffWrite;
import dev.berth.view.ShownIssue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The state of a subject: the truth about it. */
public sealed interface Row {
  /** Of a subject that was never looked at. */
  record NewRow() implements Row {}

  /**
   * An issue, request or not.
   *
   * @param lastReportedNeed what the pools were last told that the request needs
   * @param oneOffWrites to be done once, oldest first
   * @param labelingsUpTo label changes up to this number of the forge's have been taken in
   * @param slot what the limiter gave this issue for its next write
   * @param replyCounts how often the same answer was given to the same person, by {@code
   *     person/answer}
   */
  record IssueRow(
      IssueRef ref,
      long issueId,
      Optional<Request> request,
      ShownIssue shown,
      PoolNeed lastReportedNeed,
      List<OneOffWrite> oneOffWrites,
      long labelingsUpTo,
      Optional<ReservedSlot> slot,
      Map<String, Integer> replyCounts)
      implements Row {
    /**
     * No issue keeps more one-off writes waiting; what comes on top is dropped, counted and logged.
     */
    public static final int ERRANDS_MAX = 200;

    public IssueRow {
      oneOffWrites = List.copyOf(oneOffWrites);
      replyCounts = Map.copyOf(replyCounts);
    }

    /** An issue that was never looked at. */
    public static IssueRow fresh(IssueRef ref) {
      return new IssueRow(
          ref,
          0,
          Optional.empty(),
          ShownIssue.NOTHING,
          new PoolNeed.Nothing(),
          List.of(),
          0,
          Optional.empty(),
          Map.of());
    }

    /** The same with a request, which may have moved to another repository. */
    public IssueRow with(Request r) {
      return copy(
          d -> {
            d.ref = r.issue();
            d.issueId = r.issueId();
            d.request = Optional.of(r);
          });
    }

    public IssueRow with(ShownIssue now) {
      return copy(d -> d.shown = now);
    }

    public IssueRow with(PoolNeed now) {
      return copy(d -> d.lastReportedNeed = now);
    }

    public IssueRow with(List<OneOffWrite> now) {
      return copy(d -> d.oneOffWrites = now);
    }

    /** The same with the one-off write of that key done, if there is one. */
    public IssueRow without(String key) {
      return with(oneOffWrites.stream().filter(e -> !e.key().equals(key)).toList());
    }

    public IssueRow withLabelingsUpTo(long id) {
      return copy(d -> d.labelingsUpTo = id);
    }

    public IssueRow with(Optional<ReservedSlot> now) {
      return copy(d -> d.slot = now);
    }

    public IssueRow with(Map<String, Integer> now) {
      return copy(d -> d.replyCounts = now);
    }

    private IssueRow copy(Consumer<IssueRowDraft> change) {
      var draft = new IssueRowDraft(this);
      change.accept(draft);
      return draft.build();
    }
  }

  /**
   * A place in the limiter's time.
   *
   * @param creates whether it is for a new comment: there are fewer of those
   */
  record ReservedSlot(Instant at, boolean creates) {}

  /**
   * A repository that requests come from.
   *
   * @param takesFrom issues opened before are left alone, unless they are adopted
   * @param scan how far its changes were read
   * @param labelsFor revision of the program for which all labels were made
   * @param program the program's file in the repository, when there is one
   * @param broken problems of a newer file that cannot be used, shown to operators
   * @param checks pull requests that propose another program
   */
  record RepositoryRow(
      Repository repository,
      Instant takesFrom,
      ScanProgress scan,
      String labelsFor,
      Optional<ProgramText> program,
      Optional<String> broken,
      Checks checks)
      implements Row {
    /** A repository of which nothing is known before that instant. */
    public static RepositoryRow since(Instant now, Repository repository) {
      var scan = new ScanProgress(now, now, now, now);
      var checks = new Checks(Map.of(), Instant.EPOCH, Optional.empty(), Map.of());
      return new RepositoryRow(
          repository, now, scan, "", Optional.empty(), Optional.empty(), checks);
    }

    /** The same under another name. */
    public RepositoryRow with(Repository now) {
      return new RepositoryRow(now, takesFrom, scan, labelsFor, program, broken, checks);
    }

    public RepositoryRow with(ScanProgress now) {
      return new RepositoryRow(repository, takesFrom, now, labelsFor, program, broken, checks);
    }

    public RepositoryRow with(Checks now) {
      return new RepositoryRow(repository, takesFrom, scan, labelsFor, program, broken, now);
    }

    public RepositoryRow with(Optional<ProgramText> read, Optional<String> wrong) {
      return new RepositoryRow(repository, takesFrom, scan, labelsFor, read, wrong, checks);
    }

    public RepositoryRow labelled(String revision) {
      return new RepositoryRow(repository, takesFrom, scan, revision, program, broken, checks);
    }
  }

  /**
   * What is read of a repository without being told.
   *
   * @param issuesUpTo cursor: newest change of an issue seen, on the forge's clock
   * @param commentsUpTo the same for comments
   * @param rescanAt when the next rescan is due
   * @param dailyAt when every open request is read again
   */
  record ScanProgress(
      Instant issuesUpTo, Instant commentsUpTo, Instant rescanAt, Instant dailyAt) {}

  /**
   * The checks of a repository's pull requests.
   *
   * @param pulls those that were heard of, by number
   * @param nextAt none is looked at before
   * @param deniedAt since when the forge lets us make no check runs, where that is so
   * @param turns when one of somebody's was looked at last, by the author's number
   */
  record Checks(
      Map<Integer, PullRequestCheck> pulls,
      Instant nextAt,
      Optional<Instant> deniedAt,
      Map<Long, Instant> turns) {
    /** No repository remembers more. */
    public static final int PULLS_MAX = 200;

    /** Nor more authors; whose turn was longest ago is forgotten first. */
    public static final int AUTHORS_MAX = 200;

    public Checks {
      pulls = Map.copyOf(pulls);
      turns = Map.copyOf(turns);
    }
  }

  /** A program's file as it was read. */
  record ProgramText(String path, String text, String revision) {}

  /**
   * The pools of the program.
   *
   * @param wishes by request: mark of the wish that is waiting or placed, and who to tell
   */
  record PoolsRow(PoolBook pools, Map<Long, PoolWish> wishes) implements Row {
    public PoolsRow {
      wishes = Map.copyOf(wishes);
    }
  }

  /**
   * The app as such.
   *
   * @param redeliveredUpTo failed deliveries older than that were dealt with
   * @param redelivered how often each was asked for again
   * @param redeliverAt when to look next
   * @param inventoryAt when the providers' lists are compared next
   * @param histories how the daily check of all histories stands; empty before the first
   * @param findings in what the providers' lists and our leases differ
   * @param operators the comment that the operators read; empty before the first
   */
  record AppRow(
      Instant redeliveredUpTo,
      Map<String, Integer> redelivered,
      Instant redeliverAt,
      Instant inventoryAt,
      Optional<HistoryCheck> histories,
      Optional<List<InventoryFinding>> findings,
      Optional<KeptComment> operators)
      implements Row {
    public AppRow {
      redelivered = Map.copyOf(redelivered);
      findings = findings.map(List::copyOf);
    }

    public AppRow redelivering(Instant upTo, Map<String, Integer> asked, Instant next) {
      return new AppRow(upTo, asked, next, inventoryAt, histories, findings, operators);
    }

    public AppRow inventoried(List<InventoryFinding> found, Instant next) {
      return new AppRow(
          redeliveredUpTo,
          redelivered,
          redeliverAt,
          next,
          histories,
          Optional.of(found),
          operators);
    }

    /** Machines of ours that no request has, by adapter and plan: no stock while they are there. */
    public Map<String, Map<String, Integer>> unleased() {
      var all = new TreeMap<String, Map<String, Integer>>();
      for (var f : findings.orElse(List.of()))
        if (f.kind() == InventoryFinding.Kind.STRAY)
          all.computeIfAbsent(f.adapter(), _ -> new TreeMap<>()).merge(f.plan(), 1, Integer::sum);
      return all;
    }

    public AppRow with(HistoryCheck check) {
      return new AppRow(
          redeliveredUpTo,
          redelivered,
          redeliverAt,
          inventoryAt,
          Optional.of(check),
          findings,
          operators);
    }

    public AppRow with(KeptComment comment) {
      return new AppRow(
          redeliveredUpTo,
          redelivered,
          redeliverAt,
          inventoryAt,
          histories,
          findings,
          Optional.of(comment));
    }
  }
}
