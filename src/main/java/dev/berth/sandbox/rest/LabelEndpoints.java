package dev.berth.sandbox.rest;

import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.IssueEvent;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.operations.SandboxOperations;
import java.util.List;

/** The endpoints of labels and milestones, and of an issue's history. */
public final class LabelEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";
  private static final String ON_ISSUE = REPO + "/issues/{issue_number}/labels";

  private final SandboxOperations operations;
  private final GitHubJson json;

  public LabelEndpoints(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  public void on(RestRouter router) {
    router.get(ON_ISSUE, call -> call.page(json.issues().labels(call.issue()), l -> l));
    router.post(ON_ISSUE, this::add);
    router.put(ON_ISSUE, this::set);
    router.delete(ON_ISSUE, this::removeAll);
    router.delete(ON_ISSUE + "/{name}", this::remove);
    router.get(REPO + "/labels", this::list);
    router.post(REPO + "/labels", this::create);
    router.get(REPO + "/labels/{name}", call -> RestResponse.ok(shape(call.repo(), label(call))));
    router.patch(REPO + "/labels/{name}", this::edit);
    router.delete(REPO + "/labels/{name}", this::delete);
    router.get(REPO + "/milestones", this::milestones);
    router.get(REPO + "/issues/events", this::events);
    router.get(REPO + "/issues/events/{event_id}", this::event);
    router.get(REPO + "/issues/{issue_number}/events", this::eventsOfIssue);
    router.get(REPO + "/issues/{issue_number}/timeline", this::timeline);
  }

  private com.fasterxml.jackson.databind.JsonNode shape(SandboxRepo repo, SandboxRepo.Label label) {
    return json.issues().label(repo, label);
  }

  private static SandboxRepo.Label label(RestRequest call) {
    return call.repo().label(call.path("name")).orElseThrow(ApiError::notFound);
  }

  private RestResponse ofIssue(SandboxIssue issue) {
    return RestResponse.ok(SandboxJson.node(json.issues().labels(issue)));
  }

  private RestResponse add(RestRequest call) {
    operations.labels().add(call.actor(), call.issue(), names(call));
    return ofIssue(call.issue());
  }

  private RestResponse set(RestRequest call) {
    operations.labels().set(call.actor(), call.issue(), names(call));
    return ofIssue(call.issue());
  }

  private static List<String> names(RestRequest call) {
    return call.texts("labels")
        .orElseThrow(() -> ApiError.invalid("Issue", "labels", "missing_field"));
  }

  private RestResponse removeAll(RestRequest call) {
    operations.labels().set(call.actor(), call.issue(), List.of());
    return RestResponse.empty(204);
  }

  private RestResponse remove(RestRequest call) {
    operations.labels().remove(call.actor(), call.issue(), call.path("name"));
    return ofIssue(call.issue());
  }

  private RestResponse list(RestRequest call) {
    SandboxRepo repo = call.repo();
    return call.page(List.copyOf(repo.labels.values()), l -> shape(repo, l));
  }

  private RestResponse create(RestRequest call) {
    SandboxRepo repo = call.repo();
    String color = call.text("color").orElse("ededed");
    String description = call.text("description").orElse("");
    SandboxRepo.Label made =
        operations
            .labels()
            .create(call.actor(), repo, call.text("name").orElse(""), color, description);
    var body = shape(repo, made);
    return RestResponse.of(201, body).with("Location", body.path("url").asText());
  }

  private RestResponse edit(RestRequest call) {
    SandboxRepo repo = call.repo();
    SandboxRepo.Label old = label(call);
    SandboxRepo.Label now =
        operations
            .labels()
            .edit(
                call.actor(),
                repo,
                old,
                call.text("new_name").orElse(old.name()),
                call.text("color").orElse(old.color()),
                call.text("description").orElse(old.description()));
    return RestResponse.ok(shape(repo, now));
  }

  private RestResponse delete(RestRequest call) {
    operations.labels().delete(call.actor(), call.repo(), label(call));
    return RestResponse.empty(204);
  }

  private RestResponse milestones(RestRequest call) {
    SandboxRepo repo = call.repo();
    return call.page(repo.milestones, m -> json.issues().milestone(repo, m));
  }

  private RestResponse events(RestRequest call) {
    SandboxRepo repo = call.repo();
    SandboxWorld world = call.world();
    List<IssueEvent> found =
        world.events.stream().filter(e -> world.issue(e.issue()).repo == repo.id).toList();
    return call.page(found.reversed(), json.issues()::eventWithIssue);
  }

  private RestResponse event(RestRequest call) {
    long id = call.number("event_id");
    return call.world().events.stream()
        .filter(e -> e.id() == id && call.world().issue(e.issue()).repo == call.repo().id)
        .findFirst()
        .map(e -> RestResponse.ok(json.issues().eventWithIssue(e)))
        .orElseThrow(ApiError::notFound);
  }

  private RestResponse eventsOfIssue(RestRequest call) {
    List<IssueEvent> found =
        call.world()
            .events(call.issue())
            .filter(e -> !e.event().equals(IssueEvent.CROSS_REFERENCE))
            .toList();
    return call.page(found, json.issues()::event);
  }

  private RestResponse timeline(RestRequest call) {
    return call.page(call.world().events(call.issue()).toList(), json.issues()::event);
  }
}
