package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Opening, pushing to, closing and aiming pull requests. */
final class PullRequestActions {
  private final Deeds deeds;
  private final GitHubJson json;

  PullRequestActions(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  /**
   * Opens one from a fork.
   *
   * @param changes text by path; empty where the file goes
   */
  Pull open(
      Actor actor, Repo repo, String title, String base, Map<String, Optional<String>> changes) {
    deeds.must(actor, repo, Role.READ);
    Pull pull = new Pull();
    pull.id = deeds.next(World.Kind.PULL);
    pull.repo = repo.id;
    pull.number = repo.nextNumber++;
    pull.title = title;
    pull.author = actor.id();
    pull.base = base;
    pull.before = new TreeMap<>(repo.files);
    pull.baseHead = repo.head;
    pull.files = new TreeMap<>(repo.files);
    pull.createdAt = deeds.now();
    deeds.world().pulls.put(pull.id, pull);
    commit(pull, changes);
    tell(actor, pull, "opened", Json.obj());
    return pull;
  }

  private void commit(Pull pull, Map<String, Optional<String>> changes) {
    changes.forEach(
        (path, text) ->
            text.ifPresentOrElse(t -> pull.files.put(path, t), () -> pull.files.remove(path)));
    String seed = pull.id + pull.head + pull.files + deeds.now();
    pull.head = Hashes.sha1("commit " + seed);
    pull.updatedAt = deeds.now();
  }

  void push(Actor actor, Pull pull, Map<String, Optional<String>> changes) {
    String before = pull.head;
    commit(pull, changes);
    tell(actor, pull, "synchronize", Json.obj("before", before, "after", pull.head));
  }

  void close(Actor actor, Pull pull, boolean open) {
    pull.open = open;
    pull.updatedAt = deeds.now();
    tell(actor, pull, open ? "reopened" : "closed", Json.obj());
  }

  void aim(Actor actor, Pull pull, String base) {
    var from = Json.obj("from", pull.base);
    var sha = Json.obj("from", pull.baseHead);
    pull.base = base;
    pull.updatedAt = deeds.now();
    var changes = Json.obj("base", Json.obj("ref", from, "sha", sha));
    tell(actor, pull, "edited", Json.obj("changes", changes));
  }

  void retitle(Actor actor, Pull pull, String title) {
    var changes = Json.obj("title", Json.obj("from", pull.title));
    pull.title = title;
    pull.updatedAt = deeds.now();
    tell(actor, pull, "edited", Json.obj("changes", changes));
  }

  /** Somebody presses "Re-run" beside a check run. */
  void rerequest(Actor actor, World.CheckRun run) {
    Repo repo = deeds.world().repo(run.repo());
    ObjectNode check = json.pulls().checkRun(run);
    check.set("check_suite", Json.obj("id", run.id() + 1, "head_sha", run.sha()));
    var more = Json.obj("check_run", check);
    deeds.payloads().send("check_run", Optional.of("rerequested"), Optional.of(repo), actor, more);
  }

  private void tell(Actor actor, Pull pull, String action, ObjectNode more) {
    ObjectNode body = Json.obj("number", pull.number, "pull_request", json.pulls().fullPull(pull));
    body.setAll(more);
    Repo repo = deeds.world().repo(pull.repo);
    deeds.payloads().send("pull_request", Optional.of(action), Optional.of(repo), actor, body);
  }
}
