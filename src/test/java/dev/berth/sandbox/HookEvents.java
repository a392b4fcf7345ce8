package dev.berth.sandbox;

import java.util.List;
import java.util.Optional;

/** What happens to the hook and to the installation of the app. */
final class HookEvents {
  private final Deeds deeds;
  private final GitHubJson json;

  HookEvents(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  private Actor owner() {
    World world = deeds.world();
    return Actor.person(
        world.repos.values().stream()
            .findFirst()
            .map(r -> world.account(r.owner))
            .orElseGet(World::ghost));
  }

  void ping() {
    Optional<World.App> app = deeds.world().app();
    var hook =
        Json.obj(
            "type",
            app.isPresent() ? "App" : "Repository",
            "id",
            Courier.HOOK,
            "name",
            "web",
            "active",
            true,
            "events",
            json.appRights().path("events"),
            "config",
            Json.obj("content_type", "json", "insecure_ssl", "0"),
            "updated_at",
            deeds.now(),
            "created_at",
            deeds.now());
    app.ifPresent(a -> hook.put("app_id", a.id()));
    var more = Json.obj("zen", AppEndpoints.ZEN, "hook_id", Courier.HOOK, "hook", hook);
    deeds.payloads().send("ping", Optional.empty(), Optional.empty(), owner(), more);
  }

  void installation(String action) {
    World.App app = deeds.world().app().orElseThrow(ApiError::notFound);
    List<Repo> repos = List.copyOf(deeds.world().repos.values());
    var more =
        Json.obj(
            "installation", json.installation(app),
            "repositories",
                Json.array(
                    repos,
                    r ->
                        Json.obj(
                            "id", r.id,
                            "node_id", GitHubJson.nodeId("R", r.id),
                            "name", r.name,
                            "full_name", r.fullName(),
                            "private", r.isPrivate)),
            "requester", Optional.empty());
    deeds.payloads().send("installation", Optional.of(action), Optional.empty(), owner(), more);
  }
}
