package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.github.FakeGitHub.Reply;
import dev.berth.github.http.LimitHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GitHubReadsTest {
  private static final String ISSUE = "GET /repos/octo/lab/issues/5";

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

  private Issue issue(String extra) {
    gitHub.on(ISSUE, 200, GitHubSamples.issue(extra));
    return forge.issue(GitHubSamples.ISSUE).found().orElseThrow();
  }

  @Test
  void an_issue_is_read_as_it_is() {
    Issue issue = issue(",'state_reason':'reopened','closed_by':" + GitHubSamples.mona());
    assertEquals(GitHubSamples.ISSUE, issue.ref());
    assertEquals(9000, issue.id());
    assertEquals("two machines\r\nplease", issue.body());
    assertEquals(GitHubSamples.MONA, issue.author());
    assertEquals(Set.of("cluster request", "approved"), issue.labels());
    assertTrue(issue.open());
    assertEquals(Optional.of("reopened"), issue.stateReason());
    assertEquals(Optional.of(GitHubSamples.MONA), issue.closedBy());
    assertEquals(Instant.parse("2026-11-02T09:00:00Z"), issue.updatedAt());
  }

  @Test
  void what_github_leaves_out_is_empty_or_the_ghost() {
    Issue issue = issue(",'user':null,'body':null,'closed_by':null,'state_reason':null");
    assertEquals(Person.GHOST, issue.author());
    assertEquals("", issue.body());
    assertEquals(Optional.empty(), issue.closedBy());
    assertEquals(Optional.empty(), issue.stateReason());
  }

  @Test
  void a_pull_request_is_no_issue() {
    gitHub.on(ISSUE, 200, GitHubSamples.issue(",'pull_request':{'url':'x'}"));
    assertEquals(new Known.Absent<>("a pull request"), forge.issue(GitHubSamples.ISSUE));
  }

  @Test
  void the_repository_is_confirmed_once_a_minute_and_the_issue_read_each_time() {
    issue("");
    issue("");
    assertEquals(List.of("GET /repos/octo/lab", ISSUE, ISSUE), gitHub.drain());
    gitHub.nanos.addAndGet(RepositoryResolver.TRUST.toNanos());
    issue("");
    assertEquals(List.of("GET /repos/octo/lab", ISSUE), gitHub.drain());
  }

  @Test
  void a_renamed_repository_is_read_under_its_new_name() {
    gitHub.on("GET /repos/octo/lab", Reply.of(301, "{}").with("Location", "/repositories/42"));
    gitHub.on("GET /repositories/42", 200, "{'id':42,'full_name':'octo/new'}");
    gitHub.on("GET /repos/octo/new/issues/5", 200, GitHubSamples.issue("octo/new", 5, ""));
    Issue issue = forge.issue(GitHubSamples.ISSUE).found().orElseThrow();
    assertEquals("octo/new#5", issue.ref().toString());
    assertEquals(42, issue.ref().repository().id());
  }

  @Test
  void a_name_taken_by_a_stranger_is_not_read_as_ours() {
    gitHub.on("GET /repos/octo/lab", 200, "{'id':666,'full_name':'octo/lab'}");
    gitHub.on("GET /repositories/42", 200, "{'id':42,'full_name':'octo/elsewhere'}");
    gitHub.on(
        "GET /repos/octo/elsewhere/issues/5", 200, GitHubSamples.issue("octo/elsewhere", 5, ""));
    Issue issue = forge.issue(GitHubSamples.ISSUE).found().orElseThrow();
    assertEquals("octo/elsewhere#5", issue.ref().toString());
    gitHub.on("GET /repositories/42", 404, "{}");
    gitHub.nanos.addAndGet(RepositoryResolver.TRUST.toNanos());
    gitHub.on("GET /repos/octo/elsewhere", 200, "{'id':667,'full_name':'octo/elsewhere'}");
    assertInstanceOf(Known.Absent.class, forge.issue(GitHubSamples.ISSUE));
  }

  @Test
  void a_transferred_issue_is_absent_and_says_where_it_went() {
    gitHub.on(
        ISSUE,
        Reply.of(301, "{}").with("Location", gitHub.address() + "/repositories/43/issues/9"));
    gitHub.on("GET /repositories/43/issues/9", 200, GitHubSamples.issue("octo/other", 9, ""));
    assertEquals(new Known.Absent<>("moved to octo/other#9"), forge.issue(GitHubSamples.ISSUE));
  }

  @TestFactory
  Stream<DynamicTest> each_refusal_is_absent_or_unknown_until_then() {
    Instant now = FakeGitHub.NOW;
    return Stream.of(
        absent("deleted", Reply.of(410, "{}"), "deleted (410)"),
        absent("not there", Reply.of(404, "{}"), "not there (404)"),
        absent("moved nowhere", Reply.of(301, "{}"), "moved away (301)"),
        unknown("no right", Reply.of(403, "{'message':'no'}"), now.plusSeconds(30)),
        unknown("not ours", Reply.of(403, "{'message':'is blocked'}"), now.plusSeconds(600)),
        unknown("bad token", Reply.of(401, "{}"), now.plusSeconds(30)),
        unknown("500", Reply.of(500, "{}"), now.plusSeconds(30)),
        unknown("cut", Reply.CUT, now.plusSeconds(30)),
        unknown("html", Reply.of(200, "<html>"), now.plusSeconds(30)),
        unknown("half", Reply.of(200, "{'id':1"), now.plusSeconds(30)),
        unknown("no fields", Reply.of(200, "{}"), now.plusSeconds(30)),
        unknown("two values", Reply.of(200, GitHubSamples.issue("") + " {}"), now.plusSeconds(30)),
        unknown("429 bare", Reply.of(429, ""), now.plusSeconds(60)),
        unknown("429 after", Reply.of(429, "").with("Retry-After", "7"), now.plusSeconds(7)),
        unknown("403 after", Reply.of(403, "").with("Retry-After", "90"), now.plusSeconds(90)),
        unknown(
            "secondary without headers",
            Reply.of(403, "{'message':'You have exceeded a secondary rate limit.'}"),
            now.plusSeconds(60)),
        unknown(
            "for ever",
            Reply.of(429, "").with("Retry-After", "99999999"),
            now.plus(LimitHeaders.PAUSE_MAX)));
  }

  private DynamicTest absent(String name, Reply reply, String why) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          gitHub.on(ISSUE, reply);
          assertEquals(new Known.Absent<>(why), forge.issue(GitHubSamples.ISSUE));
        });
  }

  private DynamicTest unknown(String name, Reply reply, Instant again) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          forge = gitHub.forge();
          forge.repository("octo/lab");
          gitHub.on(ISSUE, reply);
          var unknown = assertInstanceOf(Known.Unknown.class, forge.issue(GitHubSamples.ISSUE));
          assertEquals(again, unknown.again());
        });
  }

  @Test
  void the_reset_counts_by_githubs_clock() {
    // The server's Date is the real clock; ours stands at another time altogether.
    long reset = Instant.now().getEpochSecond() + 1_000;
    gitHub.on(
        ISSUE,
        Reply.of(403, "{'message':'API rate limit exceeded'}")
            .with("x-ratelimit-remaining", "0")
            .with("x-ratelimit-reset", Long.toString(reset)));
    var unknown = assertInstanceOf(Known.Unknown.class, forge.issue(GitHubSamples.ISSUE));
    long pause = unknown.again().getEpochSecond() - FakeGitHub.NOW.getEpochSecond();
    assertTrue(pause >= 1 && pause <= 1_003, () -> "pause " + pause);
  }

  @Test
  void a_file_is_text_and_everything_else_is_not_taken_for_its_absence() {
    String at = "GET /repos/octo/lab/contents/.github/berth.yaml";
    String content =
        Base64.getMimeEncoder()
            .encodeToString("grün: ja\n".repeat(20).getBytes(StandardCharsets.UTF_8));
    gitHub.on(
        at,
        200,
        "{'type':'file','encoding':'base64','sha':'abc','content':'"
            + content.replace("\r\n", "\\n")
            + "'}");
    var file = forge.file(GitHubSamples.LAB, ".github/berth.yaml").found().orElseThrow();
    assertEquals("grün: ja\n".repeat(20), file.text());
    assertEquals("abc", file.revision());
    for (String odd :
        List.of(
            "[]",
            "{'type':'file','encoding':'none','content':'','sha':'a'}",
            "{'type':'symlink'}",
            "{'type':'file','encoding':'base64','sha':'abc','content':'/w=='}")) {
      gitHub.on(at, 200, odd);
      assertInstanceOf(
          Known.Unknown.class, forge.file(GitHubSamples.LAB, ".github/berth.yaml"), odd);
    }
    gitHub.on(at, 404, "{}");
    assertInstanceOf(Known.Absent.class, forge.file(GitHubSamples.LAB, ".github/berth.yaml"));
  }

  @Test
  void a_repository_is_found_by_name_and_by_number() {
    gitHub.on("GET /repositories/42", 200, "{'id':42,'full_name':'octo/lab'}");
    assertEquals(Known.is(new Repository(42, "octo/lab")), forge.repository("octo/lab"));
    assertEquals(Known.is(new Repository(42, "octo/lab")), forge.repository(42));
    gitHub.drain();
    for (String odd :
        List.of("", "octo", "../x", "octo/..", "a/b/c", "a/b?c", "a b/c", "octo/lab#5")) {
      assertInstanceOf(Known.Absent.class, forge.repository(odd), odd);
    }
    assertEquals(List.of(), gitHub.drain());
  }
}
