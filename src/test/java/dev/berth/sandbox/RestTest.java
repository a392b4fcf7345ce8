package dev.berth.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.sandbox.rest.RateLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The REST interface answers as GitHub documents it. */
class RestTest {
  private final SandboxClock clock = new SandboxClock();
  private final SandboxGitHub github = SandboxWorlds.small(clock).start();
  private final RepositoryFixture machines = github.repository();
  private final SandboxClient bot = SandboxClient.as(github, "dock-bot");
  private final SandboxClient stranger = SandboxClient.as(github, "sam");

  @AfterEach
  void close() {
    github.close();
  }

  private static List<String> names(JsonNode list, String field) {
    List<String> names = new ArrayList<>();
    list.forEach(n -> names.add(n.path(field).asText()));
    return names;
  }

  @Test
  void an_issue_is_opened_read_and_changed() throws Exception {
    var made =
        bot.post(SandboxWorlds.REPO + "/issues", "{\"title\":\"Two machines\",\"body\":\"Hi\"}");
    assertEquals(201, made.status());
    int number = made.json().path("number").asInt();
    assertNotEquals(number, made.json().path("id").asLong());
    var closed =
        bot.send(
            "PATCH",
            SandboxWorlds.REPO + "/issues/" + number,
            "{\"state\":\"closed\",\"state_reason\":\"not_planned\"}");
    assertEquals("closed", closed.json().path("state").asText());
    var read = bot.get(SandboxWorlds.REPO + "/issues/" + number).json();
    assertEquals("not_planned", read.path("state_reason").asText());
    assertEquals("dock-bot", read.path("closed_by").path("login").asText());
    assertEquals("2026-11-02T09:00:00Z", read.path("created_at").asText());
  }

  @Test
  void labels_are_put_on_and_taken_off_singly() throws Exception {
    int n = machines.open("rosa", "Two machines", "please", "cluster request", "no such label");
    assertEquals(List.of("cluster request"), machines.labels(n));
    String labels = SandboxWorlds.REPO + "/issues/" + n + "/labels";
    var added = bot.post(labels, "{\"labels\":[\"needs approval\"]}");
    assertEquals(List.of("cluster request", "needs approval"), names(added.json(), "name"));
    assertTrue(machines.labels().contains("needs approval"), "GitHub makes an unknown label");
    var removed = bot.send("DELETE", labels + "/needs%20approval", "");
    assertEquals(200, removed.status());
    var again = bot.send("DELETE", labels + "/needs%20approval", "");
    assertEquals(404, again.status());
    assertEquals("Label does not exist", again.json().path("message").asText());
    bot.send("PUT", labels, "{\"labels\":[\"approved\"]}");
    assertEquals(List.of("approved"), machines.labels(n));
  }

  @Test
  void comments_are_written_changed_listed_and_deleted() throws Exception {
    int n = machines.open("rosa", "Two machines", "please");
    var made = bot.post(SandboxWorlds.REPO + "/issues/" + n + "/comments", "{\"body\":\"first\"}");
    assertEquals(201, made.status());
    long id = made.json().path("id").asLong();
    clock.pass(Duration.ofMinutes(5));
    String path = SandboxWorlds.REPO + "/issues/comments/" + id;
    var edited = bot.send("PATCH", path, "{\"body\":\"second\"}");
    assertEquals("2026-11-02T09:05:00Z", edited.json().path("updated_at").asText());
    machines.comment("rosa", n, "thanks");
    String newest = SandboxWorlds.REPO + "/issues/comments?sort=updated&direction=desc&per_page=1";
    assertEquals(List.of("thanks"), names(bot.get(newest).json(), "body"));
    String since = SandboxWorlds.REPO + "/issues/" + n + "/comments?since=2026-11-02T09:05:00Z";
    assertEquals(List.of("second", "thanks"), names(bot.get(since).json(), "body"));
    assertEquals(403, stranger.send("DELETE", path, "").status());
    assertEquals(204, bot.send("DELETE", path, "").status());
    assertEquals(404, bot.get(path).status());
  }

