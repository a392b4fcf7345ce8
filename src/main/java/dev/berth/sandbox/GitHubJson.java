package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts, apps, deliveries and repositories as GitHub's REST interface and webhooks show them.
 */
final class GitHubJson {
  private final JsonTemplates templates =
      new JsonTemplates(
          Map.of(
              "user", (_, id) -> user(id.asLong()),
              "node", (kind, id) -> nodeId(kind, id.asLong()),
              "encode", (_, text) -> encode(text.asText()),
              "state", (_, open) -> open.asBoolean() ? "open" : "closed",
              "app", (_, via) -> viaApp(via.asBoolean())));
  private final Stage stage;
  private final IssueJson issues;
  private final PullJson pulls;

  GitHubJson(Stage stage) {
    this.stage = stage;
    this.issues = new IssueJson(stage, this);
    this.pulls = new PullJson(stage, this);
  }

  IssueJson issues() {
    return issues;
  }

  PullJson pulls() {
    return pulls;
  }

  /** A file with these values and both addresses of the sandbox. */
  ObjectNode fill(String file, ObjectNode values) {
    return templates.fill(file, values.put("api", stage.api()).put("html", stage.html()));
  }

  /** A file of something in a repository. */
  ObjectNode fill(String file, Repo repo, ObjectNode values) {
    return fill(file, values.put("in", repo.fullName()));
  }

  static String nodeId(String kind, long id) {
    byte[] bytes = (kind + ":" + id).getBytes(StandardCharsets.UTF_8);
    return kind + "_kw" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The short form of an account that stands in everything else. */
  ObjectNode user(long account) {
    return user(stage.world().account(account));
  }

  ObjectNode user(Account who) {
    String page = who.bot() ? "apps/" + who.login.replace("[bot]", "") : who.login;
    return fill("user", Json.obj("user", who, "page", page));
  }

  /** What {@code GET /users/{username}} answers. */
  ObjectNode fullUser(Account who) {
    return fill("user-full", Json.obj("simple", user(who), "user", who));
  }

  /** What {@code GET /user} answers to the account itself. */
  ObjectNode ownUser(Account who) {
    return fill("user-own", Json.obj("full", fullUser(who)));
  }

  /** What {@code GET .../collaborators/{username}/permission} answers. */
  ObjectNode collaborator(Account who, Role role) {
    return fill(
        "collaborator",
        Json.obj(
            "user", user(who),
            "permission", role.permission(),
            "permissions", permissions(role),
            "role", role.word()));
  }

  private static ObjectNode permissions(Role role) {
    return Json.obj(
        "admin", role.atLeast(Role.ADMIN),
        "maintain", role.atLeast(Role.MAINTAIN),
        "push", role.atLeast(Role.WRITE),
        "triage", role.atLeast(Role.TRIAGE),
        "pull", role.atLeast(Role.READ));
  }

  /** The organisation as webhooks show it. */
  ObjectNode organization(Account org) {
    return fill("organization", Json.obj("org", org));
  }

  /** What {@code GET /orgs/{org}} answers. */
  ObjectNode fullOrganization(Account org) {
    int repositories = stage.world().repos.size();
    return fill(
        "organization-full",
        Json.obj("simple", organization(org), "org", org, "repositories", repositories));
  }

  ObjectNode app(World.App app) {
    return fill("app", ofApp(app));
  }

  ObjectNode installation(World.App app) {
    return fill("installation", ofApp(app));
  }

  private ObjectNode ofApp(World.App app) {
    return Json.obj(
        "app",
        app,
        "owner",
        user(app.owner()),
        "rights",
        appRights(),
        "made",
        stage.world().madeAt);
  }

  /** What every app here may do, and which events it is told. */
  ObjectNode appRights() {
    return fill("app-rights", Json.obj());
  }

  /** The app that did something in its bot's place; empty where a person did. */
  private Optional<ObjectNode> viaApp(boolean via) {
    return via ? stage.world().app().map(this::app) : Optional.empty();
  }

  /** What {@code POST .../access_tokens} answers. */
  ObjectNode installationToken(World.Grant grant) {
    JsonNode permissions = appRights().path("permissions");
    return fill("installation-token", Json.obj("grant", grant, "permissions", permissions));
  }

  ObjectNode delivery(Parcel delivery) {
    var installation = stage.world().app().map(World.App::installation);
    double seconds = delivery.millis() / 1000.0;
    return fill(
        "delivery",
        Json.obj("delivery", delivery, "seconds", seconds, "installation", installation));
  }

  /** A single delivery, with what was sent and answered. */
  ObjectNode fullDelivery(Parcel delivery, Map<String, String> headers) {
    var payload = Json.parse(delivery.payload().getBytes(StandardCharsets.UTF_8));
    return fill(
        "delivery-full",
        Json.obj(
            "short",
            delivery(delivery),
            "headers",
            headers,
            "payload",
            payload,
            "answer",
            delivery.answer()));
  }

  /** The form that webhooks carry. */
  ObjectNode repository(Repo repo) {
    return fill(
        "repository",
        repo,
        Json.obj(
            "repo", repo,
            "open", stage.world().issues(repo).filter(i -> i.open).count(),
            "license", license(repo),
            "host", stage.html().replaceFirst("^[a-z]+://", ""),
            "visibility", repo.isPrivate ? "private" : "public"));
  }

  /** What {@code GET /repos/{owner}/{repo}} answers. */
  ObjectNode fullRepository(Repo repo, Role role) {
    return fill(
        "repository-full", Json.obj("hook", repository(repo), "permissions", permissions(role)));
  }

  /** The licence that the repository's LICENSE file is, where it is one the sandbox knows. */
  Optional<ObjectNode> license(Repo repo) {
    return Optional.ofNullable(repo.files.get("LICENSE")).map(this::license);
  }

  private ObjectNode license(String text) {
    if (text.contains("Apache License")) {
      return license("apache-2.0", "Apache License 2.0", "Apache-2.0", true);
    }
    return text.contains("MIT License")
        ? license("mit", "MIT License", "MIT", true)
        : license("other", "Other", "NOASSERTION", false);
  }

  private ObjectNode license(String key, String name, String spdx, boolean known) {
    return fill(
        "license",
        Json.obj(
            "key", key,
            "name", name,
            "spdx", spdx,
            "url", known ? stage.api() + "/licenses/" + key : Optional.empty(),
            "length", key.length()));
  }

  /** A file of a repository without its text, or a folder. */
  ObjectNode content(Repo repo, String path, String text, boolean file) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    String page = stage.html() + "/" + repo.fullName() + "/blob/main/" + path;
    return fill(
        "content",
        repo,
        Json.obj(
            "path",
            path,
            "name",
            path.substring(path.lastIndexOf('/') + 1),
            "sha",
            Hashes.blob(text),
            "size",
            file ? size : 0,
            "download",
            file ? page + "?raw=1" : Optional.empty(),
            "type",
            file ? "file" : "dir"));
  }
}
