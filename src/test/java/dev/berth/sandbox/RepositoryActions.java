package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.Hashes;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.operations.SandboxOperations;
import java.util.List;
import java.util.Optional;

/** What people do to a repository and the sandbox has no page for: pushes, renames, moves. */
final class RepositoryActions {
  private final SandboxOperations operations;
  private final GitHubJson json;

  RepositoryActions(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  /** A commit on the default branch that sets one file; empty text deletes it. */
  void push(Actor actor, SandboxRepo repo, String path, Optional<String> text) {
    String before = repo.head;
    boolean added = !repo.files.containsKey(path);
    text.ifPresentOrElse(t -> repo.files.put(path, t), () -> repo.files.remove(path));
    repo.head = Hashes.sha1("commit " + before + path + text.orElse("") + operations.now());
    repo.pushedAt = operations.now();
    ObjectNode commit = commit(actor, repo, path, added, text.isEmpty());
    String url = json.repository(repo).path("html_url").asText();
    ObjectNode more =
        SandboxJson.obj(
            "ref",
            "refs/heads/main",
            "before",
            before,
            "after",
            repo.head,
            "created",
            false,
            "deleted",
            false,
            "forced",
            false,
            "base_ref",
            Optional.empty(),
            "compare",
            url + "/compare/" + before.substring(0, 12) + "..." + repo.head,
            "commits",
            List.of(commit),
            "head_commit",
            commit,
            "pusher",
            SandboxJson.obj("name", actor.account().login, "email", mail(actor)));
    operations.payloads().send("push", Optional.empty(), Optional.of(repo), actor, more);
  }

  private ObjectNode commit(
      Actor actor, SandboxRepo repo, String path, boolean added, boolean gone) {
    String name = actor.account().name.isEmpty() ? actor.account().login : actor.account().name;
    ObjectNode who =
        SandboxJson.obj("name", name, "email", mail(actor), "username", actor.account().login);
    return SandboxJson.obj(
        "id",
        repo.head,
        "tree_id",
        Hashes.sha1("tree " + repo.head),
        "distinct",
        true,
        "message",
        (gone ? "Delete " : added ? "Add " : "Change ") + path,
        "timestamp",
        operations.now(),
        "url",
        json.repository(repo).path("html_url").asText() + "/commit/" + repo.head,
        "author",
        who,
        "committer",
        who,
        "added",
        added && !gone ? List.of(path) : List.of(),
        "removed",
        gone ? List.of(path) : List.of(),
        "modified",
        added || gone ? List.of() : List.of(path));
  }

  private static String mail(Actor actor) {
    return actor.id() + "+" + actor.account().login + "@users.noreply.example.com";
  }

  void rename(Actor actor, SandboxRepo repo, String name) {
    operations.requireRole(actor, repo, SandboxRole.ADMIN);
    String before = repo.name;
    repo.formerNames.add(repo.fullName());
    repo.name = name;
    repo.updatedAt = operations.now();
    var changes =
        SandboxJson.obj("repository", SandboxJson.obj("name", SandboxJson.obj("from", before)));
    var more = SandboxJson.obj("changes", changes);
    operations
        .payloads()
        .send("repository", Optional.of("renamed"), Optional.of(repo), actor, more);
  }

  /** Gives somebody a role, or takes it with {@link SandboxRole#NONE}. */
  void role(Actor actor, SandboxRepo repo, SandboxAccount who, SandboxRole role) {
    boolean had = repo.roles.containsKey(who.id);
    if (role == SandboxRole.NONE) {
      repo.roles.remove(who.id);
    } else {
      repo.roles.put(who.id, role);
    }
    String action = role == SandboxRole.NONE ? "removed" : had ? "edited" : "added";
    ObjectNode more = SandboxJson.obj("member", json.user(who));
    if (!action.equals("removed")) {
      more.set(
          "changes",
          SandboxJson.obj(
              "permission", SandboxJson.obj("from", "read", "to", role.permission()),
              "role_name", SandboxJson.obj("to", role.word())));
    }
    operations.payloads().send("member", Optional.of(action), Optional.of(repo), actor, more);
  }

  void delete(Actor actor, SandboxIssue issue) {
    SandboxRepo repo = operations.repo(issue);
    operations.requireRole(actor, repo, SandboxRole.ADMIN);
    operations.payloads().issue("deleted", issue, actor, SandboxJson.obj());
    repo.left.put(issue.number, "");
    SandboxWorld world = operations.world();
    world.comments.values().removeIf(c -> c.issue == issue.id);
    world.events.removeIf(e -> e.issue() == issue.id);
    world.issues.remove(issue.id);
  }

  /** Moves an issue: a new id and number there, as GitHub does it; comments move along. */
  SandboxIssue transfer(Actor actor, SandboxIssue issue, SandboxRepo target) {
    SandboxRepo source = operations.repo(issue);
    operations.requireRole(actor, source, SandboxRole.WRITE);
    operations.requireRole(actor, target, SandboxRole.WRITE);
    ObjectNode before = json.issues().issue(issue);
    ObjectNode from = json.repository(source);
    SandboxIssue moved = copy(issue, target);
    operations
        .payloads()
        .issue(
            "transferred",
            issue,
            actor,
            SandboxJson.obj(
                "changes",
                SandboxJson.obj(
                    "new_issue", json.issues().issue(moved),
                    "new_repository", json.repository(target))));
    source.left.put(issue.number, target.fullName() + "#" + moved.number);
    operations.world().issues.remove(issue.id);
    operations.world().events.removeIf(e -> e.issue() == issue.id);
    var changes = SandboxJson.obj("old_issue", before, "old_repository", from);
    operations.payloads().issue("opened", moved, actor, SandboxJson.obj("changes", changes));
    return moved;
  }

  private SandboxIssue copy(SandboxIssue issue, SandboxRepo target) {
    SandboxIssue moved = new SandboxIssue();
    moved.id = operations.next(SandboxWorld.Kind.ISSUE);
    moved.repo = target.id;
    moved.number = target.nextNumber++;
    moved.title = issue.title;
    moved.body = issue.body;
    moved.author = issue.author;
    moved.open = issue.open;
    moved.createdAt = issue.createdAt;
    moved.updatedAt = operations.now();
    SandboxRepo source = operations.repo(issue);
    issue.labels.forEach(
        id ->
            Optional.ofNullable(source.labels.get(id))
                .flatMap(l -> target.label(l.name()))
                .ifPresent(l -> moved.labels.add(l.id())));
    operations.world().issues.put(moved.id, moved);
    operations.world().comments(issue).toList().forEach(c -> c.issue = moved.id);
    return moved;
  }
}
