package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Issue events as {@code GET .../issues/events} lists them. */
final class EventShape {
  private final Stage stage;
  private final Shapes shapes;

  EventShape(Stage stage, Shapes shapes) {
    this.stage = stage;
    this.shapes = shapes;
  }

  /** As the list of a repository has it, with the issue. */
  ObjectNode ofRepository(IssueEvent event) {
    ObjectNode node = ofIssue(event);
    node.set("issue", shapes.issue().issue(stage.world().issue(event.issue())));
    return node;
  }

  ObjectNode ofIssue(IssueEvent event) {
    World world = stage.world();
    Repo repo = world.repo(world.issue(event.issue()).repo);
    ObjectNode node =
        Json.obj(
            "id", event.id(),
            "node_id", PersonShape.nodeId("EV", event.id()),
            "url", shapes.repository().url(repo) + "/issues/events/" + event.id(),
            "actor", shapes.person().simple(world.account(event.actor())),
            "event", event.event(),
            "commit_id", Optional.empty(),
            "commit_url", Optional.empty(),
            "created_at", event.at(),
            "performed_via_github_app", shapes.issue().viaApp(event.viaApp()));
    switch (event.event()) {
      case "labeled", "unlabeled" ->
          node.set(
              "label", Json.obj("name", event.detail("label"), "color", event.detail("color")));
      case "renamed" ->
          node.set("rename", Json.obj("from", event.detail("from"), "to", event.detail("to")));
      case "assigned", "unassigned" -> {
        node.set("assignee", account(event.detail("assignee")));
        node.set("assigner", shapes.person().simple(world.account(event.actor())));
      }
      case "milestoned", "demilestoned" ->
          node.set("milestone", Json.obj("title", event.detail("milestone")));
      case "locked" -> node.set("lock_reason", Json.node(lockReason(event)));
      case "closed" -> node.put("state_reason", event.detail("reason"));
      default -> {}
    }
    return node;
  }

  private static Optional<String> lockReason(IssueEvent event) {
    return Optional.of(event.detail("reason")).filter(r -> !r.isEmpty());
  }

  private ObjectNode account(String id) {
    return shapes.person().simple(stage.world().account(Long.parseLong(id)));
  }
}
