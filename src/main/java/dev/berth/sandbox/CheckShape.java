package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Check runs as GitHub shows them. */
final class CheckShape {
  private final Stage stage;
  private final RepositoryShape repository;
  private final IssueShape issue;

  CheckShape(Stage stage, RepositoryShape repository, IssueShape issue) {
    this.stage = stage;
    this.repository = repository;
    this.issue = issue;
  }

  ObjectNode run(Repo repo, World.CheckRun run) {
    String url = repository.url(repo) + "/check-runs/" + run.id();
    String page = stage.html() + "/" + repo.fullName() + "/runs/" + run.id();
    return Json.obj(
        "id", run.id(),
        "node_id", PersonShape.nodeId("CR", run.id()),
        "head_sha", run.sha(),
        "external_id", run.key(),
        "name", run.name(),
        "url", url,
        "html_url", page,
        "details_url", page,
        "status", run.status(),
        "conclusion", run.conclusion(),
        "started_at", run.at(),
        "completed_at", run.conclusion().map(c -> run.at()),
        "output",
            Json.obj(
                "title", run.title(),
                "summary", run.summary(),
                "text", run.text(),
                "annotations_count", run.remarks().size(),
                "annotations_url", url + "/annotations"),
        "check_suite", Json.obj("id", run.id() + 1),
        "app", issue.viaApp(true),
        // GitHub names none for pull requests from forks, and there are no others here.
        "pull_requests", List.of());
  }

  /** As webhooks have it. */
  ObjectNode hook(Repo repo, World.CheckRun run) {
    ObjectNode node = run(repo, run);
    node.set("check_suite", Json.obj("id", run.id() + 1, "head_sha", run.sha()));
    return node;
  }
}
