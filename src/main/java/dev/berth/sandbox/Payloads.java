package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Puts webhooks together as GitHub does and hands them to the stage to be sent. */
final class Payloads {
  private final Stage stage;
  private final GitHubJson json;

  Payloads(Stage stage, GitHubJson json) {
    this.stage = stage;
    this.json = json;
  }

  /** An event of issues with an action; {@code more} is what the action adds. */
  void issue(String action, Issue issue, Actor sender, ObjectNode more) {
    ObjectNode body = Json.obj("issue", json.issues().issue(issue));
    body.setAll(more);
    Repo repo = stage.world().repo(issue.repo);
    send("issues", Optional.of(action), Optional.of(repo), sender, body);
  }

  /** An event of comments with an action. */
  void comment(String action, Issue issue, Comment comment, Actor sender, ObjectNode more) {
    more.set("issue", json.issues().issue(issue));
    more.set("comment", json.issues().comment(comment));
    Repo repo = stage.world().repo(issue.repo);
    send("issue_comment", Optional.of(action), Optional.of(repo), sender, more);
  }

  /** Any event; of the app alone where there is no repository. */
  void send(
      String event, Optional<String> action, Optional<Repo> repo, Actor sender, ObjectNode more) {
    World world = stage.world();
    ObjectNode body = Json.obj();
    action.ifPresent(a -> body.put("action", a));
    body.setAll(more);
    repo.ifPresent(
        r -> {
          body.set("repository", json.repository(r));
          Account owner = world.account(r.owner);
          if (owner.type.equals("Organization")) {
            body.set("organization", json.organization(owner));
          }
        });
    body.set("sender", json.user(sender.account()));
    if (!body.has("installation")) {
      world.app().ifPresent(a -> body.set("installation", installation(a)));
    }
    long id = world.next(World.Kind.DELIVERY);
    String seed = world.madeAt + "/" + id;
    String guid = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    Optional<Long> of = repo.map(r -> r.id);
    stage.post(Parcel.fresh(id, guid, event, action, of, Json.text(body), stage.now()));
  }

  private static ObjectNode installation(World.App app) {
    return Json.obj(
        "id", app.installation(),
        "node_id", GitHubJson.nodeId("MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u", app.installation()));
  }
}
