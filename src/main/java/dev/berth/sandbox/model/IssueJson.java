package dev.berth.sandbox.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Issues, comments, labels and events as GitHub's REST interface and webhooks show them. */
public final class IssueJson {
  private final WorldStore store;
  private final GitHubJson json;

  IssueJson(WorldStore store, GitHubJson json) {
    this.store = store;
    this.json = json;
  }

  public ObjectNode issue(SandboxIssue issue) {
    SandboxRepo repo = store.world().repo(issue.repo);
    String path = repo.fullName() + "/issues/" + issue.number;
    var assignees = SandboxJson.array(issue.assignees, json::user);
    return json.fill(
        "issue",
        repo,
        SandboxJson.obj(
            "issue", issue,
            "labels", labels(issue),
            "assignee", Optional.ofNullable(assignees.get(0)),
            "assignees", assignees,
            "milestone", issue.milestone.flatMap(repo::milestone).map(m -> milestone(repo, m)),
            "comments", store.world().comments(issue).count(),
            "association", association(repo, issue.author),
            "reactions", reactions(path, issue.reactions)));
  }

  /** As {@code GET} of one issue shows it: also who closed it. */
  public ObjectNode fullIssue(SandboxIssue issue) {
    var by = issue.open ? Optional.<Long>empty() : issue.closedBy;
    ObjectNode node = issue(issue);
    node.set("closed_by", SandboxJson.node(by.map(json::user)));
    return node;
  }

  public List<ObjectNode> labels(SandboxIssue issue) {
    SandboxRepo repo = store.world().repo(issue.repo);
    return repo.labelsOf(issue).map(l -> label(repo, l)).toList();
  }

  public ObjectNode label(SandboxRepo repo, SandboxRepo.Label label) {
    return json.fill("label", repo, SandboxJson.obj("label", label));
  }

  public ObjectNode milestone(SandboxRepo repo, SandboxRepo.Milestone milestone) {
    Optional<Integer> number = Optional.of(milestone.number());
    var of = store.world().issues(repo).filter(i -> i.milestone.equals(number)).toList();
    long open = of.stream().filter(i -> i.open).count();
    return json.fill(
        "milestone",
        repo,
        SandboxJson.obj("milestone", milestone, "open", open, "closed", of.size() - open));
  }

  public ObjectNode comment(SandboxComment comment) {
    SandboxIssue issue = store.world().issue(comment.issue);
    SandboxRepo repo = store.world().repo(issue.repo);
    String path = repo.fullName() + "/issues/comments/" + comment.id;
    return json.fill(
        "comment",
        repo,
        SandboxJson.obj(
            "comment",
            comment,
            "number",
            issue.number,
            "association",
            association(repo, comment.author),
            "reactions",
            reactions(path, comment.reactions)));
  }

  public ObjectNode reaction(SandboxIssue.Reaction reaction) {
    return json.fill("reaction", SandboxJson.obj("reaction", reaction));
  }

  private ObjectNode reactions(String path, List<SandboxIssue.Reaction> all) {
    String url = store.apiAddress() + "/repos/" + path + "/reactions";
    ObjectNode node = SandboxJson.obj("url", url, "total_count", all.size());
    for (String content : SandboxIssue.Reaction.CONTENTS) {
      node.put(content, all.stream().filter(r -> r.content().equals(content)).count());
    }
    return node;
  }

  private String association(SandboxRepo repo, long account) {
    if (account == repo.owner) {
      return "OWNER";
    }
    if (store.world().isMember(repo.ownerLogin, account)) {
      return "MEMBER";
    }
    return repo.roles.containsKey(account) ? "COLLABORATOR" : "NONE";
  }

  /** An event as the list of an issue has it. */
  public ObjectNode event(IssueEvent event) {
    SandboxRepo repo = store.world().repo(store.world().issue(event.issue()).repo);
    return json.fill("event", repo, SandboxJson.obj("event", event, "details", details(event)));
  }

  /** An event as the list of a repository has it, with the issue. */
  public ObjectNode eventWithIssue(IssueEvent event) {
    ObjectNode node = event(event);
    node.set("issue", issue(store.world().issue(event.issue())));
    return node;
  }

  private static ObjectNode closed(IssueEvent event) {
    var node = SandboxJson.obj("state_reason", event.detail("reason"));
    if (!event.detail("commit").isEmpty()) node.put("commit_id", event.detail("commit"));
    return node;
  }

  private ObjectNode details(IssueEvent event) {
    return switch (event.event()) {
      case "labeled", "unlabeled" ->
          SandboxJson.obj(
              "label",
              SandboxJson.obj("name", event.detail("label"), "color", event.detail("color")));
      case "renamed" ->
          SandboxJson.obj(
              "rename", SandboxJson.obj("from", event.detail("from"), "to", event.detail("to")));
      case "assigned", "unassigned" ->
          SandboxJson.obj(
              "assignee", json.user(Long.parseLong(event.detail("assignee"))),
              "assigner", json.user(event.actor()));
      case "milestoned", "demilestoned" ->
          SandboxJson.obj("milestone", SandboxJson.obj("title", event.detail("milestone")));
      case "locked" ->
          SandboxJson.obj(
              "lock_reason", Optional.of(event.detail("reason")).filter(r -> !r.isEmpty()));
      case "closed" -> closed(event);
      case IssueEvent.CROSS_REFERENCE -> {
        var pull = SandboxJson.obj("merged_at", event.detail("merged"));
        var issue = SandboxJson.obj("pull_request", pull);
        yield SandboxJson.obj("source", SandboxJson.obj("type", "issue", "issue", issue));
      }
      default -> SandboxJson.obj();
    };
  }
}
