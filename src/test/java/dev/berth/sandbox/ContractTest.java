package dev.berth.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.Needs;
import dev.berth.sandbox.model.SandboxRole;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the sandbox answers and sends is what GitHub's own descriptions allow. */
class ContractTest {

  private final SandboxClock clock = new SandboxClock();

  private static final class Holder {
    static final GitHubContract CONTRACT =
        new GitHubContract(Needs.folder(GitHubContract.VARIABLE));
  }

  private static GitHubContract contract() {
    Needs.folder(GitHubContract.VARIABLE);
    return Holder.CONTRACT;
  }

  @Test
  void a_whole_life_keeps_to_githubs_descriptions() throws Exception {
    GitHubContract contract = contract();
    try (HookReceiver receiver = new HookReceiver();
        SandboxGitHub github =
            SandboxWorlds.small(clock)
                .keepAnswers()
                .webhooks(receiver.address(), "s3cret")
                .start()) {
      live(github, SandboxClient.as(github, "dock-bot"));
      assertTrue(github.webhooksSent(Eventually.AT_MOST));
      assertEquals(List.of(), contract.problems(github));
      assertTrue(github.requests().size() > 50, "too few requests to prove anything");
      assertTrue(github.deliveries().size() > 15, "too few webhooks to prove anything");
    }
  }

  private static void live(SandboxGitHub github, SandboxClient bot) throws Exception {
    RepositoryFixture machines = github.repository();
    int n = machines.open("rosa", "Two machines", "please", "cluster request");
    String repo = SandboxWorlds.REPO;
    String issue = repo + "/issues/" + n;
    bot.post(
        repo + "/issues", "{\"title\":\"From the bot\",\"body\":\"x\",\"labels\":[\"approved\"]}");
    long comment = bot.post(issue + "/comments", "{\"body\":\"Hello\"}").json().path("id").asLong();
    String one = repo + "/issues/comments/" + comment;
    bot.send("PATCH", one, "{\"body\":\"Hello again\"}");
    bot.post(one + "/reactions", "{\"content\":\"eyes\"}");
    bot.post(one + "/reactions", "{\"content\":\"eyes\"}");
    bot.post(issue + "/reactions", "{\"content\":\"+1\"}");
    bot.post(issue + "/labels", "{\"labels\":[\"needs approval\"]}");
    bot.send("PUT", issue + "/labels", "{\"labels\":[\"active\",\"approved\"]}");
    bot.send("DELETE", issue + "/labels/active", "");
    bot.send("DELETE", issue + "/labels/none", "");
    bot.post(repo + "/labels", "{\"name\":\"queued\",\"color\":\"d4c5f9\",\"description\":\"w\"}");
    bot.post(repo + "/labels", "{\"name\":\"queued\",\"color\":\"d4c5f9\"}");
    bot.send("PATCH", repo + "/labels/queued", "{\"color\":\"ffffff\"}");
    bot.post(issue + "/assignees", "{\"assignees\":[\"mika\"]}");
    bot.send("DELETE", issue + "/assignees", "{\"assignees\":[\"mika\"]}");
    bot.send("PATCH", issue, "{\"title\":\"Three machines\",\"milestone\":1}");
    bot.send("PATCH", issue, "{\"milestone\":null}");
    bot.send("PUT", issue + "/lock", "{\"lock_reason\":\"resolved\"}");
    bot.send("DELETE", issue + "/lock", "");
    bot.send("PATCH", issue, "{\"state\":\"closed\",\"state_reason\":\"completed\"}");
    bot.send("PATCH", issue, "{\"state\":\"open\"}");
    machines.close("rosa", n);
    look(github, bot, issue, one);
    machines.comment("rosa", n, "/status");
    machines.push("mika", "README.md", "# New\n");
    machines.role("olga", "sam", SandboxRole.TRIAGE);
    machines.transfer("mika", n, github.repository("harbour/quay"));
    bot.get(issue);
    bot.send("DELETE", one, "");
    int gone = machines.open("rosa", "Gone", "");
    machines.delete("olga", gone);
    bot.get(repo + "/issues/" + gone);
    machines.rename("olga", "berths");
    bot.get(repo);
  }