  @Test
  void a_reaction_is_made_once() throws Exception {
    int n = machines.open("rosa", "Two machines", "please");
    long c = machines.comment("rosa", n, "/status");
    String path = SandboxWorlds.REPO + "/issues/comments/" + c + "/reactions";
    assertEquals(201, bot.post(path, "{\"content\":\"eyes\"}").status());
    assertEquals(200, bot.post(path, "{\"content\":\"eyes\"}").status());
    assertEquals(422, bot.post(path, "{\"content\":\"wave\"}").status());
    assertEquals(List.of("dock-bot:eyes"), machines.comments(n).getFirst().reactions());
  }

  @Test
  void unchanged_answers_cost_nothing() throws Exception {
    int n = machines.open("rosa", "Two machines", "please");
    String path = SandboxWorlds.REPO + "/issues/" + n;
    var first = bot.get(path);
    String tag = first.header("ETag");
    var second = bot.get(path, "If-None-Match", tag);
    assertEquals(304, second.status());
    assertEquals("", second.text());
    assertEquals("4999", second.header("x-ratelimit-remaining"));
    machines.comment("rosa", n, "hello");
    var third = bot.get(path, "If-None-Match", tag);
    assertEquals(200, third.status());
    assertNotEquals(tag, third.header("ETag"));
  }

  @Test
  void lists_come_in_pages_that_are_linked() throws Exception {
    for (int i = 1; i <= 5; i++) {
      machines.open("rosa", "Request " + i, "");
      clock.pass(Duration.ofSeconds(1));
    }
    var first = bot.get(SandboxWorlds.REPO + "/issues?per_page=2");
    assertEquals(List.of("Request 5", "Request 4"), names(first.json(), "title"));
    String link = first.header("Link");
    assertTrue(link.contains("page=2>; rel=\"next\""), link);
    assertTrue(link.contains("page=3>; rel=\"last\""), link);
    String next = link.substring(1, link.indexOf('>'));
    assertEquals(List.of("Request 3", "Request 2"), names(bot.get(next).json(), "title"));
    machines.close("rosa", 1);
    assertEquals(1, bot.get(SandboxWorlds.REPO + "/issues?state=closed").json().size());
    String changed = SandboxWorlds.REPO + "/issues?state=all&sort=updated&per_page=1";
    assertEquals(List.of("Request 1"), names(bot.get(changed).json(), "title"));
  }

  @Test
  void roles_have_both_scales() throws Exception {
    String path = SandboxWorlds.REPO + "/collaborators/tess/permission";
    var tess = bot.get(path).json();
    assertEquals("read", tess.path("permission").asText());
    assertEquals("triage", tess.path("role_name").asText());
    assertEquals("tess", tess.path("user").path("login").asText());
    var mika = bot.get(SandboxWorlds.REPO + "/collaborators/mika/permission").json();
    assertEquals("maintain", mika.path("role_name").asText());
    var sam = bot.get(SandboxWorlds.REPO + "/collaborators/sam/permission").json();
    assertEquals("read", sam.path("role_name").asText());
    assertEquals(403, stranger.get(path).status());
    assertEquals(404, bot.get(SandboxWorlds.REPO + "/collaborators/nobody/permission").status());
  }

  @Test
  void teams_tell_members_only() throws Exception {
    String team = "/orgs/harbour/teams/lenders/memberships/";
    assertEquals("active", bot.get(team + "mika").json().path("state").asText());
    assertEquals(404, bot.get(team + "sam").status());
  }

  @Test
  void files_and_licence_are_read() throws Exception {
    var file = bot.get(SandboxWorlds.REPO + "/contents/.github/berth.yaml").json();
    byte[] text = Base64.getMimeDecoder().decode(file.path("content").asText());
    assertEquals("program: harbour\n", new String(text, StandardCharsets.UTF_8));
    assertEquals(
        List.of(".github", "LICENSE", "README.md"),
        names(bot.get(SandboxWorlds.REPO + "/contents/").json(), "name"));
    assertEquals(404, bot.get(SandboxWorlds.REPO + "/contents/none.yml").status());
    var licence = bot.get(SandboxWorlds.REPO + "/license").json();
    assertEquals("Apache-2.0", licence.path("license").path("spdx_id").asText());
    var keys = bot.get("/users/rosa/keys").json();
    assertEquals(1, keys.size());
    long id = github.idOf("rosa");
    assertEquals("rosa", bot.get("/user/" + id).json().path("login").asText());
  }

