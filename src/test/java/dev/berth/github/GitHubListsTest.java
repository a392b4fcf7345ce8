package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.ForgeReader;
import dev.berth.forge.ForgeWriter.NewLabel;
import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.LabelEvent;
import dev.berth.github.FakeGitHub.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubListsTest {
  private FakeGitHub gitHub;
  private GitHubForge forge;

  @BeforeEach
  void start() {
    gitHub = new FakeGitHub();
    forge = gitHub.forge();
  }

  @AfterEach
  void stop() {
    gitHub.close();
  }

  private static String next(int page) {
    return "<https://evil.example/x?page="
        + page
        + ">; rel=\"next\", "
        + "<https://evil.example/x?page="
        + page
        + ">; rel=\"last\"";
  }

  @Test
  void label_changes_are_read_over_all_pages() {
    String labeled =
        "{'id':1,'event':'labeled','actor':"
            + GitHubSamples.mona()
            + ",'label':{'name':'approved'},"
            + "'created_at':'2026-11-02T09:00:00Z'}";
    String viaApp =
        labeled
            .replace("'id':1,", "'id':2,'performed_via_github_app':{'id':3},")
            .replace("'labeled'", "'unlabeled'");
    String at = "GET /repos/octo/lab/issues/5/events?per_page=100&page=";
    gitHub.on(at + 1, Reply.of(200, "[{'event':'closed'}," + labeled + "]").with("Link", next(2)));
    gitHub.on(
        at + 2,
        Reply.of(200, "[" + viaApp + "]").with("Link", "<https://x/?page=1>; rel=\"prev\""));
    List<LabelEvent> found = forge.labelings(GitHubSamples.ISSUE).found().orElseThrow();
    assertEquals(List.of(true, false), found.stream().map(LabelEvent::on).toList());
    assertEquals(List.of(false, true), found.stream().map(l -> l.by().bot()).toList());
    assertEquals("approved", found.getFirst().label());
  }

  @Test
  void of_very_many_label_changes_the_newest_are_read() {
    String at = "GET /repos/octo/lab/issues/5/events?per_page=100&page=";
    for (int page = 1; page <= 80; page++) {
      Reply reply = Reply.of(200, "[{'event':'closed'}]");
      gitHub.on(
          at + page,
          page < 80
              ? reply.with(
                  "Link",
                  next(page + 1)
                      .replace(
                          "?page=" + (page + 1) + ">; rel=\"last\"", "?page=80>; rel=\"last\""))
              : reply);
    }
    assertTrue(forge.labelings(GitHubSamples.ISSUE).found().isPresent());
    List<String> asked = gitHub.drain();
    assertEquals(1 + ApiReader.PAGES_MAX, asked.size());
    assertEquals(at + 80, asked.getLast());
  }

  @Test
  void a_list_of_comments_without_end_is_unknown() {
    gitHub.on("GET /repos/octo/lab", 200, "{'id':42,'full_name':'octo/lab'}");
    for (int page = 1; page <= 40; page++) {
      gitHub.on(
          "GET /repos/octo/lab/issues/5/comments?per_page=100&since=2026-11-02T09%3A00%3A00Z&page="
              + page,
          Reply.of(200, "[" + GitHubSamples.comment(page, "") + "]").with("Link", next(page + 1)));
    }
    var since = Instant.parse("2026-11-02T09:00:00.5Z");
    assertInstanceOf(Known.Unknown.class, forge.comments(GitHubSamples.ISSUE, since));
    assertEquals(1 + ApiReader.PAGES_MAX, gitHub.drain().size());
  }

  @Test
  void a_comment_made_by_an_app_for_somebody_is_a_programs() {
    gitHub.on(
        "GET /repos/octo/lab/issues/5/comments?per_page=100&since=2026-11-02T09%3A00%3A00Z&page=1",
        200,
        "["
            + GitHubSamples.comment(1, "")
            + ","
            + GitHubSamples.comment(2, ",'performed_via_github_app':{'id':1}")
            + ","
            + GitHubSamples.comment(3, ",'user':" + GitHubSamples.user(8, "x[bot]", "User"))
            + ","
            + GitHubSamples.comment(4, ",'user':" + GitHubSamples.user(9, "machine", "Bot"))
            + "]");
    var found = forge.comments(GitHubSamples.ISSUE, Instant.parse("2026-11-02T09:00:00Z")).found();
    assertEquals(
        List.of(false, true, true, true),
        found.orElseThrow().stream().map(c -> c.author().bot()).toList());
  }

  @Test
  void lists_of_changes_leave_out_pull_requests_and_know_their_end() {
    String issues =
        "GET /repos/octo/lab/issues?state=all&sort=updated&direction=desc&per_page=100&page=";
    gitHub.on(
        issues + 1,
        Reply.of(
                200,
                "["
                    + GitHubSamples.issue("")
                    + ","
                    + GitHubSamples.issue(",'pull_request':{}")
                    + "]")
            .with("Link", next(2)));
    gitHub.on(
        "GET /repos/octo/lab/issues?state=all&sort=updated&direction=asc"
            + "&since=2026-11-20T09:14:00Z&per_page=100&page=2",
        200,
        "[]");
    ForgeReader.Page<Issue> first =
        forge
            .changedIssues(GitHubSamples.LAB, new ForgeReader.Changes.Newest())
            .found()
            .orElseThrow();
    assertEquals(1, first.items().size());
    assertFalse(first.last());
    var since = new ForgeReader.Changes.Since(Instant.parse("2026-11-20T09:14:00.5Z"), 2);
    assertTrue(forge.changedIssues(GitHubSamples.LAB, since).found().orElseThrow().last());
    gitHub.on(
        "GET /repos/octo/lab/issues/comments?sort=updated&direction=desc&per_page=100&page=1",
        200,
        "["
            + GitHubSamples.comment(1, "")
            + ","
            + GitHubSamples.comment(2, ",'html_url':'https://github.com/octo/lab/pull/5#c'")
            + "]");
    var comments =
        forge
            .changedComments(GitHubSamples.LAB, new ForgeReader.Changes.Newest())
            .found()
            .orElseThrow();
    assertEquals(
        List.of(GitHubSamples.ISSUE),
        comments.items().stream().map(ForgeReader.CommentOnIssue::issue).toList());
    assertTrue(comments.last());
  }

  @Test
  void a_full_page_without_links_is_not_taken_for_the_last() {
    List<String> hundred = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      hundred.add(GitHubSamples.issue("octo/lab", i, ""));
    }
    gitHub.on(
        "GET /repos/octo/lab/issues?state=all&sort=updated&direction=desc&per_page=100&page=1",
        200,
        hundred.toString());
    assertFalse(
        forge
            .changedIssues(GitHubSamples.LAB, new ForgeReader.Changes.Newest())
            .found()
            .orElseThrow()
            .last());
  }

  @Test
  void labels_and_milestones_are_read_whole() {
    gitHub.on(
        "GET /repos/octo/lab/labels?per_page=100&page=1",
        Reply.of(200, "[{'name':'a'}]").with("Link", next(2)));
    gitHub.on(
        "GET /repos/octo/lab/labels?per_page=100&page=2",
        200,
        "[{'name':'b c','color':'0E8A16','description':'d'}]");
    var labels = List.of(new NewLabel("a", "", ""), new NewLabel("b c", "0E8A16", "d"));
    assertEquals(Known.is(labels), forge.labels(GitHubSamples.LAB));
    gitHub.on(
        "GET /repos/octo/lab/milestones?state=open&per_page=100&page=1",
        200,
        "[{'number':3,'title':'v1'}]");
    assertEquals(
        Known.is(List.of(new ForgeReader.Milestone(3, "v1"))), forge.milestones(GitHubSamples.LAB));
  }
}
