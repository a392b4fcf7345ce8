package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Accounts as GitHub's REST interface and webhooks show them. */
final class PersonShape {
  private final Stage stage;

  PersonShape(Stage stage) {
    this.stage = stage;
  }

  static String nodeId(String kind, long id) {
    byte[] bytes = (kind + ":" + id).getBytes(StandardCharsets.UTF_8);
    return kind + "_kw" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The short form that stands in every other shape. */
  ObjectNode simple(Account who) {
    String url = stage.api() + "/users/" + IssueShape.encode(who.login);
    return Json.obj(
        "login", who.login,
        "id", who.id,
        "node_id", nodeId("U", who.id),
        "avatar_url", stage.html() + "/_sandbox/avatar/" + who.id + ".svg",
        "gravatar_id", "",
        "url", url,
        "html_url", page(who),
        "followers_url", url + "/followers",
        "following_url", url + "/following{/other_user}",
        "gists_url", url + "/gists{/gist_id}",
        "starred_url", url + "/starred{/owner}{/repo}",
        "subscriptions_url", url + "/subscriptions",
        "organizations_url", url + "/orgs",
        "repos_url", url + "/repos",
        "events_url", url + "/events{/privacy}",
        "received_events_url", url + "/received_events",
        "type", who.type,
        "user_view_type", "public",
        "site_admin", false);
  }

  private String page(Account who) {
    return who.bot()
        ? stage.html() + "/apps/" + who.login.replace("[bot]", "")
        : stage.html() + "/" + who.login;
  }

  /** What {@code GET /users/{username}} answers. */
  ObjectNode full(Account who) {
    ObjectNode node = simple(who);
    node.setAll(
        Json.obj(
            "name",
            who.name.isEmpty() ? Optional.empty() : who.name,
            "company",
            Optional.empty(),
            "blog",
            "",
            "location",
            Optional.empty(),
            "email",
            Optional.empty(),
            "hireable",
            Optional.empty(),
            "bio",
            Optional.empty(),
            "twitter_username",
            Optional.empty(),
            "public_repos",
            0,
            "public_gists",
            0,
            "followers",
            0,
            "following",
            0,
            "created_at",
            who.createdAt,
            "updated_at",
            who.createdAt));
    return node;
  }

  /** What {@code GET /user} answers to the account itself. */
  ObjectNode own(Account who) {
    ObjectNode node = full(who);
    node.setAll(
        Json.obj(
            "private_gists", 0,
            "total_private_repos", 0,
            "owned_private_repos", 0,
            "disk_usage", 0,
            "collaborators", 0,
            "two_factor_authentication", true));
    return node;
  }

  /** What {@code GET .../collaborators/{username}/permission} answers. */
  ObjectNode permission(Account who, Role role) {
    ObjectNode user = simple(who);
    user.set(
        "permissions",
        Json.obj(
            "admin", role.atLeast(Role.ADMIN),
            "maintain", role.atLeast(Role.MAINTAIN),
            "push", role.atLeast(Role.WRITE),
            "triage", role.atLeast(Role.TRIAGE),
            "pull", role.atLeast(Role.READ)));
    user.put("role_name", role.word());
    return Json.obj("permission", role.permission(), "user", user, "role_name", role.word());
  }

  /** The organisation as webhooks show it. */
  ObjectNode organization(Account org) {
    String url = stage.api() + "/orgs/" + org.login;
    return Json.obj(
        "login", org.login,
        "id", org.id,
        "node_id", nodeId("O", org.id),
        "url", url,
        "repos_url", url + "/repos",
        "events_url", url + "/events",
        "hooks_url", url + "/hooks",
        "issues_url", url + "/issues",
        "members_url", url + "/members{/member}",
        "public_members_url", url + "/public_members{/member}",
        "avatar_url", stage.html() + "/_sandbox/avatar/" + org.id + ".svg",
        "description", Optional.of(org.name));
  }
}
