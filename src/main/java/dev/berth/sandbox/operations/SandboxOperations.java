package dev.berth.sandbox.operations;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.IssueEvent;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldStore;
import dev.berth.sandbox.webhooks.WebhookPayloads;
import java.time.Instant;
import java.util.Map;

/**
 * What operations have in common: the world, rights, and writing a line into an issue's history.
 */
public final class SandboxOperations {
  private final WorldStore store;
  private final WebhookPayloads payloads;
  private final LabelOperations labels;
  private final IssueOperations issues;
  private final CommentOperations comments;

  public SandboxOperations(WorldStore store, GitHubJson json) {
    this.store = store;
    this.payloads = new WebhookPayloads(store, json);
    this.labels = new LabelOperations(this, json);
    this.issues = new IssueOperations(this, json);
    this.comments = new CommentOperations(this);
  }

  public LabelOperations labels() {
    return labels;
  }

  public IssueOperations issues() {
    return issues;
  }

  public CommentOperations comments() {
    return comments;
  }

  public SandboxWorld world() {
    return store.world();
  }

  public WebhookPayloads payloads() {
    return payloads;
  }

  public Instant now() {
    return store.now();
  }

  public long next(SandboxWorld.Kind kind) {
    return store.world().next(kind);
  }

  public SandboxRepo repo(SandboxIssue issue) {
    return store.world().repo(issue.repo);
  }

  public boolean hasRole(Actor actor, SandboxRepo repo, SandboxRole least) {
    return world().role(repo, actor.account()).atLeast(least);
  }

  /** Refuses unless the actor has at least that role. */
  public void requireRole(Actor actor, SandboxRepo repo, SandboxRole least) {
    if (!hasRole(actor, repo, SandboxRole.READ)) {
      throw ApiError.notFound();
    }
    if (!hasRole(actor, repo, least)) {
      throw actor.viaApp()
          ? new ApiError(403, "Resource not accessible by integration")
          : ApiError.forbidden();
    }
  }

  void addEvent(SandboxIssue issue, Actor actor, String event, Map<String, String> details) {
    issue.updatedAt = now();
    world()
        .events
        .add(
            new IssueEvent(
                next(SandboxWorld.Kind.EVENT),
                issue.id,
                actor.id(),
                actor.viaApp(),
                event,
                details,
                now()));
  }
}
