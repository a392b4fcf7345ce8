package dev.berth.forge;

import java.time.Instant;
import java.util.Optional;

/**
 * What a webhook or the rescan tells: something happened, go and look. A payload is a hint; only a
 * created comment's number, author and text are taken from it.
 */
public sealed interface Incoming {
  /** Who did it. */
  Person sender();

  /** The issue was opened, edited, closed, reopened, labelled, moved, deleted. */
  record IssueTouched(
      Person sender, IssueRef issue, String action, Optional<String> label, Instant at)
      implements Incoming {}

  /** A comment was written; {@code found} says that the rescan found it rather than a webhook. */
  record CommentCreated(Person sender, IssueRef issue, Comment comment, boolean found)
      implements Incoming {}

  /**
   * A comment was changed or deleted.
   *
   * @param commentId its number
   */
  record CommentTouched(
      Person sender, IssueRef issue, long commentId, boolean deleted, boolean byUs, Instant at)
      implements Incoming {}

  /** Something of the whole repository: a push to the default branch, a member, a rename. */
  record RepositoryTouched(Person sender, Repository repository, String event, Instant at)
      implements Incoming {}

  /**
   * A pull request into the default branch was opened, pushed to, reopened or aimed there.
   *
   * @param author who proposes it; empty where that was not told
   */
  record PullRequestTouched(
      Person sender,
      Repository repository,
      int number,
      String action,
      Instant at,
      Optional<Person> author)
      implements Incoming {}

  /**
   * Somebody wants a check run of ours to be made anew.
   *
   * @param key as in {@link CheckRun}; empty when all of a commit are wanted
   * @param commit the whole hash; empty when it is about one of them
   */
  record CheckWanted(Person sender, Repository repository, String key, String commit, Instant at)
      implements Incoming {}

  /** The installation of the app changed. */
  record AppTouched(Person sender, String event, Instant at) implements Incoming {}
}
