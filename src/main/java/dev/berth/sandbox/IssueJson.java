package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Issues, comments, labels and events as GitHub's REST interface and webhooks show them. */
final class IssueJson {
  private final Stage stage;
  private final GitHubJson json;

  IssueJson(Stage stage, GitHubJson json) {
    this.stage = stage;
    this.json = json;
  }

  ObjectNode issue(Issue issue) {
    Repo repo = stage.world().repo(issue.repo);
    String path = repo.fullName() + "/issues/" + issue.number;
    var assignees = Json.array(issue.assignees, json::user);
    return json.fill(
        "issue",
        repo,
        Json.obj(
            "issue", issue,
            "labels", labels(issue),
            "assignee", Optional.ofNullable(assignees.get(0)),
            "assignees", assignees,
            "milestone", issue.milestone.flatMap(repo::milestone).map(m -> milestone(repo, m)),
            "comments", stage.world().comments(issue).count(),
            "association", association(repo, issue.author),
            "reactions", reactions(path, issue.reactions)));
  }

  /** As {@code GET} of one issue shows it: also who closed it. */
  ObjectNode fullIssue(Issue issue) {
    var by = issue.open ? Optional.<Long>empty() : issue.closedBy;
    ObjectNode node = issue(issue);
    node.set("closed_by", Json.node(by.map(json::user)));
    return node;
  }

  List<ObjectNode> labels(Issue issue) {
    Repo repo = stage.world().repo(issue.repo);
    return repo.labelsOf(issue).map(l -> label(repo, l)).toList();
  }

  ObjectNode label(Repo repo, Repo.Label label) {
    return json.fill("label", repo, Json.obj("label", label));
  }

  ObjectNode milestone(Repo repo, Repo.Milestone milestone) {
    Optional<Integer> number = Optional.of(milestone.number());
    var of = stage.world().issues(repo).filter(i -> i.milestone.equals(number)).toList();
    long open = of.stream().filter(i -> i.open).count();
    return json.fill(
        "milestone",
        repo,
        Json.obj("milestone", milestone, "open", open, "closed", of.size() - open));
  }

  ObjectNode comment(Comment comment) {
    Issue issue = stage.world().issue(comment.issue);
    Repo repo = stage.world().repo(issue.repo);
    String path = repo.fullName() + "/issues/comments/" + comment.id;
    return json.fill(
        "comment",
        repo,
        Json.obj(
            "comment",
            comment,
            "number",
            issue.number,
            "association",
            association(repo, comment.author),
            "reactions",
            reactions(path, comment.reactions)));
  }

  ObjectNode reaction(Issue.Reaction reaction) {
    return json.fill("reaction", Json.obj("reaction", reaction));
  }

  private ObjectNode reactions(String path, List<Issue.Reaction> all) {
    String url = stage.api() + "/repos/" + path + "/reactions";
    ObjectNode node = Json.obj("url", url, "total_count", all.size());
    for (String content : Issue.Reaction.CONTENTS) {
      node.put(content, all.stream().filter(r -> r.content().equals(content)).count());
    }
    return node;
  }

  private String association(Repo repo, long account) {
    if (account == repo.owner) {
      return "OWNER";
    }
    if (stage.world().isMember(repo.ownerLogin, account)) {
      return "MEMBER";
    }
    return repo.roles.containsKey(account) ? "COLLABORATOR" : "NONE";
  }

  /** An event as the list of an issue has it. */
  ObjectNode event(IssueEvent event) {
    Repo repo = stage.world().repo(stage.world().issue(event.issue()).repo);
    return json.fill("event", repo, Json.obj("event", event, "details", details(event)));
  }

  /** An event as the list of a repository has it, with the issue. */
  ObjectNode eventWithIssue(IssueEvent event) {
    ObjectNode node = event(event);
    node.set("issue", issue(stage.world().issue(event.issue())));
    return node;
  }

  private ObjectNode details(IssueEvent event) {
    return switch (event.event()) {
      case "labeled", "unlabeled" ->
          Json.obj(
              "label", Json.obj("name", event.detail("label"), "color", event.detail("color")));
      case "renamed" ->
          Json.obj("rename", Json.obj("from", event.detail("from"), "to", event.detail("to")));
      case "assigned", "unassigned" ->
          Json.obj(
              "assignee", json.user(Long.parseLong(event.detail("assignee"))),
              "assigner", json.user(event.actor()));
      case "milestoned", "demilestoned" ->
          Json.obj("milestone", Json.obj("title", event.detail("milestone")));
      case "locked" ->
          Json.obj("lock_reason", Optional.of(event.detail("reason")).filter(r -> !r.isEmpty()));
      case "closed" -> Json.obj("state_reason", event.detail("reason"));
      default -> Json.obj();
    };
  }
}
