package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Pull requests and the files they change, as GitHub shows them. */
final class PullShape {
  private final Stage stage;
  private final PersonShape person;
  private final RepositoryShape repository;

  PullShape(Stage stage, PersonShape person, RepositoryShape repository) {
    this.stage = stage;
    this.person = person;
    this.repository = repository;
  }

  /** As the REST interface and webhooks have it. */
  ObjectNode full(Pull pull) {
    ObjectNode node = basis(pull);
    node.setAll(
        Json.obj(
            "merged",
            false,
            "mergeable",
            true,
            "mergeable_state",
            "clean",
            "merged_by",
            Optional.empty(),
            "comments",
            0,
            "review_comments",
            0,
            "maintainer_can_modify",
            true,
            "commits",
            1));
    node.setAll(Json.obj("additions", 1, "deletions", 1, "changed_files", files(pull).size()));
    return node;
  }

  /** As lists have it. */
  ObjectNode basis(Pull pull) {
    Repo repo = stage.world().repo(pull.repo);
    Account author = stage.world().account(pull.author);
    ObjectNode node = addresses(pull, repo);
    node.setAll(
        Json.obj(
            "id",
            pull.id,
            "node_id",
            PersonShape.nodeId("PR", pull.id),
            "number",
            pull.number,
            "state",
            pull.open ? "open" : "closed",
            "locked",
            false,
            "title",
            pull.title,
            "user",
            person.simple(author),
            "body",
            Optional.empty(),
            "created_at",
            pull.createdAt,
            "updated_at",
            pull.updatedAt,
            "closed_at",
            pull.open ? Optional.empty() : Optional.of(pull.updatedAt),
            "merged_at",
            Optional.empty(),
            "merge_commit_sha",
            Optional.empty(),
            "assignee",
            Optional.empty(),
            "assignees",
            List.of()));
    node.setAll(
        Json.obj(
            "requested_reviewers", List.of(),
            "requested_teams", List.of(),
            "labels", List.of(),
            "milestone", Optional.empty(),
            "author_association", "CONTRIBUTOR",
            "auto_merge", Optional.empty(),
            "active_lock_reason", Optional.empty(),
            "draft", false,
            "head", side(author.login, "patch", pull.head, author, fork(repo, author)),
            "base",
                side(
                    repo.ownerLogin,
                    pull.base,
                    pull.baseHead,
                    stage.world().account(repo.owner),
                    repository.hook(repo))));
    return node;
  }

  private ObjectNode side(String owner, String ref, String sha, Account user, ObjectNode repo) {
    return Json.obj(
        "label", owner + ":" + ref,
        "ref", ref,
        "sha", sha,
        "user", person.simple(user),
        "repo", repo);
  }

  /** The author's copy; nothing but its name and number is told apart. */
  private ObjectNode fork(Repo repo, Account author) {
    ObjectNode node = repository.hook(repo);
    node.put("id", repo.id + author.id);
    node.put("full_name", author.login + "/" + repo.name);
    node.put("fork", true);
    node.set("owner", person.simple(author));
    return node;
  }

  private ObjectNode addresses(Pull pull, Repo repo) {
    String url = repository.url(repo) + "/pulls/" + pull.number;
    String issue = repository.url(repo) + "/issues/" + pull.number;
    String page = stage.html() + "/" + repo.fullName() + "/pull/" + pull.number;
    String statuses = repository.url(repo) + "/statuses/" + pull.head;
    String remarks = repository.url(repo) + "/pulls/comments{/number}";
    return Json.obj(
        "url",
        url,
        "html_url",
        page,
        "diff_url",
        page + ".diff",
        "patch_url",
        page + ".patch",
        "issue_url",
        issue,
        "commits_url",
        url + "/commits",
        "review_comments_url",
        url + "/comments",
        "review_comment_url",
        remarks,
        "comments_url",
        issue + "/comments",
        "statuses_url",
        statuses,
        "_links",
        Json.obj(
            "self", link(url),
            "html", link(page),
            "issue", link(issue),
            "comments", link(issue + "/comments"),
            "review_comments", link(url + "/comments"),
            "review_comment", link(remarks),
            "commits", link(url + "/commits"),
            "statuses", link(statuses)));
  }

  private static ObjectNode link(String address) {
    return Json.obj("href", address);
  }

  /** What is otherwise than when it was opened, by path. */
  List<ObjectNode> files(Pull pull) {
    TreeSet<String> paths = new TreeSet<>(pull.before.keySet());
    paths.addAll(pull.files.keySet());
    List<ObjectNode> all = new ArrayList<>();
    for (String path : paths) {
      Optional<String> before = Optional.ofNullable(pull.before.get(path));
      Optional<String> now = Optional.ofNullable(pull.files.get(path));
      if (!before.equals(now)) {
        all.add(file(pull, path, before, now));
      }
    }
    return all;
  }

  private ObjectNode file(Pull pull, String path, Optional<String> before, Optional<String> now) {
    Repo repo = stage.world().repo(pull.repo);
    String text = now.or(() -> before).orElse("");
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    int added = now.map(t -> (int) t.lines().count()).orElse(0);
    int deleted = before.map(t -> (int) t.lines().count()).orElse(0);
    String at = stage.html() + "/" + repo.fullName() + "/blob/" + pull.head + "/" + path;
    return Json.obj(
        "sha",
        RepositoryDeeds.sha("blob " + size + "\0" + text),
        "filename",
        path,
        "status",
        before.isEmpty() ? "added" : now.isEmpty() ? "removed" : "modified",
        "additions",
        added,
        "deletions",
        deleted,
        "changes",
        added + deleted,
        "blob_url",
        at,
        "raw_url",
        at + "?raw=1",
        "contents_url",
        repository.url(repo) + "/contents/" + path + "?ref=" + pull.head);
  }
}
