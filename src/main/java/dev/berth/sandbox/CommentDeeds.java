package dev.berth.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writing, changing, deleting comments, and the signs under them. */
final class CommentDeeds {
  /** What GitHub stores at most, in bytes of UTF-8. */
  static final int BYTES_MAX = 262_144;

  private final Deeds deeds;

  CommentDeeds(Deeds deeds) {
    this.deeds = deeds;
  }

  Comment create(Actor actor, Issue issue, String body) {
    Repo repo = deeds.repo(issue);
    deeds.must(actor, repo, Role.READ);
    if (issue.locked && !deeds.may(actor, repo, Role.WRITE)) {
      throw new ApiError(403, "Unable to create comment because issue is locked.");
    }
    check(body);
    Comment comment = new Comment();
    comment.id = deeds.next(World.Kind.COMMENT);
    comment.issue = issue.id;
    comment.author = actor.id();
    comment.viaApp = actor.viaApp();
    comment.body = body;
    comment.createdAt = deeds.now();
    comment.updatedAt = comment.createdAt;
    deeds.world().comments.put(comment.id, comment);
    issue.updatedAt = comment.createdAt;
    deeds.payloads().comment("created", issue, comment, actor, Json.obj());
    return comment;
  }

  void edit(Actor actor, Comment comment, String body) {
    Issue issue = own(actor, comment);
    check(body);
    String before = comment.body;
    comment.body = body;
    comment.updatedAt = deeds.now();
    var changes = Json.obj("changes", Json.obj("body", Json.obj("from", before)));
    deeds.payloads().comment("edited", issue, comment, actor, changes);
  }

  void delete(Actor actor, Comment comment) {
    Issue issue = own(actor, comment);
    deeds.payloads().comment("deleted", issue, comment, actor, Json.obj());
    deeds.world().comments.remove(comment.id);
    issue.updatedAt = deeds.now();
  }

  /** May be changed by whoever wrote it and by those with write access. */
  private Issue own(Actor actor, Comment comment) {
    Issue issue = deeds.world().issue(comment.issue);
    Repo repo = deeds.repo(issue);
    if (comment.author != actor.id()) {
      deeds.must(actor, repo, Role.WRITE);
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
  record Reacted(Issue.Reaction reaction, boolean fresh) {}

  Reacted react(Actor actor, Issue issue, List<Issue.Reaction> reactions, String content) {
    deeds.must(actor, deeds.repo(issue), Role.READ);
    if (!Issue.Reaction.CONTENTS.contains(content)) {
      throw ApiError.invalid("Reaction", "content", "invalid");
    }
    for (Issue.Reaction there : reactions) {
      if (there.by() == actor.id() && there.content().equals(content)) {
        return new Reacted(there, false);
      }
    }
    var reaction =
        new Issue.Reaction(deeds.next(World.Kind.REACTION), actor.id(), content, deeds.now());
    reactions.add(reaction);
    return new Reacted(reaction, true);
  }

  void unreact(Actor actor, List<Issue.Reaction> reactions, long id) {
    for (Issue.Reaction there : new ArrayList<>(reactions)) {
      if (there.id() == id && there.by() == actor.id()) {
        reactions.remove(there);
        return;
      }
    }
    throw ApiError.notFound();
  }
}
