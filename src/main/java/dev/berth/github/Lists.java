package dev.berth.github;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lists of a repository, whole or page by page. Pull requests are left out. */
final class Lists {
  private static final String PER_PAGE = "per_page=" + Questions.PAGE_ITEMS;
  private static final Pattern ISSUE = Pattern.compile("/issues/(\\d{1,9})$");

  private final Questions questions;

  Lists(Questions questions) {
    this.questions = questions;
  }

  /** GitHub gives them oldest first; of a very long list the beginning and the end are read. */
  Known<List<Labeling>> labelings(Repository here, int number) {
    return questions.all(
        whose(here),
        path(here, "/issues/" + number + "/events?" + PER_PAGE),
        true,
        Shapes::labeling);
  }

  Known<List<Comment>> comments(Repository here, int number, Instant since) {
    String from = Host.part(since.truncatedTo(ChronoUnit.SECONDS).toString());
    return questions.all(
        whose(here),
        path(here, "/issues/" + number + "/comments?" + PER_PAGE + "&since=" + from),
        false,
        n -> Optional.of(Shapes.comment(n)));
  }

  Known<List<String>> labels(Repository here) {
    return questions.all(
        whose(here),
        path(here, "/labels?" + PER_PAGE),
        false,
        n -> Optional.of(Shapes.text(n, "name")));
  }

  Known<List<Milestone>> milestones(Repository here) {
    return questions.all(
        whose(here),
        path(here, "/milestones?state=open&" + PER_PAGE),
        false,
        n -> Optional.of(Shapes.milestone(n)));
  }

  Known<Page<Issue>> changedIssues(Repository here, Changes which) {
    return page(
        here,
        "/issues?state=all&" + sorted(which),
        n -> Shapes.isPullRequest(n) ? Optional.empty() : Optional.of(Shapes.issue(here, n)));
  }

  Known<Page<Found>> changedComments(Repository here, Changes which) {
    return page(here, "/issues/comments?" + sorted(which), n -> found(here, n));
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
    Matcher issue = ISSUE.matcher(Shapes.text(n, "issue_url"));
    if (Shapes.optional(n, "html_url").orElse("").contains("/pull/")) {
      return Optional.empty();
    }
    if (!issue.find()) {
      throw new Unreadable("issue_url names no issue");
    }
    IssueRef ref = new IssueRef(here, Integer.parseInt(issue.group(1)));
    return Optional.of(new Found(ref, Shapes.comment(n)));
  }

  private <T> Known<Page<T>> page(
      Repository here, String below, Function<JsonNode, Optional<T>> reader) {
    return questions
        .ask(whose(here), path(here, below))
        .then(
            answer ->
                questions
                    .asking()
                    .read(
                        answer,
                        list -> {
                          List<T> items = new ArrayList<>();
                          for (JsonNode one : Shapes.items(list)) {
                            reader.apply(one).ifPresent(items::add);
                          }
                          return new Page<>(
                              List.copyOf(items), Questions.isLast(answer, list.size()));
                        }));
  }

  private static Whose whose(Repository here) {
    return new Whose.OfRepository(here.name());
  }

  private static String path(Repository here, String below) {
    return "/repos/" + here.name() + below;
  }
}
