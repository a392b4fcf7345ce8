package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.Hashes;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxPull;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.operations.SandboxOperations;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Opening, pushing to, closing and aiming pull requests. */
final class PullRequestActions {
  private final SandboxOperations operations;
  private final GitHubJson json;

  PullRequestActions(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  /**
   * Opens one from a fork.
   *
   * @param changes text by path; empty where the file goes
   */
  SandboxPull open(
      Actor actor,
      SandboxRepo repo,
      String title,
      String base,
      Map<String, Optional<String>> changes) {
    operations.requireRole(actor, repo, SandboxRole.READ);
    SandboxPull pull = new SandboxPull();
    pull.id = operations.next(SandboxWorld.Kind.PULL);
    pull.repo = repo.id;
    pull.number = repo.nextNumber++;
    pull.title = title;
    pull.author = actor.id();
    pull.base = base;
    pull.before = new TreeMap<>(repo.files);
    pull.baseHead = repo.head;
    pull.files = new TreeMap<>(repo.files);
    pull.createdAt = operations.now();
    operations.world().pulls.put(pull.id, pull);
    commit(pull, changes);
    tell(actor, pull, "opened", SandboxJson.obj());
    return pull;
  }

  private void commit(SandboxPull pull, Map<String, Optional<String>> changes) {
    changes.forEach(
        (path, text) ->
            text.ifPresentOrElse(t -> pull.files.put(path, t), () -> pull.files.remove(path)));
    String seed = pull.id + pull.head + pull.files + operations.now();
    pull.head = Hashes.sha1("commit " + seed);
    pull.updatedAt = operations.now();
  }

  void push(Actor actor, SandboxPull pull, Map<String, Optional<String>> changes) {
    String before = pull.head;
    commit(pull, changes);
    tell(actor, pull, "synchronize", SandboxJson.obj("before", before, "after", pull.head));
  }

  void close(Actor actor, SandboxPull pull, boolean open) {
    pull.open = open;
    pull.updatedAt = operations.now();
    tell(actor, pull, open ? "reopened" : "closed", SandboxJson.obj());
  }

  void aim(Actor actor, SandboxPull pull, String base) {
    var from = SandboxJson.obj("from", pull.base);
    var sha = SandboxJson.obj("from", pull.baseHead);
    pull.base = base;
    pull.updatedAt = operations.now();
    var changes = SandboxJson.obj("base", SandboxJson.obj("ref", from, "sha", sha));
    tell(actor, pull, "edited", SandboxJson.obj("changes", changes));
  }

  void retitle(Actor actor, SandboxPull pull, String title) {
    var changes = SandboxJson.obj("title", SandboxJson.obj("from", pull.title));
    pull.title = title;
    pull.updatedAt = operations.now();
    tell(actor, pull, "edited", SandboxJson.obj("changes", changes));
  }

  /** Somebody presses "Re-run" beside a check run. */
  void rerequest(Actor actor, SandboxWorld.CheckRun run) {
    SandboxRepo repo = operations.world().repo(run.repo());
    ObjectNode check = json.pulls().checkRun(run);
    check.set("check_suite", SandboxJson.obj("id", run.id() + 1, "head_sha", run.sha()));
    var more = SandboxJson.obj("check_run", check);
    operations
        .payloads()
        .send("check_run", Optional.of("rerequested"), Optional.of(repo), actor, more);
  }

  private void tell(Actor actor, SandboxPull pull, String action, ObjectNode more) {
    ObjectNode body =
        SandboxJson.obj("number", pull.number, "pull_request", json.pulls().fullPull(pull));
    body.setAll(more);
    SandboxRepo repo = operations.world().repo(pull.repo);
    operations.payloads().send("pull_request", Optional.of(action), Optional.of(repo), actor, body);
  }
}
