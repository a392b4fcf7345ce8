package dev.berth.sandbox;

import java.time.Instant;
import java.util.Map;

/** What deeds have in common: the stage, rights, and writing a line into an issue's history. */
final class Deeds {
  private final Stage stage;
  private final Payloads payloads;
  private final LabelDeeds labels;
  private final IssueDeeds issues;
  private final CommentDeeds comments;

  Deeds(Stage stage, GitHubJson json) {
    this.stage = stage;
    this.payloads = new Payloads(stage, json);
    this.labels = new LabelDeeds(this, json);
    this.issues = new IssueDeeds(this, json);
    this.comments = new CommentDeeds(this);
  }

  LabelDeeds labels() {
    return labels;
  }

  IssueDeeds issues() {
    return issues;
  }

  CommentDeeds comments() {
    return comments;
  }

  World world() {
    return stage.world();
  }

  Payloads payloads() {
    return payloads;
  }

  Instant now() {
    return stage.now();
  }

  long next(World.Kind kind) {
    return stage.world().next(kind);
  }

  Repo repo(Issue issue) {
    return stage.world().repo(issue.repo);
  }

  boolean may(Actor actor, Repo repo, Role least) {
    return world().role(repo, actor.account()).atLeast(least);
  }

  /** Refuses unless the actor has at least that role. */
  void must(Actor actor, Repo repo, Role least) {
    if (!may(actor, repo, Role.READ)) {
      throw ApiError.notFound();
    }
    if (!may(actor, repo, least)) {
      throw actor.viaApp()
          ? new ApiError(403, "Resource not accessible by integration")
          : ApiError.forbidden();
    }
  }

  void write(Issue issue, Actor actor, String event, Map<String, String> details) {
    issue.updatedAt = now();
    world()
        .events
        .add(
            new IssueEvent(
                next(World.Kind.EVENT),
                issue.id,
                actor.id(),
                actor.viaApp(),
                event,
                details,
                now()));
  }
}
