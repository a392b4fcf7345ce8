package dev.berth.sandbox;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.operations.SandboxOperations;
import dev.berth.sandbox.rest.AppEndpoints;
import dev.berth.sandbox.webhooks.WebhookSender;
import java.util.List;
import java.util.Optional;

/** What happens to the hook and to the installation of the app. */
final class HookEvents {
  private final SandboxOperations operations;
  private final GitHubJson json;

  HookEvents(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  private Actor owner() {
    SandboxWorld world = operations.world();
    return Actor.person(
        world.repos.values().stream()
            .findFirst()
            .map(r -> world.account(r.owner))
            .orElseGet(SandboxWorld::ghost));
  }

  void ping() {
    Optional<SandboxWorld.App> app = operations.world().app();
    var hook =
        SandboxJson.obj(
            "type",
            app.isPresent() ? "App" : "Repository",
            "id",
            WebhookSender.HOOK,
            "name",
            "web",
            "active",
            true,
            "events",
            json.appRights().path("events"),
            "config",
            SandboxJson.obj("content_type", "json", "insecure_ssl", "0"),
            "updated_at",
            operations.now(),
            "created_at",
            operations.now());
    app.ifPresent(a -> hook.put("app_id", a.id()));
    var more =
        SandboxJson.obj("zen", AppEndpoints.ZEN, "hook_id", WebhookSender.HOOK, "hook", hook);
    operations.payloads().send("ping", Optional.empty(), Optional.empty(), owner(), more);
  }

  void installation(String action) {
    SandboxWorld.App app = operations.world().app().orElseThrow(ApiError::notFound);
    List<SandboxRepo> repos = List.copyOf(operations.world().repos.values());
    var more =
        SandboxJson.obj(
            "installation", json.installation(app),
            "repositories",
                SandboxJson.array(
                    repos,
                    r ->
                        SandboxJson.obj(
                            "id", r.id,
                            "node_id", GitHubJson.nodeId("R", r.id),
                            "name", r.name,
                            "full_name", r.fullName(),
                            "private", r.isPrivate)),
            "requester", Optional.empty());
    operations
        .payloads()
        .send("installation", Optional.of(action), Optional.empty(), owner(), more);
  }
}
