package dev.berth.github;

import static dev.berth.github.http.ApiHost.PER_PAGE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.ClosingEvent;
import dev.berth.forge.Comment;
import dev.berth.forge.ForgeReader.Changes;
import dev.berth.forge.ForgeReader.CommentOnIssue;
import dev.berth.forge.ForgeReader.Milestone;
import dev.berth.forge.ForgeReader.Page;
import dev.berth.forge.ForgeWriter.NewLabel;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.LabelEvent;
import dev.berth.forge.Repository;
import dev.berth.github.http.ApiHost;
import dev.berth.github.json.ForgeMapper;
import dev.berth.github.json.JsonFields;
import dev.berth.github.json.UnreadableJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads issues and what hangs on them: label changes, comments, labels, milestones. */
final class GitHubIssueReader {
  private static final Pattern ISSUE = Pattern.compile("/issues/(\\d{1,9})$");

  private final ApiReader api;
  private final RepositoryResolver repositories;

  GitHubIssueReader(ApiReader api, RepositoryResolver repositories) {
    this.api = api;
    this.repositories = repositories;
  }

  Known<Issue> issue(Repository here, int number) {
    return api.readIn(here, "/issues/" + number, n -> issue(here, n)).then(found -> found);
  }

  private Known<Issue> issue(Repository here, JsonNode n) {
    if (ForgeMapper.isPullRequest(n)) {
      return new Known.Absent<>("a pull request");
    }
    String place = JsonFields.optional(n, "repository_url").orElse("/repos/" + here.name());
    String name = place.substring(place.indexOf("/repos/") + "/repos/".length());
    if (name.equalsIgnoreCase(here.name())) {
      return Known.is(ForgeMapper.issue(here, n));
    }
    // Another name: the repository was renamed since it was confirmed, or the issue went away.
    repositories.forget(here);
    return repositories
        .resolve(here)
        .then(
            now ->
                name.equalsIgnoreCase(now.name())
                    ? Known.is(ForgeMapper.issue(now, n))
                    : new Known.Absent<>(
                        "moved to " + name + "#" + JsonFields.number(n, "number")));
  }

  /** GitHub gives them oldest first; of a very long list the beginning and the end are read. */
  Known<List<LabelEvent>> labelings(Repository here, int number) {
    String below = "/issues/" + number + "/events?" + PER_PAGE;
    return api.readAllIn(here, below, true, ForgeMapper::labeling);
  }

  Known<List<ClosingEvent>> closings(Repository here, int number) {
    String below = "/issues/" + number + "/events?" + PER_PAGE;
    return api.readAllIn(here, below, true, ForgeMapper::closing);
  }

  /**
   * The list of events leaves out by which pull request; the timeline has those that refer here.
   */
  Known<List<Instant>> merges(Repository here, int number) {
    String below = "/issues/" + number + "/timeline?" + PER_PAGE;
    return api.readAllIn(here, below, true, ForgeMapper::merge);
  }

  Known<List<Comment>> comments(Repository here, int number, Instant since) {
    String from = ApiHost.part(since.truncatedTo(ChronoUnit.SECONDS).toString());
    String below = "/issues/" + number + "/comments?" + PER_PAGE + "&since=" + from;
    return api.readAllIn(here, below, false, n -> Optional.of(ForgeMapper.comment(n)));
  }

  Known<List<NewLabel>> labels(Repository here) {
    return api.readAllIn(here, "/labels?" + PER_PAGE, false, n -> Optional.of(label(n)));
  }

  private static NewLabel label(JsonNode n) {
    return new NewLabel(
        JsonFields.text(n, "name"),
        JsonFields.optional(n, "color").orElse(""),
        JsonFields.optional(n, "description").orElse(""));
  }

  Known<List<Milestone>> milestones(Repository here) {
    String below = "/milestones?state=open&" + PER_PAGE;
    return api.readAllIn(here, below, false, n -> Optional.of(ForgeMapper.milestone(n)));
  }

  Known<Page<Issue>> changedIssues(Repository here, Changes which) {
    return SmallerPages.read(
        "changed issues",
        number(which),
        (size, page) ->
            api.readPageIn(
                here,
                "/issues?state=all&" + sorted(which) + part(size, page),
                size,
                n ->
                    ForgeMapper.isPullRequest(n)
                        ? Optional.empty()
                        : Optional.of(ForgeMapper.issue(here, n))));
  }

  Known<Page<CommentOnIssue>> changedComments(Repository here, Changes which) {
    return SmallerPages.read(
        "changed comments",
        number(which),
        (size, page) ->
            api.readPageIn(
                here,
                "/issues/comments?" + sorted(which) + part(size, page),
                size,
                n -> found(here, n)));
  }

  private static String sorted(Changes which) {
    return switch (which) {
      case Changes.Newest _ -> "sort=updated&direction=desc";
      case Changes.Since(Instant at, _) ->
          "sort=updated&direction=asc&since=" + at.truncatedTo(ChronoUnit.SECONDS);
    };
  }

  private static String part(int size, int page) {
    return "&per_page=" + size + "&page=" + page;
  }

  private static int number(Changes which) {
    return switch (which) {
      case Changes.Newest _ -> 1;
      case Changes.Since(_, int page) -> page;
    };
  }

  /** The address for people tells a comment on a pull request from one on an issue. */
  private static Optional<CommentOnIssue> found(Repository here, JsonNode n) {
    Matcher issue = ISSUE.matcher(JsonFields.text(n, "issue_url"));
    if (JsonFields.optional(n, "html_url").orElse("").contains("/pull/")) {
      return Optional.empty();
    }
    if (!issue.find()) {
      throw new UnreadableJson("issue_url names no issue");
    }
    IssueRef ref = new IssueRef(here, Integer.parseInt(issue.group(1)));
    return Optional.of(new CommentOnIssue(ref, ForgeMapper.comment(n)));
  }
}
