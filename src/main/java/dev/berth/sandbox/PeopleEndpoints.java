package dev.berth.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The endpoints of accounts, roles, organisations and teams. */
final class PeopleEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";

  private final Deeds deeds;
  private final GitHubJson json;

  PeopleEndpoints(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  void on(Router router) {
    router.get("/user", this::self);
    router.get("/user/{account_id}", call -> Answer.ok(json.fullUser(byId(call))));
    router.get("/users/{username}", call -> Answer.ok(json.fullUser(person(call))));
    router.get("/users/{username}/keys", this::keys);
    router.get(REPO + "/collaborators/{username}", this::collaborator);
    router.get(REPO + "/collaborators/{username}/permission", this::permission);
    router.get(REPO + "/assignees", this::assignees);
    router.get(REPO + "/assignees/{assignee}", this::assignee);
    router.get("/orgs/{org}", this::organization);
    router.get("/orgs/{org}/members/{username}", this::member);
    router.get("/orgs/{org}/teams/{team_slug}/memberships/{username}", this::membership);
  }

  private Answer self(Call call) {
    if (call.identity().installation()) {
      throw new ApiError(403, "Resource not accessible by integration");
    }
    return Answer.ok(json.ownUser(call.actor().account()));
  }

  private static Account byId(Call call) {
    return Optional.ofNullable(call.world().accounts.get(call.number("account_id")))
        .filter(a -> !a.gone)
        .orElseThrow(ApiError::notFound);
  }

  private static Account person(Call call) {
    return call.world().account(call.path("username")).orElseThrow(ApiError::notFound);
  }

  private Answer keys(Call call) {
    return call.page(
        person(call).keys,
        k -> Json.obj("id", k.id(), "key", k.text(), "created_at", k.createdAt()));
  }

  private Answer collaborator(Call call) {
    deeds.must(call.actor(), call.repo(), Role.WRITE);
    boolean is = call.repo().roles.containsKey(person(call).id);
    if (!is) {
      throw ApiError.notFound();
    }
    return Answer.empty(204);
  }

  private Answer permission(Call call) {
    Repo repo = call.repo();
    if (!deeds.may(call.actor(), repo, Role.WRITE)) {
      throw new ApiError(403, "Must have push access to view collaborator permission.");
    }
    Account who = person(call);
    return Answer.ok(json.collaborator(who, call.world().role(repo, who)));
  }

  private static List<Account> assignable(Call call) {
    World world = call.world();
    List<Account> found = new ArrayList<>();
    call.repo().roles.keySet().forEach(id -> found.add(world.account(id)));
    return found;
  }

  private Answer assignees(Call call) {
    return call.page(assignable(call), json::user);
  }

  private Answer assignee(Call call) {
    boolean may =
        assignable(call).stream().anyMatch(a -> a.login.equalsIgnoreCase(call.path("assignee")));
    if (!may) {
      throw ApiError.notFound();
    }
    return Answer.empty(204);
  }

  private Answer organization(Call call) {
    return call.world()
        .account(call.path("org"))
        .filter(a -> a.type.equals("Organization"))
        .map(org -> Answer.ok(json.fullOrganization(org)))
        .orElseThrow(ApiError::notFound);
  }

  private Answer member(Call call) {
    Account who = person(call);
    if (!call.world().isMember(call.path("org"), who.id)) {
      throw ApiError.notFound();
    }
    return Answer.empty(204);
  }

  private Answer membership(Call call) {
    if (call.identity().account().isEmpty()) {
      throw ApiError.notFound();
    }
    Account who = person(call);
    World.Team team =
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
            call.stage().api(),
            org,
            team.id(),
            who.login);
    String state = active ? "active" : "pending";
    return Answer.ok(Json.obj("state", state, "role", "member", "url", url));
  }
}
