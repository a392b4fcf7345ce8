package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Issues, comments, labels and reactions as GitHub shows them. */
final class IssueShape {
  private final Stage stage;
  private final PersonShape person;
  private final RepositoryShape repository;
  private final AppShape app;

  IssueShape(Stage stage, PersonShape person, RepositoryShape repository, AppShape app) {
    this.stage = stage;
    this.person = person;
    this.repository = repository;
    this.app = app;
  }

  String url(Issue issue) {
    return repository.url(stage.world().repo(issue.repo)) + "/issues/" + issue.number;
  }

  String page(Issue issue) {
    String name = stage.world().repo(issue.repo).fullName();
    return stage.html() + "/" + name + "/issues/" + issue.number;
  }

  ObjectNode issue(Issue issue) {
    World world = stage.world();
    Repo repo = world.repo(issue.repo);
    String url = url(issue);
    var assignees = Json.array(issue.assignees, id -> person.simple(world.account(id)));
    ObjectNode node =
        Json.obj(
            "url",
            url,
            "repository_url",
            repository.url(repo),
            "labels_url",
            url + "/labels{/name}",
            "comments_url",
            url + "/comments",
            "events_url",
            url + "/events",
            "html_url",
            page(issue),
            "timeline_url",
            url + "/timeline",
            "id",
            issue.id,
            "node_id",
            PersonShape.nodeId("I", issue.id),
            "number",
            issue.number,
            "title",
            issue.title,
            "user",
            person.simple(world.account(issue.author)),
            "labels",
            labels(issue),
            "state",
            issue.open ? "open" : "closed",
            "locked",
            issue.locked,
            "assignee",
            assignees.isEmpty() ? Optional.empty() : assignees.get(0),
            "assignees",
            assignees,
            "milestone",
            issue.milestone.flatMap(repo::milestone).map(m -> milestone(repo, m)),
            "comments",
            world.comments(issue).count());
    node.setAll(
        Json.obj(
            "created_at", issue.createdAt,
            "updated_at", issue.updatedAt,
            "closed_at", issue.closedAt,
            "author_association", association(repo, issue.author),
            "active_lock_reason", issue.lockReason,
            "body", issue.body.isEmpty() ? Optional.empty() : issue.body,
            "reactions", rollup(url, issue.reactions),
            "performed_via_github_app", viaApp(issue.viaApp),
            "state_reason", issue.stateReason));
    return node;
  }

  /** As {@code GET} of one issue shows it: also who closed it. */
  ObjectNode single(Issue issue) {
    ObjectNode node = issue(issue);
    var by = issue.open ? Optional.<Long>empty() : issue.closedBy;
    node.set("closed_by", Json.node(by.map(id -> person.simple(stage.world().account(id)))));
    return node;
  }

  List<ObjectNode> labels(Issue issue) {
    Repo repo = stage.world().repo(issue.repo);
    return issue.labels.stream()
        .flatMap(id -> Optional.ofNullable(repo.labels.get(id)).stream())
        .map(l -> label(repo, l))
        .toList();
  }

  ObjectNode label(Repo repo, Repo.Label label) {
    return Json.obj(
        "id", label.id(),
        "node_id", PersonShape.nodeId("LA", label.id()),
        "url", repository.url(repo) + "/labels/" + encode(label.name()),
        "name", label.name(),
        "color", label.color(),
        "default", false,
        "description", label.description().isEmpty() ? Optional.empty() : label.description());
  }

  ObjectNode milestone(Repo repo, Repo.Milestone milestone) {
    String url = repository.url(repo) + "/milestones/" + milestone.number();
    var of =
        stage.world().issues(repo).filter(i -> i.milestone.equals(Optional.of(milestone.number())));
    List<Issue> issues = of.toList();
    long open = issues.stream().filter(i -> i.open).count();
    return Json.obj(
        "url", url,
        "html_url", stage.html() + "/" + repo.fullName() + "/milestone/" + milestone.number(),
        "labels_url", url + "/labels",
        "id", milestone.id(),
        "node_id", PersonShape.nodeId("MI", milestone.id()),
        "number", milestone.number(),
        "title", milestone.title(),
        "description", Optional.of(milestone.description()),
        "creator", person.simple(stage.world().account(milestone.creator())),
        "open_issues", open,
        "closed_issues", issues.size() - open,
        "state", "open",
        "created_at", milestone.createdAt(),
        "updated_at", milestone.createdAt(),
        "due_on", Optional.empty(),
        "closed_at", Optional.empty());
  }

  ObjectNode comment(Comment comment) {
    Issue issue = stage.world().issue(comment.issue);
    Repo repo = stage.world().repo(issue.repo);
    String url = repository.url(repo) + "/issues/comments/" + comment.id;
    return Json.obj(
        "url",
        url,
        "html_url",
        page(issue) + "#issuecomment-" + comment.id,
        "issue_url",
        url(issue),
        "id",
        comment.id,
        "node_id",
        PersonShape.nodeId("IC", comment.id),
        "user",
        person.simple(stage.world().account(comment.author)),
        "created_at",
        comment.createdAt,
        "updated_at",
        comment.updatedAt,
        "author_association",
        association(repo, comment.author),
        "body",
        comment.body,
        "reactions",
        rollup(url, comment.reactions),
        "performed_via_github_app",
        viaApp(comment.viaApp));
  }

  ObjectNode reaction(Issue.Reaction reaction) {
    return Json.obj(
        "id", reaction.id(),
        "node_id", PersonShape.nodeId("REA", reaction.id()),
        "user", person.simple(stage.world().account(reaction.by())),
        "content", reaction.content(),
        "created_at", reaction.at());
  }

  Optional<ObjectNode> viaApp(boolean via) {
    return via ? stage.world().app().map(app::app) : Optional.empty();
  }

  private static ObjectNode rollup(String url, List<Issue.Reaction> reactions) {
    ObjectNode node = Json.obj("url", url + "/reactions", "total_count", reactions.size());
    for (String content : Issue.Reaction.CONTENTS) {
      node.put(content, reactions.stream().filter(r -> r.content().equals(content)).count());
    }
    return node;
  }

  private String association(Repo repo, long account) {
    if (account == repo.owner) {
      return "OWNER";
    }
    boolean member =
        stage.world().teams.stream()
            .anyMatch(
                t -> t.org().equalsIgnoreCase(repo.ownerLogin) && t.members().contains(account));
    if (member) {
      return "MEMBER";
    }
    return repo.roles.containsKey(account) ? "COLLABORATOR" : "NONE";
  }

  static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
