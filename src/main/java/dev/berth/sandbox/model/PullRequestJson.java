package dev.berth.sandbox.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Pull requests, the files they change, and check runs as GitHub shows them. */
public final class PullRequestJson {
  private final WorldStore store;
  private final GitHubJson json;

  PullRequestJson(WorldStore store, GitHubJson json) {
    this.store = store;
    this.json = json;
  }

  /** A pull request as lists have it. */
  public ObjectNode pull(SandboxPull pull) {
    SandboxRepo repo = store.world().repo(pull.repo);
    return json.fill(
        "pull",
        repo,
        SandboxJson.obj(
            "pull", pull,
            "author", json.user(pull.author),
            "closed", Optional.of(pull.updatedAt).filter(_ -> !pull.open),
            "repository", json.repository(repo),
            "fork", repo.id + pull.author));
  }

  /** A pull request as it stands alone, and as webhooks have it. */
  public ObjectNode fullPull(SandboxPull pull) {
    return json.fill(
        "pull-full", SandboxJson.obj("listed", pull(pull), "files", files(pull).size()));
  }

  /** What is otherwise than when it was opened, by path. */
  public List<ObjectNode> files(SandboxPull pull) {
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

  private ObjectNode file(
      SandboxPull pull, String path, Optional<String> before, Optional<String> now) {
    long added = now.map(t -> t.lines().count()).orElse(0L);
    long deleted = before.map(t -> t.lines().count()).orElse(0L);
    ObjectNode values = SandboxJson.obj("path", path, "head", pull.head, "added", added);
    values.put("deleted", deleted).put("changes", added + deleted);
    values.put("sha", Hashes.blob(now.or(() -> before).orElse("")));
    values.put("status", before.isEmpty() ? "added" : now.isEmpty() ? "removed" : "modified");
    return json.fill("pull-file", store.world().repo(pull.repo), values);
  }

  public ObjectNode checkRun(SandboxWorld.CheckRun run) {
    return json.fill(
        "check-run",
        store.world().repo(run.repo()),
        SandboxJson.obj(
            "run",
            run,
            "completed",
            run.conclusion().map(_ -> run.at()),
            "annotations",
            run.remarks().size(),
            "suite",
            run.id() + 1,
            "viaApp",
            true));
  }
}
