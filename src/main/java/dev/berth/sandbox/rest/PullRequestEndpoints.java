package dev.berth.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxPull;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.operations.SandboxOperations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The endpoints of pull requests and of check runs. */
public final class PullRequestEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";

  /** GitHub takes no more in one request. */
  private static final int ANNOTATIONS_MAX = 50;

  private final SandboxOperations operations;
  private final GitHubJson json;

  public PullRequestEndpoints(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  public void on(RestRouter router) {
    router.get(REPO + "/pulls", this::pulls);
    router.get(REPO + "/pulls/{pull_number}", c -> RestResponse.ok(json.pulls().fullPull(pull(c))));
    router.get(REPO + "/pulls/{pull_number}/files", this::files);
    router.get(REPO + "/commits/{ref}/check-runs", this::checkRuns);
    router.post(REPO + "/check-runs", this::checkRun);
  }

  private static SandboxPull pull(RestRequest call) {
    return call.world()
        .pull(call.repo(), call.number("pull_number"))
        .orElseThrow(ApiError::notFound);
  }

  private RestResponse pulls(RestRequest call) {
    SandboxRepo repo = call.repo();
    boolean open = !call.query("state", "open").equals("closed");
    List<SandboxPull> all =
        call.world().pulls.values().stream()
            .filter(p -> p.repo == repo.id && p.open == open)
            .sorted(Comparator.comparing((SandboxPull p) -> p.updatedAt).reversed())
            .toList();
    return call.page(all, json.pulls()::pull);
  }

  private RestResponse files(RestRequest call) {
    return call.page(json.pulls().files(pull(call)), f -> f);
  }

  private RestResponse checkRuns(RestRequest call) {
    SandboxRepo repo = call.repo();
    String name = call.query("check_name", "");
    List<SandboxWorld.CheckRun> all =
        call.world().checkRuns.stream()
            .filter(r -> r.repo() == repo.id && r.sha().equals(call.path("ref")))
            .filter(r -> name.isEmpty() || r.name().equals(name))
            .toList()
            .reversed();
    return RestResponse.ok(
        SandboxJson.obj(
            "total_count",
            all.size(),
            "check_runs",
            SandboxJson.array(all, r -> json.pulls().checkRun(r))));
  }

  private RestResponse checkRun(RestRequest call) {
    SandboxRepo repo = call.repo();
    if (!call.caller().installation()) {
      throw new ApiError(403, "You must authenticate via a GitHub App.");
    }
    JsonNode output = call.body().path("output");
    SandboxWorld.CheckRun run =
        new SandboxWorld.CheckRun(
            operations.next(SandboxWorld.Kind.CHECK),
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
            operations.now());
    call.world().checkRuns.add(run);
    return RestResponse.of(201, json.pulls().checkRun(run));
  }

  private static List<SandboxWorld.Remark> remarks(JsonNode list) {
    if (list.size() > ANNOTATIONS_MAX) {
      throw ApiError.invalid("CheckRun", "annotations", "invalid");
    }
    List<SandboxWorld.Remark> all = new ArrayList<>();
    for (JsonNode one : list) {
      all.add(
          new SandboxWorld.Remark(
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
