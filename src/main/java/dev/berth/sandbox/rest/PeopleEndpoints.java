package dev.berth.sandbox.rest;

import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.operations.SandboxOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The endpoints of accounts, roles, organisations and teams. */
public final class PeopleEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";

  private final SandboxOperations operations;
  private final GitHubJson json;

  public PeopleEndpoints(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  public void on(RestRouter router) {
    router.get("/user", this::self);
    router.get("/user/{account_id}", call -> RestResponse.ok(json.fullUser(byId(call))));
    router.get("/users/{username}", call -> RestResponse.ok(json.fullUser(person(call))));
    router.get("/users/{username}/keys", this::keys);
    router.get(REPO + "/collaborators/{username}", this::collaborator);
    router.get(REPO + "/collaborators/{username}/permission", this::permission);
    router.get(REPO + "/assignees", this::assignees);
    router.get(REPO + "/assignees/{assignee}", this::assignee);
    router.get("/orgs/{org}", this::organization);
    router.get("/orgs/{org}/members/{username}", this::member);
    router.get("/orgs/{org}/teams/{team_slug}/memberships/{username}", this::membership);
  }

  private RestResponse self(RestRequest call) {
    if (call.caller().installation()) {
      throw new ApiError(403, "Resource not accessible by integration");
    }
    return RestResponse.ok(json.ownUser(call.actor().account()));
  }

  private static SandboxAccount byId(RestRequest call) {
    return Optional.ofNullable(call.world().accounts.get(call.number("account_id")))
        .filter(a -> !a.gone)
        .orElseThrow(ApiError::notFound);
  }

  private static SandboxAccount person(RestRequest call) {
    return call.world().account(call.path("username")).orElseThrow(ApiError::notFound);
  }

  private RestResponse keys(RestRequest call) {
    return call.page(
        person(call).keys,
        k -> SandboxJson.obj("id", k.id(), "key", k.text(), "created_at", k.createdAt()));
  }

  private RestResponse collaborator(RestRequest call) {
    operations.requireRole(call.actor(), call.repo(), SandboxRole.WRITE);
    boolean is = call.repo().roles.containsKey(person(call).id);
    if (!is) {
      throw ApiError.notFound();
    }
    return RestResponse.empty(204);
  }

  private RestResponse permission(RestRequest call) {
    SandboxRepo repo = call.repo();
    if (!operations.hasRole(call.actor(), repo, SandboxRole.WRITE)) {
      throw new ApiError(403, "Must have push access to view collaborator permission.");
    }
    SandboxAccount who = person(call);
    return RestResponse.ok(json.collaborator(who, call.world().role(repo, who)));
  }

  private static List<SandboxAccount> assignable(RestRequest call) {
    SandboxWorld world = call.world();
    List<SandboxAccount> found = new ArrayList<>();
    call.repo().roles.keySet().forEach(id -> found.add(world.account(id)));
    return found;
  }

  private RestResponse assignees(RestRequest call) {
    return call.page(assignable(call), json::user);
  }

  private RestResponse assignee(RestRequest call) {
    boolean may =
        assignable(call).stream().anyMatch(a -> a.login.equalsIgnoreCase(call.path("assignee")));
    if (!may) {
      throw ApiError.notFound();
    }
    return RestResponse.empty(204);
  }

  private RestResponse organization(RestRequest call) {
    return call.world()
        .account(call.path("org"))
        .filter(a -> a.type.equals("Organization"))
        .map(org -> RestResponse.ok(json.fullOrganization(org)))
        .orElseThrow(ApiError::notFound);
  }

  private RestResponse member(RestRequest call) {
    SandboxAccount who = person(call);
    if (!call.world().isMember(call.path("org"), who.id)) {
      throw ApiError.notFound();
    }
    return RestResponse.empty(204);
  }

  private RestResponse membership(RestRequest call) {
    if (call.caller().account().isEmpty()) {
      throw ApiError.notFound();
    }
    SandboxAccount who = person(call);
    SandboxWorld.Team team =
        call.world().teams.stream()
            .filter(t -> t.org().equalsIgnoreCase(call.path("org")))
            .filter(t -> t.slug().equals(call.path("team_slug")))
            .findFirst()
            .orElseThrow(ApiError::notFound);
    boolean active = team.members().contains(who.id);
    if (!active && !team.pending().contains(who.id)) {
      throw ApiError.notFound();
    }
    long org = call.world().account(team.org()).map(a -> a.id).orElse(0L);
    String url =
        String.format(
            Locale.ROOT,
            "%s/organizations/%d/team/%d/memberships/%s",
            call.stage().apiAddress(),
            org,
            team.id(),
            who.login);
    String state = active ? "active" : "pending";
    return RestResponse.ok(SandboxJson.obj("state", state, "role", "member", "url", url));
  }
}
