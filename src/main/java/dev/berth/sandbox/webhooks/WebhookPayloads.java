package dev.berth.sandbox.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxComment;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WebhookDelivery;
import dev.berth.sandbox.model.WorldStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Puts webhooks together as GitHub does and hands them to the stage to be sent. */
public final class WebhookPayloads {
  private final WorldStore store;
  private final GitHubJson json;

  public WebhookPayloads(WorldStore store, GitHubJson json) {
    this.store = store;
    this.json = json;
  }

  /** An event of issues with an action; {@code more} is what the action adds. */
  public void issue(String action, SandboxIssue issue, Actor sender, ObjectNode more) {
    ObjectNode body = SandboxJson.obj("issue", json.issues().issue(issue));
    body.setAll(more);
    SandboxRepo repo = store.world().repo(issue.repo);
    send("issues", Optional.of(action), Optional.of(repo), sender, body);
  }

  /** An event of comments with an action. */
  public void comment(
      String action, SandboxIssue issue, SandboxComment comment, Actor sender, ObjectNode more) {
    more.set("issue", json.issues().issue(issue));
    more.set("comment", json.issues().comment(comment));
    SandboxRepo repo = store.world().repo(issue.repo);
    send("issue_comment", Optional.of(action), Optional.of(repo), sender, more);
  }

  /** Any event; of the app alone where there is no repository. */
  public void send(
      String event,
      Optional<String> action,
      Optional<SandboxRepo> repo,
      Actor sender,
      ObjectNode more) {
    SandboxWorld world = store.world();
    ObjectNode body = SandboxJson.obj();
    action.ifPresent(a -> body.put("action", a));
    body.setAll(more);
    repo.ifPresent(
        r -> {
          body.set("repository", json.repository(r));
          SandboxAccount owner = world.account(r.owner);
          if (owner.type.equals("Organization")) {
            body.set("organization", json.organization(owner));
          }
        });
    body.set("sender", json.user(sender.account()));
    if (!body.has("installation")) {
      world.app().ifPresent(a -> body.set("installation", installation(a)));
    }
    long id = world.next(SandboxWorld.Kind.DELIVERY);
    String seed = world.madeAt + "/" + id;
    String guid = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    Optional<Long> of = repo.map(r -> r.id);
    store.queue(
        WebhookDelivery.fresh(id, guid, event, action, of, SandboxJson.text(body), store.now()));
  }

  private static ObjectNode installation(SandboxWorld.App app) {
    return SandboxJson.obj(
        "id", app.installation(),
        "node_id", GitHubJson.nodeId("MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u", app.installation()));
  }
}
