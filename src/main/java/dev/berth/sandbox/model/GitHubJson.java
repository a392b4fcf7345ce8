package dev.berth.sandbox.model;

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
public final class GitHubJson {
  private final JsonTemplates templates =
      new JsonTemplates(
          Map.of(
              "user", (_, id) -> user(id.asLong()),
              "node", (kind, id) -> nodeId(kind, id.asLong()),
              "encode", (_, text) -> encode(text.asText()),
              "state", (_, open) -> open.asBoolean() ? "open" : "closed",
              "app", (_, via) -> viaApp(via.asBoolean())));
  private final WorldStore store;
  private final IssueJson issues;
  private final PullRequestJson pulls;

  public GitHubJson(WorldStore store) {
    this.store = store;
    this.issues = new IssueJson(store, this);
    this.pulls = new PullRequestJson(store, this);
  }

  public IssueJson issues() {
    return issues;
  }

  public PullRequestJson pulls() {
    return pulls;
  }

  /** A file with these values and both addresses of the sandbox. */
  ObjectNode fill(String file, ObjectNode values) {
    return templates.fill(
        file, values.put("api", store.apiAddress()).put("html", store.pagesAddress()));
  }

  /** A file of something in a repository. */
  ObjectNode fill(String file, SandboxRepo repo, ObjectNode values) {
    return fill(file, values.put("in", repo.fullName()));
  }

  public static String nodeId(String kind, long id) {
    byte[] bytes = (kind + ":" + id).getBytes(StandardCharsets.UTF_8);
    return kind + "_kw" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The short form of an account that stands in everything else. */
  ObjectNode user(long account) {
    return user(store.world().account(account));
  }

  public ObjectNode user(SandboxAccount who) {
    String page = who.bot() ? "apps/" + who.login.replace("[bot]", "") : who.login;
    return fill("user", SandboxJson.obj("user", who, "page", page));
  }

  /** What {@code GET /users/{username}} answers. */
  public ObjectNode fullUser(SandboxAccount who) {
    return fill("user-full", SandboxJson.obj("simple", user(who), "user", who));
  }

  /** What {@code GET /user} answers to the account itself. */
  public ObjectNode ownUser(SandboxAccount who) {
    return fill("user-own", SandboxJson.obj("full", fullUser(who)));
  }

  /** What {@code GET .../collaborators/{username}/permission} answers. */
  public ObjectNode collaborator(SandboxAccount who, SandboxRole role) {
    return fill(
        "collaborator",
        SandboxJson.obj(
            "user", user(who),
            "permission", role.permission(),
            "permissions", permissions(role),
            "role", role.word()));
  }

  private static ObjectNode permissions(SandboxRole role) {
    return SandboxJson.obj(
        "admin", role.atLeast(SandboxRole.ADMIN),
        "maintain", role.atLeast(SandboxRole.MAINTAIN),
        "push", role.atLeast(SandboxRole.WRITE),
        "triage", role.atLeast(SandboxRole.TRIAGE),
        "pull", role.atLeast(SandboxRole.READ));
  }

  /** The organisation as webhooks show it. */
  public ObjectNode organization(SandboxAccount org) {
    return fill("organization", SandboxJson.obj("org", org));
  }

  /** What {@code GET /orgs/{org}} answers. */
  public ObjectNode fullOrganization(SandboxAccount org) {
    int repositories = store.world().repos.size();
    return fill(
        "organization-full",
        SandboxJson.obj("simple", organization(org), "org", org, "repositories", repositories));
  }

  public ObjectNode app(SandboxWorld.App app) {
    return fill("app", ofApp(app));
  }

  public ObjectNode installation(SandboxWorld.App app) {
    return fill("installation", ofApp(app));
  }

  private ObjectNode ofApp(SandboxWorld.App app) {
    return SandboxJson.obj(
        "app",
        app,
        "owner",
        user(app.owner()),
        "rights",
        appRights(),
        "made",
        store.world().madeAt);
  }

  /** What every app here may do, and which events it is told. */
  public ObjectNode appRights() {
    return fill("app-rights", SandboxJson.obj());
  }

  /** The app that did something in its bot's place; empty where a person did. */
  private Optional<ObjectNode> viaApp(boolean via) {
    return via ? store.world().app().map(this::app) : Optional.empty();
  }

  /** What {@code POST .../access_tokens} answers. */
  public ObjectNode installationToken(SandboxWorld.Grant grant) {
    JsonNode permissions = appRights().path("permissions");
    return fill("installation-token", SandboxJson.obj("grant", grant, "permissions", permissions));
  }

  public ObjectNode delivery(WebhookDelivery delivery) {
    var installation = store.world().app().map(SandboxWorld.App::installation);
    double seconds = delivery.millis() / 1000.0;
    return fill(
        "delivery",
        SandboxJson.obj("delivery", delivery, "seconds", seconds, "installation", installation));
  }

  /** A single delivery, with what was sent and answered. */
  public ObjectNode fullDelivery(WebhookDelivery delivery, Map<String, String> headers) {
    var payload = SandboxJson.parse(delivery.payload().getBytes(StandardCharsets.UTF_8));
    return fill(
        "delivery-full",
        SandboxJson.obj(
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
  public ObjectNode repository(SandboxRepo repo) {
    return fill(
        "repository",
        repo,
        SandboxJson.obj(
            "repo", repo,
            "open", store.world().issues(repo).filter(i -> i.open).count(),
            "license", license(repo),
            "host", store.pagesAddress().replaceFirst("^[a-z]+://", ""),
            "visibility", repo.isPrivate ? "private" : "public"));
  }

  /** What {@code GET /repos/{owner}/{repo}} answers. */
  public ObjectNode fullRepository(SandboxRepo repo, SandboxRole role) {
    return fill(
        "repository-full",
        SandboxJson.obj("hook", repository(repo), "permissions", permissions(role)));
  }

  /** The licence that the repository's LICENSE file is, where it is one the sandbox knows. */
  public Optional<ObjectNode> license(SandboxRepo repo) {
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
        SandboxJson.obj(
            "key", key,
            "name", name,
            "spdx", spdx,
            "url", known ? store.apiAddress() + "/licenses/" + key : Optional.empty(),
            "length", key.length()));
  }

  /** A file of a repository without its text, or a folder. */
  public ObjectNode content(SandboxRepo repo, String path, String text, boolean file) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    String page = store.pagesAddress() + "/" + repo.fullName() + "/blob/main/" + path;
    return fill(
        "content",
        repo,
        SandboxJson.obj(
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
