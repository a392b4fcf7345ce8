package dev.berth.github;

import static dev.berth.github.Host.PER_PAGE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Comment;
import dev.berth.forge.Forge.Changes;
import dev.berth.forge.Forge.Found;
import dev.berth.forge.Forge.Milestone;
import dev.berth.forge.Forge.Page;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.Labeling;
import dev.berth.forge.Repository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads issues and what hangs on them: label changes, comments, labels, milestones. */
final class IssueReader {
  private static final Pattern ISSUE = Pattern.compile("/issues/(\\d{1,9})$");

  private final Questions questions;
  private final Ground ground;

  IssueReader(Questions questions, Ground ground) {
    this.questions = questions;
    this.ground = ground;
  }

  Known<Issue> issue(Repository here, int number) {
    return questions.askOf(here, "/issues/" + number, n -> issue(here, n)).then(found -> found);
  }

  private Known<Issue> issue(Repository here, JsonNode n) {
    if (Shapes.isPullRequest(n)) {
      return new Known.Absent<>("a pull request");
    }
    String place = JsonFields.optional(n, "repository_url").orElse("/repos/" + here.name());
    String name = place.substring(place.indexOf("/repos/") + "/repos/".length());
    if (name.equalsIgnoreCase(here.name())) {
      return Known.is(Shapes.issue(here, n));
    }
    // Another name: the repository was renamed since it was confirmed, or the issue went away.
    ground.forget(here);
    return ground
        .confirm(here)
        .then(
            now ->
                name.equalsIgnoreCase(now.name())
                    ? Known.is(Shapes.issue(now, n))
                    : new Known.Absent<>(
                        "moved to " + name + "#" + JsonFields.number(n, "number")));
  }

  /** GitHub gives them oldest first; of a very long list the beginning and the end are read. */
  Known<List<Labeling>> labelings(Repository here, int number) {
    String below = "/issues/" + number + "/events?" + PER_PAGE;
    return questions.allOf(here, below, true, Shapes::labeling);
  }

  Known<List<Comment>> comments(Repository here, int number, Instant since) {
    String from = Host.part(since.truncatedTo(ChronoUnit.SECONDS).toString());
    String below = "/issues/" + number + "/comments?" + PER_PAGE + "&since=" + from;
    return questions.allOf(here, below, false, n -> Optional.of(Shapes.comment(n)));
  }

  Known<List<String>> labels(Repository here) {
    return questions.allOf(
        here, "/labels?" + PER_PAGE, false, n -> Optional.of(JsonFields.text(n, "name")));
  }

  Known<List<Milestone>> milestones(Repository here) {
    String below = "/milestones?state=open&" + PER_PAGE;
    return questions.allOf(here, below, false, n -> Optional.of(Shapes.milestone(n)));
  }

  Known<Page<Issue>> changedIssues(Repository here, Changes which) {
    return questions.pageOf(
        here,
        "/issues?state=all&" + sorted(which),
        n -> Shapes.isPullRequest(n) ? Optional.empty() : Optional.of(Shapes.issue(here, n)));
  }

  Known<Page<Found>> changedComments(Repository here, Changes which) {
    return questions.pageOf(here, "/issues/comments?" + sorted(which), n -> found(here, n));
  }

  private static String sorted(Changes which) {
    return switch (which) {
      case Changes.Newest _ -> "sort=updated&direction=desc&" + PER_PAGE + "&page=1";
      case Changes.Since(Instant at, int page) ->
          "sort=updated&direction=asc&since="
              + at.truncatedTo(ChronoUnit.SECONDS)
              + "&"
              + PER_PAGE
              + "&page="
              + page;
    };
  }

  /** The address for people tells a comment on a pull request from one on an issue. */
  private static Optional<Found> found(Repository here, JsonNode n) {
    Matcher issue = ISSUE.matcher(JsonFields.text(n, "issue_url"));
    if (JsonFields.optional(n, "html_url").orElse("").contains("/pull/")) {
      return Optional.empty();
    }
    if (!issue.find()) {
      throw new Unreadable("issue_url names no issue");
    }
    IssueRef ref = new IssueRef(here, Integer.parseInt(issue.group(1)));
    return Optional.of(new Found(ref, Shapes.comment(n)));
  }
}
