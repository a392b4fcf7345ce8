package dev.berth.store;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import dev.berth.pool.Pools;
import dev.berth.request.Need;
import dev.berth.request.Request;
import dev.berth.view.Errand;
import dev.berth.view.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of a subject: the truth about it. */
public sealed interface Row {
  /** Of a subject that was never looked at. */
  record Fresh() implements Row {}

  /**
   * An issue, request or not.
   *
   * @param told what the pools were last told that the request needs
   * @param errands to be done once, oldest first
   * @param labelingsUpTo label changes up to this number of the forge's have been taken in
   * @param slot what the limiter gave this issue for its next write
   * @param talk how often the same answer was given to the same person, by {@code person/answer}
   */
  record OfIssue(
      IssueRef ref,
      long issueId,
      Optional<Request> request,
      Shown shown,
      Need told,
      List<Errand> errands,
      long labelingsUpTo,
      Optional<Slot> slot,
      Map<String, Integer> talk)
      implements Row {
    /** No issue keeps more errands waiting; what comes on top is dropped, counted and logged. */
    public static final int ERRANDS_MAX = 200;

    public OfIssue {
      errands = List.copyOf(errands);
      talk = Map.copyOf(talk);
    }

    /** An issue that was never looked at. */
    public static OfIssue fresh(IssueRef ref) {
      return new OfIssue(
          ref,
          0,
          Optional.empty(),
          Shown.NOTHING,
          new Need.Nothing(),
          List.of(),
          0,
          Optional.empty(),
          Map.of());
    }

    /** The same with a request, which may have moved to another repository. */
    public OfIssue with(Request r) {
      return new OfIssue(
          r.issue(), r.issueId(), Optional.of(r), shown, told, errands, labelingsUpTo, slot, talk);
    }

    public OfIssue with(Shown now) {
      return new OfIssue(ref, issueId, request, now, told, errands, labelingsUpTo, slot, talk);
    }

    public OfIssue with(Need now) {
      return new OfIssue(ref, issueId, request, shown, now, errands, labelingsUpTo, slot, talk);
    }

    public OfIssue with(List<Errand> now) {
      return new OfIssue(ref, issueId, request, shown, told, now, labelingsUpTo, slot, talk);
    }

    /** The same with the errand of that key done, if there is one. */
    public OfIssue without(String errand) {
      return with(errands.stream().filter(e -> !e.key().equals(errand)).toList());
    }

    public OfIssue withLabelingsUpTo(long id) {
      return new OfIssue(ref, issueId, request, shown, told, errands, id, slot, talk);
    }

    public OfIssue with(Optional<Slot> now) {
      return new OfIssue(ref, issueId, request, shown, told, errands, labelingsUpTo, now, talk);
    }

    public OfIssue with(Map<String, Integer> now) {
      return new OfIssue(ref, issueId, request, shown, told, errands, labelingsUpTo, slot, now);
    }
  }

  /**
   * A place in the limiter's time.
   *
   * @param creates whether it is for a new comment: there are fewer of those
   */
  record Slot(Instant at, boolean creates) {}

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
  record OfRepository(
      Repository repository,
      Instant takesFrom,
      Scan scan,
      String labelsFor,
      Optional<ProgramText> program,
      Optional<String> broken,
      Checks checks)
      implements Row {
    /** A repository of which nothing is known before that instant. */
    public static OfRepository since(Instant now, Repository repository) {
      var scan = new Scan(now, now, now, now);
      var checks = new Checks(Map.of(), Instant.EPOCH, Optional.empty());
      return new OfRepository(
          repository, now, scan, "", Optional.empty(), Optional.empty(), checks);
    }

    /** The same under another name. */
    public OfRepository with(Repository now) {
      return new OfRepository(now, takesFrom, scan, labelsFor, program, broken, checks);
    }

    public OfRepository with(Scan now) {
      return new OfRepository(repository, takesFrom, now, labelsFor, program, broken, checks);
    }

    public OfRepository with(Checks now) {
      return new OfRepository(repository, takesFrom, scan, labelsFor, program, broken, now);
    }

    public OfRepository with(Optional<ProgramText> read, Optional<String> wrong) {
      return new OfRepository(repository, takesFrom, scan, labelsFor, read, wrong, checks);
    }

    public OfRepository labelled(String revision) {
      return new OfRepository(repository, takesFrom, scan, revision, program, broken, checks);
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
  record Scan(Instant issuesUpTo, Instant commentsUpTo, Instant rescanAt, Instant dailyAt) {}

  /**
   * The checks of a repository's pull requests.
   *
   * @param pulls those that were heard of, by number
   * @param nextAt none is looked at before
   * @param deniedAt since when the forge lets us make no check runs, where that is so
   */
  record Checks(Map<Integer, Pull> pulls, Instant nextAt, Optional<Instant> deniedAt) {
    /** No repository remembers more; those longest heard of are forgotten first. */
    public static final int PULLS_MAX = 200;

    public Checks {
      pulls = Map.copyOf(pulls);
    }
  }

  /**
   * What is known of a pull request: whether it has to be looked at, and what was.
   *
   * @param heard when it was heard of last
   * @param isDue whether it is to be looked at
   * @param again not before then
   * @param hasSlot the limiter gave {@code again} for its check run
   * @param tries how often a look was begun without an end
   * @param judged the commit at its tip when a look came to its end; empty before
   * @param round raised whenever somebody wants the check anew
   */
  record Pull(
      Instant heard,
      boolean isDue,
      Instant again,
      boolean hasSlot,
      int tries,
      String judged,
      int round) {}

  /** A program's file as it was read. */
  record ProgramText(String path, String text, String revision) {}

  /**
   * The pools of the program.
   *
   * @param wishes by request: mark of the wish that is waiting or placed, and who to tell
   */
  record OfPools(Pools pools, Map<Long, Wish> wishes) implements Row {
    public OfPools {
      wishes = Map.copyOf(wishes);
    }

    /** Which wish of which row an answer is for. */
    public record Wish(SubjectKey from, Instant queued, int toldPlace) {}
  }

  /**
   * The app as such.
   *
   * @param redeliveredUpTo failed deliveries older than that were dealt with
   * @param redelivered how often each was asked for again
   * @param redeliverAt when to look next
   * @param inventoryAt when the providers' lists are compared next
   * @param histories how the daily check of all histories stands; empty before the first
   */
  record OfApp(
      Instant redeliveredUpTo,
      Map<String, Integer> redelivered,
      Instant redeliverAt,
      Instant inventoryAt,
      Optional<HistoryCheck> histories)
      implements Row {
    public OfApp {
      redelivered = Map.copyOf(redelivered);
    }

    public OfApp redelivering(Instant upTo, Map<String, Integer> asked, Instant next) {
      return new OfApp(upTo, asked, next, inventoryAt, histories);
    }

    public OfApp withInventoryAt(Instant next) {
      return new OfApp(redeliveredUpTo, redelivered, redeliverAt, next, histories);
    }

    public OfApp with(HistoryCheck check) {
      return new OfApp(
          redeliveredUpTo, redelivered, redeliverAt, inventoryAt, Optional.of(check));
    }
  }

  /**
   * The daily check of all histories.
   *
   * @param at when it goes on, or begins anew
   * @param after the row up to which it is done; 0 at the beginning
   * @param digest of the ends seen in this round
   * @param found broken histories in this round
   * @param broken what the last whole round found: must be 0
   */
  record HistoryCheck(Instant at, long after, String digest, long found, long broken) {}
}