  @Test
  void people_may_only_do_what_github_lets_them() throws Exception {
    int n = machines.open("rosa", "Two machines", "please");
    String issue = SandboxWorlds.REPO + "/issues/" + n;
    assertEquals(403, stranger.post(issue + "/labels", "{\"labels\":[\"approved\"]}").status());
    assertEquals(403, stranger.send("PATCH", issue, "{\"title\":\"Mine\"}").status());
    assertEquals(403, stranger.send("PUT", issue + "/lock", "").status());
    machines.lock("mika", n);
    var locked = stranger.post(issue + "/comments", "{\"body\":\"hi\"}");
    assertEquals(403, locked.status());
    assertTrue(locked.text().contains("locked"), locked.text());
    assertEquals(201, bot.post(issue + "/comments", "{\"body\":\"hi\"}").status());
    machines.close("mika", n);
    var reopen = SandboxClient.as(github, "rosa").send("PATCH", issue, "{\"state\":\"open\"}");
    assertEquals(403, reopen.status());
    var anonymous = new SandboxClient(github, "").post(SandboxWorlds.REPO + "/issues", "{}");
    assertEquals(401, anonymous.status());
    var wrong = new SandboxClient(github, "token nonsense").get("/user");
    assertEquals("Bad credentials", wrong.json().path("message").asText());
  }

  @Test
  void labels_of_people_without_rights_are_dropped_when_opening() throws Exception {
    var made =
        stranger.post(
            SandboxWorlds.REPO + "/issues", "{\"title\":\"x\",\"labels\":[\"approved\"]}");
    assertEquals(201, made.status());
    assertEquals(0, made.json().path("labels").size());
  }

  @Test
  void bad_requests_are_told_what_is_wrong() throws Exception {
    var none = bot.post(SandboxWorlds.REPO + "/issues", "{\"title\":\" \"}");
    assertEquals(422, none.status());
    assertEquals("missing_field", none.json().path("errors").get(0).path("code").asText());
    var twice =
        bot.post(SandboxWorlds.REPO + "/labels", "{\"name\":\"Approved\",\"color\":\"ffffff\"}");
    assertEquals("already_exists", twice.json().path("errors").get(0).path("code").asText());
    assertEquals(400, bot.post(SandboxWorlds.REPO + "/issues", "{").status());
    int n = machines.open("rosa", "Two machines", "");
    String half = "{\"title\":\"Other\",\"state\":\"ajar\"}";
    assertEquals(422, bot.send("PATCH", SandboxWorlds.REPO + "/issues/" + n, half).status());
    assertEquals("Two machines", machines.issue(n).title());
  }

  @Test
  void issues_that_left_say_so() throws Exception {
    int gone = machines.open("rosa", "Delete me", "");
    int moved = machines.open("rosa", "Move me", "", "approved");
    machines.delete("olga", gone);
    assertEquals(410, bot.get(SandboxWorlds.REPO + "/issues/" + gone).status());
    int there = machines.transfer("mika", moved, github.repository("harbour/quay"));
    var redirect = bot.get(SandboxWorlds.REPO + "/issues/" + moved);
    assertEquals(301, redirect.status());
    var found = bot.get(redirect.header("Location"));
    assertEquals(there, found.json().path("number").asInt());
    assertEquals("approved", found.json().path("labels").get(0).path("name").asText());
  }

  @Test
  void a_renamed_repository_is_found_by_its_old_name_and_its_id() throws Exception {
    int n = machines.open("rosa", "Two machines", "");
    machines.rename("olga", "berths");
    var redirect = bot.get(SandboxWorlds.REPO + "/issues/" + n);
    assertEquals(301, redirect.status());
    assertEquals(200, bot.get(redirect.header("Location")).status());
    var byId = bot.get("/repositories/" + machines.id()).json();
    assertEquals("harbour/berths", byId.path("full_name").asText());
    assertEquals(307, bot.post(SandboxWorlds.REPO + "/issues/1/comments", "{}").status());
  }

