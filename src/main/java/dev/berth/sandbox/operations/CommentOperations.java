package dev.berth.sandbox.operations;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.SandboxComment;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writing, changing, deleting comments, and the signs under them. */
public final class CommentOperations {
  /** What GitHub stores at most, in bytes of UTF-8. */
  static final int BYTES_MAX = 262_144;

  private final SandboxOperations operations;

  CommentOperations(SandboxOperations operations) {
    this.operations = operations;
  }

  public SandboxComment create(Actor actor, SandboxIssue issue, String body) {
    SandboxRepo repo = operations.repo(issue);
    operations.requireRole(actor, repo, SandboxRole.READ);
    if (issue.locked && !operations.hasRole(actor, repo, SandboxRole.WRITE)) {
      throw new ApiError(403, "Unable to create comment because issue is locked.");
    }
    check(body);
    SandboxComment comment = new SandboxComment();
    comment.id = operations.next(SandboxWorld.Kind.COMMENT);
    comment.issue = issue.id;
    comment.author = actor.id();
    comment.viaApp = actor.viaApp();
    comment.body = body;
    comment.createdAt = operations.now();
    comment.updatedAt = comment.createdAt;
    operations.world().comments.put(comment.id, comment);
    issue.updatedAt = comment.createdAt;
    operations.payloads().comment("created", issue, comment, actor, SandboxJson.obj());
    return comment;
  }

  public void edit(Actor actor, SandboxComment comment, String body) {
    SandboxIssue issue = own(actor, comment);
    check(body);
    String before = comment.body;
    comment.body = body;
    comment.updatedAt = operations.now();
    var changes =
        SandboxJson.obj("changes", SandboxJson.obj("body", SandboxJson.obj("from", before)));
    operations.payloads().comment("edited", issue, comment, actor, changes);
  }

  public void delete(Actor actor, SandboxComment comment) {
    SandboxIssue issue = own(actor, comment);
    operations.payloads().comment("deleted", issue, comment, actor, SandboxJson.obj());
    operations.world().comments.remove(comment.id);
    issue.updatedAt = operations.now();
  }

  /** May be changed by whoever wrote it and by those with write access. */
  private SandboxIssue own(Actor actor, SandboxComment comment) {
    SandboxIssue issue = operations.world().issue(comment.issue);
    SandboxRepo repo = operations.repo(issue);
    if (comment.author != actor.id()) {
      operations.requireRole(actor, repo, SandboxRole.WRITE);
    }
    return issue;
  }

  private static void check(String body) {
    if (body.isBlank()) {
      throw ApiError.invalid("IssueComment", "body", "missing_field");
    }
    if (body.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw ApiError.invalid("IssueComment", "body", "too_long");
    }
  }

  /** A sign under an issue or comment; {@code fresh} is false where it stood there already. */
  public record Reacted(SandboxIssue.Reaction reaction, boolean fresh) {}

  public Reacted react(
      Actor actor, SandboxIssue issue, List<SandboxIssue.Reaction> reactions, String content) {
    operations.requireRole(actor, operations.repo(issue), SandboxRole.READ);
    if (!SandboxIssue.Reaction.CONTENTS.contains(content)) {
      throw ApiError.invalid("Reaction", "content", "invalid");
    }
    for (SandboxIssue.Reaction there : reactions) {
      if (there.by() == actor.id() && there.content().equals(content)) {
        return new Reacted(there, false);
      }
    }
    var reaction =
        new SandboxIssue.Reaction(
            operations.next(SandboxWorld.Kind.REACTION), actor.id(), content, operations.now());
    reactions.add(reaction);
    return new Reacted(reaction, true);
  }

  public void unreact(Actor actor, List<SandboxIssue.Reaction> reactions, long id) {
    for (SandboxIssue.Reaction there : new ArrayList<>(reactions)) {
      if (there.id() == id && there.by() == actor.id()) {
        reactions.remove(there);
        return;
      }
    }
    throw ApiError.notFound();
  }
}
