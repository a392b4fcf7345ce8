package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.config.Secret;
import dev.berth.forge.ForgeWriter;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.github.FakeGitHub.Reply;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.github.http.LimitHeaders;
import dev.berth.observe.Metrics;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GitHubWriterTest {
  private static final Duration PLENTY = Duration.ofSeconds(30);
  private static final String AT = WriteCase.AT;

  private FakeGitHub gitHub;
  private GitHubForge forge;

  @BeforeEach
  void start() {
    gitHub = new FakeGitHub();
    forge = gitHub.forge();
    forge.repository("octo/lab");
    gitHub.drain();
  }

  @AfterEach
  void stop() {
    gitHub.close();
  }

  @TestFactory
  Stream<DynamicTest> each_effect_is_exactly_one_request() {
    return WriteCase.ALL.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.name(),
                    () -> {
                      gitHub.drain();
                      gitHub.on(c.request(), c.status(), c.answer());
                      Wrote wrote = forge.write(GitHubSamples.ISSUE, c.write(), PLENTY);
                      long id = c.write() instanceof Write.CreateComment ? 77 : 0;
                      assertEquals(id, assertInstanceOf(Wrote.Done.class, wrote).id());
                      assertEquals(c.body(), gitHub.last().body());
                      assertEquals(List.of(c.request()), gitHub.drain());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> every_effect_maps_what_was_answered() {
    return WriteCase.ALL.stream()
        .flatMap(
            c ->
                Stream.of(
                    maps(c, Reply.of(404, "{'message':'Not Found'}"), Wrote.Missing.class),
                    maps(c, Reply.of(410, "{'message':'gone'}"), Wrote.Missing.class),
                    maps(
                        c,
                        Reply.of(301, "{}").with("Location", "/repositories/43/issues/5"),
                        Wrote.Missing.class),
                    maps(
                        c,
                        Reply.of(307, "{}").with("Location", "/repositories/43/issues/5"),
                        Wrote.Missing.class),
                    maps(c, Reply.of(403, "{'message':'User is blocked'}"), Wrote.Refused.class),
                    maps(
                        c,
                        Reply.of(403, "{'message':'Resource not accessible'}"),
                        Wrote.Later.class),
                    maps(c, Reply.of(422, "{'message':'Validation Failed'}"), Wrote.Refused.class),
                    maps(c, Reply.of(401, "{'message':'Bad credentials'}"), Wrote.Later.class),
                    maps(c, Reply.of(429, ""), Wrote.Later.class),
                    maps(
                        c,
                        Reply.of(403, "{'message':'You have exceeded a secondary rate limit'}"),
                        Wrote.Later.class),
                    maps(
                        c,
                        Reply.of(
                            403, "{'message':'You have triggered an abuse detection mechanism'}"),
                        Wrote.Later.class),
                    maps(
                        c,
                        Reply.of(403, "{}").with("x-ratelimit-remaining", "0"),
                        Wrote.Later.class),
                    maps(c, Reply.of(403, "{}").with("Retry-After", "90"), Wrote.Later.class),
                    maps(c, Reply.of(500, "oops"), Wrote.Unclear.class),
                    maps(c, Reply.of(502, "<html>"), Wrote.Unclear.class),
                    maps(c, Reply.of(200, "<html>a proxy"), Wrote.Unclear.class),
                    maps(c, Reply.of(201, "{'id':"), Wrote.Unclear.class),
                    maps(c, Reply.CUT, Wrote.Unclear.class)));
  }

  private DynamicTest maps(WriteCase c, Reply reply, Class<? extends Wrote> expected) {
    return DynamicTest.dynamicTest(
        c.name() + " " + reply.status() + " " + reply.body(),
        () -> {
          // Who was limited once asks nothing more for a while.
          gitHub.now = gitHub.now.plus(LimitHeaders.PAUSE_MAX);
          forge.repository("octo/lab");
          gitHub.drain();
          gitHub.on(c.request(), reply);
          assertInstanceOf(expected, forge.write(GitHubSamples.ISSUE, c.write(), PLENTY));
          assertEquals(List.of(c.request()), gitHub.drain());
        });
  }

  @Test
  void only_where_github_had_enough_of_us_everybody_waits() {
    var label = new Write.AddLabel("x");
    forge.repository("octo/lab");
    var path = "POST /repos/octo/lab/issues/5/labels";
    gitHub.on(path, 401, "{'message':'Bad credentials'}");
    assertFalse(later(label).forAll());
    gitHub.on(path, Reply.of(403, "{}").with("Retry-After", "90"));
    assertTrue(later(label).forAll());
    assertFalse(later(label).forAll(), "we were told already");
  }

  private Wrote.Later later(Write write) {
    return assertInstanceOf(Wrote.Later.class, forge.write(GitHubSamples.ISSUE, write, PLENTY));
  }

  @Test
  void taking_off_a_label_that_is_not_on_is_done() {
    gitHub.on("DELETE " + AT + "/5/labels/x", 404, "{'message':'Label does not exist'}");
    assertEquals(
        new Wrote.Done(0), forge.write(GitHubSamples.ISSUE, new Write.RemoveLabel("x"), PLENTY));
  }

  @Test
  void a_comment_is_made_only_when_a_201_names_it() {
    Write comment = new Write.CreateComment("k", "hi");
    for (Reply reply :
        List.of(
            Reply.of(201, "{}"),
            Reply.of(200, GitHubSamples.comment(77, "")),
            Reply.of(201, "[]"))) {
      gitHub.on("POST " + AT + "/5/comments", reply);
      assertInstanceOf(Wrote.Unclear.class, forge.write(GitHubSamples.ISSUE, comment, PLENTY));
    }
  }

  @Test
  void somebody_whom_github_leaves_out_is_not_assigned() {
    gitHub.on("POST " + AT + "/5/assignees", 201, "{'assignees':[]}");
    assertInstanceOf(
        Wrote.Refused.class, forge.write(GitHubSamples.ISSUE, new Write.Assign("mona"), PLENTY));
  }

  @Test
  void a_label_that_is_there_already_needs_no_making() {
    ForgeWriter.NewLabel label = new ForgeWriter.NewLabel("queued", "ededed", "waits");
    gitHub.on(
        "POST /repos/octo/lab/labels",
        Reply.of(422, "{'message':'Validation Failed','errors':[{'code':'already_exists'}]}"),
        Reply.of(422, "{'message':'Validation Failed','errors':[{'code':'invalid'}]}"),
        Reply.of(201, "{'id':1,'name':'queued'}"));
    assertEquals(new Wrote.Done(0), forge.createLabel(GitHubSamples.LAB, label));
    assertInstanceOf(Wrote.Refused.class, forge.createLabel(GitHubSamples.LAB, label));
    assertEquals(new Wrote.Done(0), forge.createLabel(GitHubSamples.LAB, label));
    assertEquals(3, gitHub.drain().size());
  }

  @Test
  void nothing_is_sent_after_the_deadline() {
    for (WriteCase c : WriteCase.ALL) {
      Wrote late = forge.write(GitHubSamples.ISSUE, c.write(), Duration.ZERO);
      assertInstanceOf(Wrote.Later.class, late, c.name());
    }
    assertEquals(List.of(), gitHub.drain());
  }

  @Test
  void the_deadline_is_checked_after_the_look_at_the_repository() {
    gitHub.nanos.addAndGet(RepositoryResolver.TRUST_WRITING.toNanos());
    gitHub.on("GET /repos/octo/lab", Reply.of(200, "{'id':42,'full_name':'octo/lab'}"));
    GitHubForge ticking = ticking(gitHub);
    Wrote late = ticking.write(GitHubSamples.ISSUE, new Write.AddLabel("x"), Duration.ofNanos(3));
    assertInstanceOf(Wrote.Later.class, late);
    assertEquals(List.of("GET /repos/octo/lab"), gitHub.drain());
  }

  /** Each look at the clock costs a nanosecond. */
  private static GitHubForge ticking(FakeGitHub gitHub) {
    return new GitHubForge(
        new GitHubSettings(
            URI.create(gitHub.address()), new GitHubIdentity.Token(new Secret(FakeGitHub.TOKEN))),
        gitHub.troubles,
        new Metrics(gitHub.figures),
        () -> FakeGitHub.NOW,
        gitHub.nanos::incrementAndGet);
  }

  @Test
  void a_name_taken_by_a_stranger_gets_no_writes() {
    gitHub.nanos.addAndGet(RepositoryResolver.TRUST_WRITING.toNanos());
    gitHub.on("GET /repos/octo/lab", 200, "{'id':666,'full_name':'octo/lab'}");
    Wrote wrote = forge.write(GitHubSamples.ISSUE, new Write.AddLabel("x"), PLENTY);
    assertInstanceOf(Wrote.Missing.class, wrote);
    assertEquals(List.of("GET /repos/octo/lab", "GET /repositories/42"), gitHub.drain());
  }

  @Test
  void without_a_connection_surely_nothing_was_made() {
    gitHub.close();
    Wrote wrote = forge.write(GitHubSamples.ISSUE, new Write.AddLabel("x"), PLENTY);
    assertInstanceOf(Wrote.Later.class, wrote);
    assertTrue(wrote.toString().contains("no connection"), wrote.toString());
  }
}
