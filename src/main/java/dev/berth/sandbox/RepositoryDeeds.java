package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What happens to a whole repository: pushes, renames, members; and pings of the hook. */
final class RepositoryDeeds {
  private final Deeds deeds;
  private final Shapes shapes;

  RepositoryDeeds(Deeds deeds, Shapes shapes) {
    this.deeds = deeds;
    this.shapes = shapes;
  }

  /** A commit on the default branch that sets one file; empty text deletes it. */
  void push(Actor actor, Repo repo, String path, Optional<String> text) {
    String before = repo.head;
    boolean added = !repo.files.containsKey(path);
    text.ifPresentOrElse(t -> repo.files.put(path, t), () -> repo.files.remove(path));
    repo.head = sha("commit " + before + path + text.orElse("") + deeds.now());
    repo.pushedAt = deeds.now();
    ObjectNode commit = commit(actor, repo, path, added, text.isEmpty());
    String url = shapes.repository().hook(repo).path("html_url").asText();
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
    deeds.payloads().repository("push", Optional.empty(), repo, actor, more);
  }

  private ObjectNode commit(Actor actor, Repo repo, String path, boolean added, boolean gone) {
    String name = actor.account().name.isEmpty() ? actor.account().login : actor.account().name;
    ObjectNode who =
        Json.obj("name", name, "email", mail(actor), "username", actor.account().login);
    return Json.obj(
        "id",
        repo.head,
        "tree_id",
        sha("tree " + repo.head),
        "distinct",
        true,
        "message",
        (gone ? "Delete " : added ? "Add " : "Change ") + path,
        "timestamp",
        deeds.now(),
        "url",
        shapes.repository().hook(repo).path("html_url").asText() + "/commit/" + repo.head,
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
    deeds.payloads().repository("repository", Optional.of("renamed"), repo, actor, more);
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
    ObjectNode more = Json.obj("member", shapes.person().simple(who));
    if (!action.equals("removed")) {
      more.set(
          "changes",
          Json.obj(
              "permission", Json.obj("from", "read", "to", role.permission()),
              "role_name", Json.obj("to", role.word())));
    }
    deeds.payloads().repository("member", Optional.of(action), repo, actor, more);
  }

  static String sha(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