  private static void look(SandboxGitHub github, SandboxClient bot, String issue, String comment)
      throws Exception {
    String repo = SandboxWorlds.REPO;
    for (String path :
        List.of(
            "/user",
            "/users/rosa",
            "/users/rosa/keys",
            "/user/" + github.idOf("rosa"),
            "/users/nobody",
            "/rate_limit",
            "/meta",
            "/zen",
            "/orgs/harbour",
            "/orgs/harbour/members/mika",
            "/orgs/harbour/teams/lenders/memberships/mika",
            repo,
            repo + "/issues?state=all&sort=updated&direction=desc&per_page=1&page=1",
            repo + "/issues?labels=approved&since=2026-01-01T00:00:00Z",
            repo + "/issues/comments?sort=updated&direction=desc",
            repo + "/issues/events?per_page=50",
            repo + "/labels",
            repo + "/labels/approved",
            repo + "/milestones",
            repo + "/assignees",
            repo + "/assignees/mika",
            repo + "/collaborators/tess",
            repo + "/collaborators/tess/permission",
            repo + "/contents/README.md",
            repo + "/contents/.github",
            repo + "/license",
            issue,
            issue + "/comments?since=2026-01-01T00:00:00Z",
            issue + "/labels",
            issue + "/events",
            issue + "/reactions",
            comment,
            comment + "/reactions")) {
      bot.get(path);
    }
  }

  @Test
  void an_app_keeps_to_githubs_descriptions() throws Exception {
    GitHubContract contract = contract();
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    String pem = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
    try (HookReceiver receiver = new HookReceiver();
        SandboxGitHub github =
            SandboxWorlds.small(clock)
                .app(4711, "dock", pem)
                .keepAnswers()
                .webhooks(receiver.address(), "s3cret")
                .start()) {
      SandboxClient app =
          AppTest.signed(github, keys.getPrivate(), 4711, clock, Duration.ofMinutes(9));
      app.get("/app");
      app.get("/app/installations");
      app.get("/app/installations/" + github.installation());
      app.get(SandboxWorlds.REPO + "/installation");
      String grant = "/app/installations/" + github.installation() + "/access_tokens";
      String token = app.post(grant, "").json().path("token").asText();
      SandboxClient bot = new SandboxClient(github, "Bearer " + token);
      bot.get("/installation/repositories");
      bot.post(
          SandboxWorlds.REPO + "/check-runs",
          "{\"name\":\"berth\",\"head_sha\":\"abc\",\"conclusion\":\"success\","
              + "\"output\":{\"title\":\"ok\",\"summary\":\"fine\"}}");
      live(github, bot);
      github.ping();
      github.installation("created");
      assertTrue(github.webhooksSent(Eventually.AT_MOST));
      long delivery = app.get("/app/hook/deliveries?per_page=2").json().get(0).path("id").asLong();
      app.get("/app/hook/deliveries/" + delivery);
      app.post("/app/hook/deliveries/" + delivery + "/attempts", "");
      assertTrue(github.webhooksSent(Eventually.AT_MOST));
      assertEquals(List.of(), contract.problems(github));
    }
  }

  @Test
  void the_contract_finds_what_is_wrong() {
    GitHubContract contract = contract();
    var at = clock.instant();
    var bad =
        new SeenRequest("GET", "/repos/a/b/issues/1?nonsense=1", "", 200, 2, "{}", true, "", at);
    String all = String.join("\n", contract.problems(bad));
    assertTrue(all.contains("number"), all);
    assertTrue(all.contains("nonsense"), all);
    var unknown = new SeenRequest("GET", "/repos/a/b/nope/1", "", 200, 2, "{}", true, "", at);
    assertEquals(1, contract.problems(unknown).size());
    var hook =
        new SeenDelivery(1, "g", "issues", Optional.of("opened"), "{}", false, 200, "OK", at);
    assertFalse(contract.problems(hook).isEmpty());
  }

  @Test
  void every_endpoint_of_the_sandbox_is_one_of_githubs() {
    GitHubContract contract = contract();
    try (SandboxGitHub github = SandboxWorlds.small(clock).start()) {
      assertEquals(
          List.of(),
          github.routes().stream()
              .filter(r -> !contract.has(r.method(), r.path()))
              .map(r -> r.method() + " " + r.path())
              .distinct()
              .toList());
    }
  }
}
