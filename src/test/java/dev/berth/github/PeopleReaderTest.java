package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.berth.forge.CodeRepository;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.forge.SshKey;
import dev.berth.github.FakeGitHub.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleReaderTest {
  private static final String MONA = "GET /repos/octo/lab/collaborators/mona/permission";

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

  private static String rights(String permission, String role, String user) {
    return "{'permission':'" + permission + "','role_name':'" + role + "','user':" + user + "}";
  }

  private Known<Role> role() {
    return forge.role(GitHubSamples.LAB, GitHubSamples.MONA);
  }

  @ParameterizedTest
  @CsvSource({
    "admin, admin, ADMIN", "write, maintain, MAINTAIN", "write, write, WRITE",
    "read, triage, TRIAGE", "read, read, READ", "none, none, NONE",
    "write, Cluster Owner, WRITE", "read, security, READ", "admin, custom, ADMIN"
  })
  void the_role_is_the_named_one_or_what_it_amounts_to(String permission, String name, Role role) {
    gitHub.on(MONA, 200, rights(permission, name, GitHubSamples.mona()));
    assertEquals(Known.is(role), role());
    assertEquals(List.of("GET /repos/octo/lab", MONA), gitHub.drain());
  }

  @Test
  void a_login_taken_by_somebody_else_never_lends_them_the_role() {
    gitHub.on(MONA, 200, rights("admin", "admin", GitHubSamples.user(666, "mona", "User")));
    assertInstanceOf(Known.Absent.class, role());
    gitHub.on("GET /user/7", 200, GitHubSamples.user(7, "lisa", "User"));
    gitHub.on(
        "GET /repos/octo/lab/collaborators/lisa/permission",
        200,
        rights("read", "read", GitHubSamples.user(7, "lisa", "User")));
    assertEquals(Known.is(Role.READ), role());
  }

  @Test
  void a_second_answer_about_another_account_does_not_count_either() {
    gitHub.on(MONA, 404, "{}");
    gitHub.on("GET /user/7", 200, GitHubSamples.user(7, "lisa", "User"));
    gitHub.on(
        "GET /repos/octo/lab/collaborators/lisa/permission",
        200,
        rights("admin", "admin", GitHubSamples.user(8, "lisa", "User")));
    assertInstanceOf(Known.Absent.class, role());
    gitHub.on("GET /user/7", 200, GitHubSamples.user(9, "lisa", "User"));
    assertInstanceOf(Known.Absent.class, role());
  }

  @Test
  void an_answer_that_names_nobody_counts_once_the_login_is_confirmed() {
    gitHub.on(MONA, 200, "{'permission':'admin','role_name':'admin','user':null}");
    gitHub.on("GET /users/mona", 200, GitHubSamples.user(666, "mona", "User"));
    assertInstanceOf(Known.Absent.class, role());
    gitHub.on("GET /users/mona", 200, GitHubSamples.mona());
    assertEquals(Known.is(Role.ADMIN), role());
  }

  @Test
  void cannot_tell_is_not_no() {
    for (Reply reply :
        List.of(
            Reply.of(403, "{'message':'Must have push access'}"),
            Reply.of(500, ""),
            Reply.of(
                200, "{'permission':'odd','role_name':'odd','user':" + GitHubSamples.mona() + "}"),
            Reply.CUT)) {
      gitHub.on(MONA, reply);
      assertInstanceOf(Known.Unknown.class, role(), reply.toString());
    }
  }

  @Test
  void the_role_in_a_repository_of_a_stranger_does_not_count() {
    gitHub.on("GET /repos/octo/lab", 200, "{'id':666,'full_name':'octo/lab'}");
    gitHub.on(MONA, 200, rights("admin", "admin", GitHubSamples.mona()));
    assertInstanceOf(Known.Absent.class, role());
  }

  @Test
  void the_ghost_has_no_role() {
    assertInstanceOf(Known.Absent.class, forge.role(GitHubSamples.LAB, Person.GHOST));
  }

  @Test
  void a_member_is_active_and_an_invited_person_is_not_yet() {
    String at = "GET /orgs/octo/teams/lab-crew/memberships/mona";
    gitHub.on("GET /users/mona", 200, GitHubSamples.mona());
    gitHub.on(at, 200, "{'state':'active','role':'member'}");
    assertEquals(Known.is(true), forge.member("octo", "lab-crew", GitHubSamples.MONA));
    gitHub.on(at, 200, "{'state':'pending','role':'member'}");
    assertEquals(Known.is(false), forge.member("octo", "lab-crew", GitHubSamples.MONA));
  }

  @Test
  void no_membership_is_a_no_only_when_the_team_can_be_seen() {
    gitHub.on("GET /users/mona", 200, GitHubSamples.mona());
    assertInstanceOf(Known.Unknown.class, forge.member("octo", "crew", GitHubSamples.MONA));
    gitHub.on("GET /orgs/octo/teams/crew", 200, "{'id':1}");
    assertEquals(Known.is(false), forge.member("octo", "crew", GitHubSamples.MONA));
  }

  @Test
  void keys_are_those_of_the_person_and_not_of_the_login() {
    String keys = "[{'id':1,'key':'ssh-ed25519 AAAA'}]";
    gitHub.on("GET /users/mona", 200, GitHubSamples.user(666, "mona", "User"));
    gitHub.on("GET /users/mona/keys?per_page=100&page=1", 200, keys);
    assertInstanceOf(Known.Absent.class, forge.sshKeys(GitHubSamples.MONA));
    gitHub.on("GET /user/7", 200, GitHubSamples.user(7, "lisa", "User"));
    gitHub.on("GET /users/lisa/keys?per_page=100&page=1", 200, keys);
    assertEquals(
        Known.is(List.of(new SshKey(1, "ssh-ed25519 AAAA"))), forge.sshKeys(GitHubSamples.MONA));
  }

  @Test
  void a_person_is_found_by_login() {
    gitHub.on(
        "GET /users/dependabot%5Bbot%5D", 200, GitHubSamples.user(9, "dependabot[bot]", "Bot"));
    Person bot = forge.person("dependabot[bot]").found().orElseThrow();
    assertEquals(9, bot.id());
    assertEquals(true, bot.bot());
    assertInstanceOf(Known.Absent.class, forge.person("nobody"));
    assertInstanceOf(Known.Absent.class, forge.person(" "));
  }

  @Test
  void a_profile_says_since_when_where_github_tells() {
    gitHub.on(
        "GET /users/mona",
        200,
        GitHubSamples.mona().replace("}", ",'created_at':'2019-05-01T00:00:00Z'}"));
    var since = forge.profile("mona").found().orElseThrow().since();
    assertEquals(Optional.of(Instant.parse("2019-05-01T00:00:00Z")), since);
    gitHub.on("GET /users/mona", 200, GitHubSamples.mona());
    assertEquals(Optional.empty(), forge.profile("mona").found().orElseThrow().since());
    assertInstanceOf(Known.Absent.class, forge.profile(""));
  }

  @Test
  void a_projects_code_is_told_as_anybody_sees_it() {
    String code =
        "{'id':1,'full_name':'cool/thing','archived':false,"
            + "'license':{'spdx_id':'MIT'},'pushed_at':'2026-10-01T00:00:00Z'";
    gitHub.on("GET /repos/cool/thing", 200, code + ",'private':false}");
    gitHub.on(
        "GET /repos/cool/thing/contents/GOVERNANCE.md",
        200,
        "{'type':'file','encoding':'base64','sha':'a','content':'aGk='}");
    assertEquals(
        Known.is(
            new CodeRepository(
                "cool/thing", Optional.of("MIT"), false, Instant.parse("2026-10-01T00:00:00Z"))),
        forge.code("cool/thing"));
    assertEquals("hi", forge.codeFile("cool/thing", "GOVERNANCE.md").found().orElseThrow().text());
    gitHub.on("GET /repos/cool/thing", 200, code + ",'private':true}");
    assertInstanceOf(Known.Absent.class, forge.code("cool/thing"));
    assertInstanceOf(Known.Absent.class, forge.codeFile("cool/thing", "GOVERNANCE.md"));
    assertInstanceOf(Known.Absent.class, forge.code("https://cool/thing"));
  }
}
