package dev.berth.sandbox;

import java.util.List;

/** The endpoints of labels and milestones, and of an issue's history. */
final class LabelEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";
  private static final String ON_ISSUE = REPO + "/issues/{issue_number}/labels";

  private final Deeds deeds;
  private final GitHubJson json;

  LabelEndpoints(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  void on(Router router) {
    router.get(ON_ISSUE, call -> call.page(json.issues().labels(call.issue()), l -> l));
    router.post(ON_ISSUE, this::add);
    router.put(ON_ISSUE, this::set);
    router.delete(ON_ISSUE, this::removeAll);
    router.delete(ON_ISSUE + "/{name}", this::remove);
    router.get(REPO + "/labels", this::list);
    router.post(REPO + "/labels", this::create);
    router.get(REPO + "/labels/{name}", call -> Answer.ok(shape(call.repo(), label(call))));
    router.patch(REPO + "/labels/{name}", this::edit);
    router.delete(REPO + "/labels/{name}", this::delete);
    router.get(REPO + "/milestones", this::milestones);
    router.get(REPO + "/issues/events", this::events);
    router.get(REPO + "/issues/events/{event_id}", this::event);
    router.get(REPO + "/issues/{issue_number}/events", this::eventsOfIssue);
  }

  private com.fasterxml.jackson.databind.JsonNode shape(Repo repo, Repo.Label label) {
    return json.issues().label(repo, label);
  }

  private static Repo.Label label(Call call) {
    return call.repo().label(call.path("name")).orElseThrow(ApiError::notFound);
  }

  private Answer ofIssue(Issue issue) {
    return Answer.ok(Json.node(json.issues().labels(issue)));
  }

  private Answer add(Call call) {
    deeds.labels().add(call.actor(), call.issue(), names(call));
    return ofIssue(call.issue());
  }

  private Answer set(Call call) {
    deeds.labels().set(call.actor(), call.issue(), names(call));
    return ofIssue(call.issue());
  }

  private static List<String> names(Call call) {
    return call.texts("labels")
        .orElseThrow(() -> ApiError.invalid("Issue", "labels", "missing_field"));
  }

  private Answer removeAll(Call call) {
    deeds.labels().set(call.actor(), call.issue(), List.of());
    return Answer.empty(204);
  }

  private Answer remove(Call call) {
    deeds.labels().remove(call.actor(), call.issue(), call.path("name"));
    return ofIssue(call.issue());
  }

  private Answer list(Call call) {
    Repo repo = call.repo();
    return call.page(List.copyOf(repo.labels.values()), l -> shape(repo, l));
  }

  private Answer create(Call call) {
    Repo repo = call.repo();
    String color = call.text("color").orElse("ededed");
    String description = call.text("description").orElse("");
    Repo.Label made =
        deeds.labels().create(call.actor(), repo, call.text("name").orElse(""), color, description);
    var body = shape(repo, made);
    return Answer.of(201, body).with("Location", body.path("url").asText());
  }

  private Answer edit(Call call) {
    Repo repo = call.repo();
    Repo.Label old = label(call);
    Repo.Label now =
        deeds
            .labels()
            .edit(
                call.actor(),
                repo,
                old,
                call.text("new_name").orElse(old.name()),
                call.text("color").orElse(old.color()),
                call.text("description").orElse(old.description()));
    return Answer.ok(shape(repo, now));
  }

  private Answer delete(Call call) {
    deeds.labels().delete(call.actor(), call.repo(), label(call));
    return Answer.empty(204);
  }

  private Answer milestones(Call call) {
    Repo repo = call.repo();
    return call.page(repo.milestones, m -> json.issues().milestone(repo, m));
  }

  private Answer events(Call call) {
    Repo repo = call.repo();
    World world = call.world();
    List<IssueEvent> found =
        world.events.stream().filter(e -> world.issue(e.issue()).repo == repo.id).toList();
    return call.page(found.reversed(), json.issues()::eventWithIssue);
  }

  private Answer event(Call call) {
    long id = call.number("event_id");
    return call.world().events.stream()
        .filter(e -> e.id() == id && call.world().issue(e.issue()).repo == call.repo().id)
        .findFirst()
        .map(e -> Answer.ok(json.issues().eventWithIssue(e)))
        .orElseThrow(ApiError::notFound);
  }

  private Answer eventsOfIssue(Call call) {
    return call.page(call.world().events(call.issue()).toList(), json.issues()::event);
  }
}
