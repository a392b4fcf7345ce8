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
  private final RepositoryDeeds repositories;
  private final HookDeeds hooks;
  private final PullDeeds pulls;

  Deeds(Stage stage, Shapes shapes) {
    this.stage = stage;
    this.payloads = new Payloads(stage, shapes);
    this.labels = new LabelDeeds(this, shapes);
    this.issues = new IssueDeeds(this, shapes);
    this.comments = new CommentDeeds(this);
    this.repositories = new RepositoryDeeds(this, shapes);
    this.hooks = new HookDeeds(this, shapes);
    this.pulls = new PullDeeds(this, shapes);
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

  RepositoryDeeds repositories() {
    return repositories;
  }

  HookDeeds hooks() {
    return hooks;
  }

  PullDeeds pulls() {
    return pulls;
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
