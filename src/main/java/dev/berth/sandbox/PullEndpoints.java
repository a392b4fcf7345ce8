package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The endpoints of pull requests and of check runs. */
final class PullEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";

  /** GitHub takes no more in one request. */
  private static final int ANNOTATIONS_MAX = 50;

  private final Deeds deeds;
  private final GitHubJson json;

  PullEndpoints(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  void on(Router router) {
    router.get(REPO + "/pulls", this::pulls);
    router.get(REPO + "/pulls/{pull_number}", c -> Answer.ok(json.pulls().fullPull(pull(c))));
    router.get(REPO + "/pulls/{pull_number}/files", this::files);
    router.get(REPO + "/commits/{ref}/check-runs", this::checkRuns);
    router.post(REPO + "/check-runs", this::checkRun);
  }

  private static Pull pull(Call call) {
    return call.world()
        .pull(call.repo(), call.number("pull_number"))
        .orElseThrow(ApiError::notFound);
  }

  private Answer pulls(Call call) {
    Repo repo = call.repo();
    boolean open = !call.query("state", "open").equals("closed");
    List<Pull> all =
        call.world().pulls.values().stream()
            .filter(p -> p.repo == repo.id && p.open == open)
            .sorted(Comparator.comparing((Pull p) -> p.updatedAt).reversed())
            .toList();
    return call.page(all, json.pulls()::pull);
  }

  private Answer files(Call call) {
    return call.page(json.pulls().files(pull(call)), f -> f);
  }

  private Answer checkRuns(Call call) {
    Repo repo = call.repo();
    String name = call.query("check_name", "");
    List<World.CheckRun> all =
        call.world().checkRuns.stream()
            .filter(r -> r.repo() == repo.id && r.sha().equals(call.path("ref")))
            .filter(r -> name.isEmpty() || r.name().equals(name))
            .toList()
            .reversed();
    return Answer.ok(
        Json.obj(
            "total_count",
            all.size(),
            "check_runs",
            Json.array(all, r -> json.pulls().checkRun(r))));
  }

  private Answer checkRun(Call call) {
    Repo repo = call.repo();
    if (!call.identity().installation()) {
      throw new ApiError(403, "You must authenticate via a GitHub App.");
    }
    JsonNode output = call.body().path("output");
    World.CheckRun run =
        new World.CheckRun(
            deeds.next(World.Kind.CHECK),
            repo.id,
            call.text("name").orElseThrow(() -> missing("name")),
            call.text("head_sha").orElseThrow(() -> missing("head_sha")),
            call.text("external_id").orElse(""),
            call.text("conclusion").isPresent()
                ? "completed"
                : call.text("status").orElse("queued"),
            call.text("conclusion"),
            Optional.of(output.path("title").asText("")).filter(t -> !t.isEmpty()),
            Optional.of(output.path("summary").asText("")).filter(t -> !t.isEmpty()),
            Optional.of(output.path("text").asText("")).filter(t -> !t.isEmpty()),
            remarks(output.path("annotations")),
            deeds.now());
    call.world().checkRuns.add(run);
    return Answer.of(201, json.pulls().checkRun(run));
  }

  private static List<World.Remark> remarks(JsonNode list) {
    if (list.size() > ANNOTATIONS_MAX) {
      throw ApiError.invalid("CheckRun", "annotations", "invalid");
    }
    List<World.Remark> all = new ArrayList<>();
    for (JsonNode one : list) {
      all.add(
          new World.Remark(
              one.path("path").asText(),
              one.path("start_line").asInt(),
              one.path("message").asText()));
    }
    return all;
  }

  private static ApiError missing(String field) {
    return ApiError.invalid("CheckRun", field, "missing_field");
  }
}
