package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.Needs;
import dev.berth.forge.Incoming;
import dev.berth.forge.Person;
import dev.berth.forge.WebhookReader;
import dev.berth.forge.WebhookReader.Hint;
import dev.berth.github.webhooks.GitHubWebhookReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GitHubWebhookReaderTest {
  private static final Person US = new Person(555, "berth-lab[bot]", true);
  private static final String REPOSITORY =
      "'repository':{'id':42,'full_name':'octo/lab','default_branch':'main'}";
  private static final String SENDER = "'sender':" + GitHubSamples.mona();

  private final WebhookReader payloads =
      new GitHubWebhookReader(() -> Optional.of(US), () -> FakeGitHub.NOW);

  private Hint read(String event, String... parts) {
    String text = "{" + String.join(",", parts).replace('\'', '"') + "}";
    return payloads.read(event, text.getBytes(StandardCharsets.UTF_8));
  }

  private Incoming about(String event, String... parts) {
    Hint hint = read(event, parts);
    return assertInstanceOf(Hint.About.class, hint, hint.toString()).incoming();
  }

  private static String issue(String extra) {
    return "'issue':" + GitHubSamples.issue(extra);
  }

  @Test
  void an_issue_that_was_labelled_says_which_label_and_by_whom() {
    String label = "'label':{'name':'approved'}";
    var touched =
        assertInstanceOf(
            Incoming.IssueTouched.class,
            about("issues", "'action':'labeled'", issue(""), label, REPOSITORY, SENDER));
    assertEquals(GitHubSamples.ISSUE, touched.issue());
    assertEquals("labeled", touched.action());
    assertEquals(Optional.of("approved"), touched.label());
    assertEquals(GitHubSamples.MONA, touched.sender());
    assertEquals(Instant.parse("2026-11-02T09:00:00Z"), touched.at());
  }

  @Test
  void a_created_comment_is_taken_with_its_author_and_text() {
    String comment = "'comment':" + GitHubSamples.comment(77, "");
    var created =
        assertInstanceOf(
            Incoming.CommentCreated.class,
            about("issue_comment", "'action':'created'", issue(""), comment, REPOSITORY, SENDER));
    assertEquals(77, created.comment().id());
    assertEquals("hello", created.comment().body());
    assertEquals(GitHubSamples.MONA, created.comment().author());
    assertEquals(false, created.found());
  }

  @Test
  void an_edit_of_ours_is_told_from_one_by_others() {
    String comment = "'comment':" + GitHubSamples.comment(77, "");
    for (boolean ours : List.of(true, false)) {
      String sender =
          ours ? "'sender':" + GitHubSamples.user(555, "berth-lab[bot]", "Bot") : SENDER;
      var touched =
          assertInstanceOf(
              Incoming.CommentTouched.class,
              about("issue_comment", "'action':'edited'", issue(""), comment, REPOSITORY, sender));
      assertEquals(ours, touched.byUs());
      assertEquals(false, touched.deleted());
    }
    var deleted =
        assertInstanceOf(
            Incoming.CommentTouched.class,
            about("issue_comment", "'action':'deleted'", issue(""), comment, REPOSITORY, SENDER));
    assertTrue(deleted.deleted());
    assertEquals(FakeGitHub.NOW, deleted.at());
  }

  @Test
  void a_comment_by_an_app_in_somebodys_name_is_a_programs() {
    String comment =
        "'comment':" + GitHubSamples.comment(77, ",'performed_via_github_app':{'id':1}");
    var created =
        assertInstanceOf(
            Incoming.CommentCreated.class,
            about("issue_comment", "'action':'created'", issue(""), comment, REPOSITORY, SENDER));
    assertTrue(created.comment().author().bot());
  }

  @Test
  void pull_requests_and_their_comments_are_not_for_us() {
    String pull = issue(",'pull_request':{'url':'x'}");
    String comment = "'comment':" + GitHubSamples.comment(77, "");
    assertInstanceOf(
        Hint.NotForUs.class, read("issues", "'action':'opened'", pull, REPOSITORY, SENDER));
    assertInstanceOf(
        Hint.NotForUs.class,
        read("issue_comment", "'action':'created'", pull, comment, REPOSITORY, SENDER));
  }

  private Hint pull(String action, String base, String... more) {
    String pull = "'pull_request':{'number':7,'base':{'ref':'" + base + "'}}";
    String rest = more.length == 0 ? "'x':1" : more[0];
    return read("pull_request", "'action':'" + action + "'", pull, rest, REPOSITORY, SENDER);
  }

  @Test
  void what_would_be_merged_into_the_default_branch_is_told() {
    for (Hint hint :
        List.of(
            pull("opened", "main"),
            pull("synchronize", "main"),
            pull("reopened", "main"),
            pull("edited", "main", "'changes':{'base':{'ref':{'from':'next'}}}"))) {
      Hint.About about = assertInstanceOf(Hint.About.class, hint, hint.toString());
      var touched = assertInstanceOf(Incoming.PullRequestTouched.class, about.incoming());
      assertEquals(7, touched.number());
      assertEquals(42, about.repository().id());
      assertEquals(Optional.empty(), about.issue());
    }
    for (Hint hint :
        List.of(
            pull("opened", "next"),
            pull("closed", "main"),
            pull("labeled", "main"),
            pull("edited", "main", "'changes':{'title':{'from':'x'}}"))) {
      assertInstanceOf(Hint.NotForUs.class, hint, hint.toString());
    }
    assertInstanceOf(
        Hint.Malformed.class,
        read("pull_request", "'action':'opened'", "'pull_request':{}", REPOSITORY, SENDER));
  }

  @Test
  void a_check_that_is_wanted_anew_comes_with_its_key() {
    String run = "'check_run':{'external_id':'berth-program:7:0'}";
    var wanted =
        assertInstanceOf(
            Incoming.CheckWanted.class,
            about("check_run", "'action':'rerequested'", run, REPOSITORY, SENDER));
    assertEquals("berth-program:7:0", wanted.key());
    String suite = "'check_suite':{'head_sha':'" + "a".repeat(40) + "'}";
    var all = about("check_suite", "'action':'rerequested'", suite, REPOSITORY, SENDER);
    assertEquals("a".repeat(40), assertInstanceOf(Incoming.CheckWanted.class, all).commit());
    String long5000 = "'check_run':{'external_id':'" + "x".repeat(5_000) + "'}";
    var other = about("check_run", "'action':'rerequested'", long5000, REPOSITORY, SENDER);
    assertEquals("", assertInstanceOf(Incoming.CheckWanted.class, other).key());
    assertInstanceOf(
        Hint.NotForUs.class, read("check_run", "'action':'created'", run, REPOSITORY, SENDER));
  }

  @Test
  void a_push_counts_on_the_default_branch_only() {
    assertInstanceOf(
        Incoming.RepositoryTouched.class,
        about("push", "'ref':'refs/heads/main'", REPOSITORY, SENDER));
    assertInstanceOf(
        Hint.NotForUs.class, read("push", "'ref':'refs/heads/other'", REPOSITORY, SENDER));
  }

  @Test
  void a_rename_and_an_installation_are_told() {
    var renamed =
        assertInstanceOf(
            Incoming.RepositoryTouched.class,
            about("repository", "'action':'renamed'", REPOSITORY, SENDER));
    assertEquals("repository.renamed", renamed.event());
    var app =
        assertInstanceOf(
            Incoming.AppTouched.class, about("installation", "'action':'deleted'", SENDER));
    assertEquals("installation.deleted", app.event());
  }

  @Test
  void what_lacks_something_or_is_no_json_is_malformed() {
    String opened = "'action':'opened'";
    for (Hint hint :
        List.of(
            read("issues"),
            read("issues", opened, REPOSITORY, SENDER),
            read("issues", opened, issue("")),
            read("issues", issue(""), REPOSITORY, SENDER),
            read("issues", opened, "'issue':7", REPOSITORY),
            read("issues", opened, "'issue':{'number':'five'}", REPOSITORY),
            read("issues", opened, "'issue':{'number':99999999999}", REPOSITORY),
            read("issues", opened, issue(""), "'repository':{'id':1,'full_name':'../../x'}"),
            read("issue_comment", "'action':'created'", issue(""), REPOSITORY, SENDER),
            payloads.read("issues", new byte[0]),
            payloads.read("issues", "null".getBytes(StandardCharsets.UTF_8)),
            payloads.read("issues", "[1]".getBytes(StandardCharsets.UTF_8)),
            payloads.read("issues", "{\"action\":\"\u00ff".getBytes(StandardCharsets.ISO_8859_1)),
            payloads.read(
                "issues", ("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8)),
            payloads.read(
                "issues",
                ("{\"action\":\"" + "x".repeat(2_000_000) + "\"}")
                    .getBytes(StandardCharsets.UTF_8)))) {
      assertInstanceOf(Hint.Malformed.class, hint, hint.toString());
      assertTrue(hint.toString().length() < 300);
    }
  }

  @Test
  void a_damaged_payload_never_throws() {
    String text =
        ("{'action':'created',"
                + issue("")
                + ",'comment':"
                + GitHubSamples.comment(77, "")
                + ","
                + REPOSITORY
                + ","
                + SENDER
                + "}")
            .replace('\'', '"');
    byte[] good = text.getBytes(StandardCharsets.UTF_8);
    long seed = 20261102;
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] bad =
          java.util.Arrays.copyOf(
              good, random.nextBoolean() ? good.length : random.nextInt(good.length));
      for (int j = random.nextInt(4); j >= 0 && bad.length > 0; j--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        payloads.read("issue_comment", bad);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " round " + i, e);
      }
    }
  }

  /** GitHub's own published examples, fetched by the full tests into a folder. */
  @Test
  void every_published_example_gives_a_hint() throws IOException {
    Path folder = Needs.folder("BERTH_WEBHOOK_EXAMPLES");
    ObjectMapper mapper = new ObjectMapper();
    Map<String, Integer> kinds = new TreeMap<>();
    for (JsonNode event : mapper.readTree(folder.resolve("index.json").toFile())) {
      String name = event.get("name").asText();
      for (JsonNode example : event.get("examples")) {
        Hint hint = payloads.read(name, mapper.writeValueAsBytes(example));
        boolean malformed = hint instanceof Hint.Malformed;
        assertTrue(!malformed, () -> name + ": " + hint + " " + example.path("action"));
        kinds.merge(hint.getClass().getSimpleName(), 1, Integer::sum);
      }
    }
    assertEquals(Map.of("About", 102, "NotForUs", 227), kinds);
  }
}
