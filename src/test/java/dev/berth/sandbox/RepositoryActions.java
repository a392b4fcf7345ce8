package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What people do to a repository and the sandbox has no page for: pushes, renames, moves. */
final class RepositoryActions {
  private final Deeds deeds;
  private final GitHubJson json;

  RepositoryActions(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  /** A commit on the default branch that sets one file; empty text deletes it. */
  void push(Actor actor, Repo repo, String path, Optional<String> text) {
    String before = repo.head;
    boolean added = !repo.files.containsKey(path);
    text.ifPresentOrElse(t -> repo.files.put(path, t), () -> repo.files.remove(path));
    repo.head = Hashes.sha1("commit " + before + path + text.orElse("") + deeds.now());
    repo.pushedAt = deeds.now();
    ObjectNode commit = commit(actor, repo, path, added, text.isEmpty());
    String url = json.repository(repo).path("html_url").asText();
    ObjectNode more =
        Json.obj(
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
            Json.obj("name", actor.account().login, "email", mail(actor)));
    deeds.payloads().send("push", Optional.empty(), Optional.of(repo), actor, more);
  }

  private ObjectNode commit(Actor actor, Repo repo, String path, boolean added, boolean gone) {
    String name = actor.account().name.isEmpty() ? actor.account().login : actor.account().name;
    ObjectNode who =
        Json.obj("name", name, "email", mail(actor), "username", actor.account().login);
    return Json.obj(
        "id",
        repo.head,
        "tree_id",
        Hashes.sha1("tree " + repo.head),
        "distinct",
        true,
        "message",
        (gone ? "Delete " : added ? "Add " : "Change ") + path,
        "timestamp",
        deeds.now(),
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

  void rename(Actor actor, Repo repo, String name) {
    deeds.must(actor, repo, Role.ADMIN);
    String before = repo.name;
    repo.formerNames.add(repo.fullName());
    repo.name = name;
    repo.updatedAt = deeds.now();
    var changes = Json.obj("repository", Json.obj("name", Json.obj("from", before)));
    var more = Json.obj("changes", changes);
    deeds.payloads().send("repository", Optional.of("renamed"), Optional.of(repo), actor, more);
  }

  /** Gives somebody a role, or takes it with {@link Role#NONE}. */
  void role(Actor actor, Repo repo, Account who, Role role) {
    boolean had = repo.roles.containsKey(who.id);
    if (role == Role.NONE) {
      repo.roles.remove(who.id);
    } else {
      repo.roles.put(who.id, role);
    }
    String action = role == Role.NONE ? "removed" : had ? "edited" : "added";
    ObjectNode more = Json.obj("member", json.user(who));
    if (!action.equals("removed")) {
      more.set(
          "changes",
          Json.obj(
              "permission", Json.obj("from", "read", "to", role.permission()),
              "role_name", Json.obj("to", role.word())));
    }
    deeds.payloads().send("member", Optional.of(action), Optional.of(repo), actor, more);
  }

  void delete(Actor actor, Issue issue) {
    Repo repo = deeds.repo(issue);
    deeds.must(actor, repo, Role.ADMIN);
    deeds.payloads().issue("deleted", issue, actor, Json.obj());
    repo.left.put(issue.number, "");
    World world = deeds.world();
    world.comments.values().removeIf(c -> c.issue == issue.id);
    world.events.removeIf(e -> e.issue() == issue.id);
    world.issues.remove(issue.id);
  }

  /** Moves an issue: a new id and number there, as GitHub does it; comments move along. */
  Issue transfer(Actor actor, Issue issue, Repo target) {
    Repo source = deeds.repo(issue);
    deeds.must(actor, source, Role.WRITE);
    deeds.must(actor, target, Role.WRITE);
    ObjectNode before = json.issues().issue(issue);
    ObjectNode from = json.repository(source);
    Issue moved = copy(issue, target);
    deeds
        .payloads()
        .issue(
            "transferred",
            issue,
            actor,
            Json.obj(
                "changes",
                Json.obj(
                    "new_issue", json.issues().issue(moved),
                    "new_repository", json.repository(target))));
    source.left.put(issue.number, target.fullName() + "#" + moved.number);
    deeds.world().issues.remove(issue.id);
    deeds.world().events.removeIf(e -> e.issue() == issue.id);
    var changes = Json.obj("old_issue", before, "old_repository", from);
    deeds.payloads().issue("opened", moved, actor, Json.obj("changes", changes));
    return moved;
  }

  private Issue copy(Issue issue, Repo target) {
    Issue moved = new Issue();
    moved.id = deeds.next(World.Kind.ISSUE);
    moved.repo = target.id;
    moved.number = target.nextNumber++;
    moved.title = issue.title;
    moved.body = issue.body;
    moved.author = issue.author;
    moved.open = issue.open;
    moved.createdAt = issue.createdAt;
    moved.updatedAt = deeds.now();
    Repo source = deeds.repo(issue);
    issue.labels.forEach(
        id ->
            Optional.ofNullable(source.labels.get(id))
                .flatMap(l -> target.label(l.name()))
                .ifPresent(l -> moved.labels.add(l.id())));
    deeds.world().issues.put(moved.id, moved);
    deeds.world().comments(issue).toList().forEach(c -> c.issue = moved.id);
    return moved;
  }
}
