package dev.berth.forge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Berth reads of a forge, in Berth's words. Every method is one request (a page of a list each
 * one) and answers with a value; only a bug throws. Nothing here sleeps or repeats.
 */
public interface ForgeReader {
  /** The account that Berth acts as. */
  Known<Person> self();

  /** The repository of that name, or of that number after a rename. */
  Known<Repository> repository(String name);

  Known<Repository> repository(long id);

  /** Read now, at the price of nothing when unchanged (ETag). */
  Known<Issue> issue(IssueRef issue);

  /** What somebody may do in the repository, asked now and not from a cache. */
  Known<Role> role(Repository repository, Person person);

  /** Whether somebody is an active member of a team, asked now. */
  Known<Boolean> member(String organisation, String team, Person person);

  /** Whether there is such a team and we can see it; without teams every name is one. */
  default Known<Boolean> team(String organisation, String team) {
    return Known.is(true);
  }

  Known<Person> person(String login);

  /** What everybody can see of that account. */
  Known<Profile> profile(String login);

  /** A project's own repository, {@code owner/name}. */
  Known<CodeRepository> code(String name);

  /** A text file on the default branch of a project's own repository. */
  Known<TextFile> codeFile(String name, String path);

  Known<List<SshKey>> sshKeys(Person person);

  /** Label changes of an issue, oldest first. */
  Known<List<LabelEvent>> labelings(IssueRef issue);

  /** Closings and reopenings of an issue, oldest first. */
  Known<List<ClosingEvent>> closings(IssueRef issue);

  /** When pull requests that refer to an issue were merged. */
  Known<List<Instant>> merges(IssueRef issue);

  /** Comments of an issue changed since then, oldest first. */
  Known<List<Comment>> comments(IssueRef issue, Instant since);

  /** A text file on the default branch. */
  Known<TextFile> file(Repository repository, String path);

  /** One page of the issues of a repository. */
  Known<Page<Issue>> changedIssues(Repository repository, Changes which);

  /** One page of the comments of a repository. */
  Known<Page<CommentOnIssue>> changedComments(Repository repository, Changes which);

  /** Which page of what changed. */
  sealed interface Changes {
    /** The first page, newest change first: always the same question, and free when unchanged. */
    record Newest() implements Changes {}

    /**
     * What changed at that time or later, oldest change first: pages are asked for by the time of
     * the last thing seen, as page numbers shift when something is deleted or changes meanwhile.
     *
     * @param page 1, or a higher one where more than a page changed in one second
     */
    record Since(Instant at, int page) implements Changes {}
  }

  /** All labels of the repository. */
  Known<List<ForgeWriter.NewLabel>> labels(Repository repository);

  /** The open milestones of the repository; none where a forge has no such thing. */
  default Known<List<Milestone>> milestones(Repository repository) {
    return Known.is(List.of());
  }

  Known<PullRequest> pullRequest(Repository repository, int number);

  /** Open pull requests, newest change first; a hundred at most. */
  Known<List<PullRequest>> openPulls(Repository repository);

  /** One page of the files that a pull request changes. */
  Known<Page<ChangedFile>> changedFiles(Repository repository, int number, int page);

  /** A file as a commit has it, also one of a fork that a pull request comes from. */
  Known<Content> fileAt(Repository repository, String path, String commit);

  /** Whether we made the check run of that name and key on the commit. */
  Known<Boolean> hasCheck(Repository repository, String commit, String name, String key);

  /**
   * A text file.
   *
   * @param revision the forge's hash of the content
   */
  record TextFile(String path, String text, String revision) {}

  /** What a file holds. */
  sealed interface Content {
    record Text(String text) implements Content {}

    /**
     * No text that anybody could use: a folder, a link, too large, not UTF-8.
     *
     * @param why in words, with nothing of the file in it
     */
    record Unusable(String why) implements Content {}
  }

  /**
   * A file that a pull request changes.
   *
   * @param path as it is called there
   * @param before as it was called, where it was renamed
   * @param isRemoved it is not there any more
   */
  record ChangedFile(String path, Optional<String> before, boolean isRemoved) {}

  /** A page of a list; {@code last} says that there is none after it. */
  record Page<T>(List<T> items, boolean last) {}

  /** A comment and the issue it stands under. */
  record CommentOnIssue(IssueRef issue, Comment comment) {}

  /** A milestone, by its number in the repository. */
  record Milestone(int number, String title) {}
}