  @Test
  void the_history_of_an_issue_is_listed() throws Exception {
    int n = machines.open("rosa", "Two machines", "", "cluster request");
    machines.label("mika", n, "approved");
    machines.assign("mika", n, "mika");
    machines.close("mika", n);
    var events = bot.get(SandboxWorlds.REPO + "/issues/" + n + "/events").json();
    assertEquals(List.of("labeled", "labeled", "assigned", "closed"), names(events, "event"));
    assertEquals("mika", events.get(1).path("actor").path("login").asText());
    var all = bot.get(SandboxWorlds.REPO + "/issues/events?per_page=1").json();
    assertEquals(n, all.get(0).path("issue").path("number").asInt());
  }

  @Test
  void requests_are_counted_and_unknown_ones_told_apart() throws Exception {
    assertEquals(404, bot.get("/repos/harbour/machines/nonsense").status());
    bot.post(SandboxWorlds.REPO + "/issues", "{\"title\":\"x\"}");
    assertEquals(2, github.requests().size());
    assertEquals(1, github.writes().size());
    assertEquals(
        List.of("/repos/harbour/machines/nonsense"),
        github.unknownRequests().stream().map(SeenRequest::path).toList());
    assertEquals("dock-bot", github.writes().getFirst().as());
    assertEquals(201, github.writes().getFirst().status());
  }

  @Test
  void faults_happen_before_or_after_the_deed() throws Exception {
    int n = machines.open("rosa", "Two machines", "");
    String path = SandboxWorlds.REPO + "/issues/" + n + "/comments";
    github.apiFaults(r -> Optional.of(new ApiFault.Cut(true)));
    assertThrows(IOException.class, () -> bot.post(path, "{\"body\":\"landed\"}"));
    github.apiFaults(r -> Optional.of(new ApiFault.Cut(false)));
    assertThrows(IOException.class, () -> bot.post(path, "{\"body\":\"lost\"}"));
    github.apiFaults(r -> Optional.of(new ApiFault.ServerError(502, true)));
    assertEquals(502, bot.post(path, "{\"body\":\"landed too\"}").status());
    github.apiFaults(r -> Optional.of(new ApiFault.ServerError(503, false)));
    assertEquals(503, bot.post(path, "{\"body\":\"lost too\"}").status());
    assertEquals(
        List.of("landed", "landed too"),
        machines.comments(n).stream().map(SeenComment::body).toList());
    github.apiFaults(r -> Optional.of(new ApiFault.SecondaryLimit()));
    var secondary = bot.post(path, "{\"body\":\"no\"}");
    assertEquals(403, secondary.status());
    assertEquals("", secondary.header("Retry-After"));
    github.apiFaults(r -> Optional.of(new ApiFault.TooMany(Duration.ofSeconds(30))));
    assertEquals("30", bot.get("/zen").header("Retry-After"));
    github.apiFaults(r -> Optional.of(new ApiFault.PrimaryLimit(Duration.ofMinutes(10))));
    assertEquals("0", bot.get("/zen").header("x-ratelimit-remaining"));
  }

  @Test
  void the_hourly_limit_holds_until_its_reset() throws Exception {
    try (SandboxGitHub tight = SandboxWorlds.small(clock).requestsPerHour(2).start()) {
      SandboxClient caller = SandboxClient.as(tight, "dock-bot");
      assertEquals(200, caller.get("/user").status());
      assertEquals(200, caller.get("/user").status());
      assertEquals(403, caller.get("/user").status());
      clock.pass(Duration.ofHours(1));
      assertEquals(200, caller.get("/user").status());
    }
  }

  @Test
  void new_things_have_a_limit_of_their_own() throws Exception {
    try (SandboxGitHub tight = SandboxWorlds.small(clock).secondaryLimits().start()) {
      int n = tight.repository().open("rosa", "Two machines", "");
      SandboxClient caller = SandboxClient.as(tight, "dock-bot");
      String path = SandboxWorlds.REPO + "/issues/" + n + "/comments";
      for (int i = 0; i < RateLimits.CREATED_PER_MINUTE; i++) {
        assertEquals(201, caller.post(path, "{\"body\":\"x\"}").status());
      }
      assertEquals(403, caller.post(path, "{\"body\":\"x\"}").status());
      String labels = path.replace("/comments", "/labels");
      assertEquals(200, caller.post(labels, "{\"labels\":[\"x\"]}").status(), "calls nobody");
      clock.pass(Duration.ofMinutes(1));
      assertEquals(201, caller.post(path, "{\"body\":\"x\"}").status());
    }
  }
}
