package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Puts webhooks together as GitHub does and hands them to the stage to be sent. */
final class Payloads {
  private final Stage stage;
  private final Shapes shapes;

  Payloads(Stage stage, Shapes shapes) {
    this.stage = stage;
    this.shapes = shapes;
  }

  /** An event of issues with an action; {@code more} is what the action adds. */
  void issue(String action, Issue issue, Actor sender, ObjectNode more) {
    Repo repo = stage.world().repo(issue.repo);
    ObjectNode body = Json.obj("action", action, "issue", shapes.issue().issue(issue));
    body.setAll(more);
    send("issues", Optional.of(action), Optional.of(repo), body, sender);
  }

  /** An event of comments with an action. */
  void comment(String action, Issue issue, Comment comment, Actor sender, ObjectNode more) {
    Repo repo = stage.world().repo(issue.repo);
    ObjectNode body = Json.obj("action", action);
    body.setAll(more);
    body.set("issue", shapes.issue().issue(issue));
    body.set("comment", shapes.issue().comment(comment));
    send("issue_comment", Optional.of(action), Optional.of(repo), body, sender);
  }

  /** Any other event of a repository. */
  void repository(String event, Optional<String> action, Repo repo, Actor sender, ObjectNode more) {
    ObjectNode body = Json.obj();
    action.ifPresent(a -> body.put("action", a));
    body.setAll(more);
    send(event, action, Optional.of(repo), body, sender);
  }

  /** An event of the app alone: {@code ping}, {@code installation}. */
  void app(String event, Optional<String> action, Actor sender, ObjectNode more) {
    ObjectNode body = Json.obj();
    action.ifPresent(a -> body.put("action", a));
    body.setAll(more);
    send(event, action, Optional.empty(), body, sender);
  }

  private void send(
      String event, Optional<String> action, Optional<Repo> repo, ObjectNode body, Actor sender) {
    World world = stage.world();
    repo.ifPresent(
        r -> {
          body.set("repository", shapes.repository().hook(r));
          Account owner = world.account(r.owner);
          if (owner.type.equals("Organization")) {
            body.set("organization", shapes.person().organization(owner));
          }
        });
    body.set("sender", shapes.person().simple(sender.account()));
    if (!body.has("installation")) {
      world.app().ifPresent(a -> body.set("installation", installation(a)));
    }
    long id = world.next(World.Kind.DELIVERY);
    String seed = world.madeAt + "/" + id;
    String guid = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    String text = Json.text(body);
    stage.post(
        new Parcel(
            id,
            guid,
            event,
            action,
            repo.map(r -> r.id),
            text,
            stage.now(),
            false,
            0,
            Parcel.PENDING,
            0,
            ""));
  }

  private static ObjectNode installation(World.App app) {
    return Json.obj(
        "id", app.installation(),
        "node_id", PersonShape.nodeId("MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u", app.installation()));
  }
}
