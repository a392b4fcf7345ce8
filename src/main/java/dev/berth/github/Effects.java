package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.ReactionContent;

/** Makes one change to an issue by exactly one request, with one pass and one deadline. */
final class Effects {
  /** The effect, and the request as it went, by which a refused pass is noticed. */
  record Made(Wrote wrote, Sent sent) {}

  /** Something hub4j does to an issue. */
  private interface OnIssue {
    void change(GHIssue issue) throws IOException;
  }

  /** Something hub4j does to a comment. */
  private interface OnComment {
    void change(GHIssueComment comment) throws IOException;
  }

  private final Asking asking;
  private final IssueRef issue;
  private final Pass pass;
  private final long sendBy;

  Effects(Asking asking, IssueRef issue, Pass pass, long sendBy) {
    this.asking = asking;
    this.issue = issue;
    this.pass = pass;
    this.sendBy = sendBy;
  }

  Made make(Write write) {
    return switch (write) {
      case Write.CreateComment(String _, String text) -> create(text);
      case Write.EditComment(long id, String text) -> edit(id, text);
      case Write.DeleteComment(long id) -> onComment(id, GHIssueComment::delete);
      case Write.React(long id, var reaction) -> {
        ReactionContent content = ReactionContent.forContent(reaction.word());
        yield onComment(id, c -> c.createReaction(content));
      }
      case Write.AddLabel(String name) -> onIssue(i -> i.addLabels(name));
      case Write.Lock() -> onIssue(GHIssue::lock);
      case Write.Unlock() -> onIssue(GHIssue::unlock);
      case Write.RemoveLabel(String name) -> removeLabel(name);
      case Write.Edit edit -> plain("PATCH", "", Optional.of(change(edit)));
      case Write.Assign(String login) -> assign(login);
      case Write.Unassign(String login) ->
          plain("DELETE", "/assignees", Optional.of(assignees(login)));
      case Write.Milestone(Optional<Integer> number) -> {
        ObjectNode change = Json.object().putNull("milestone");
        number.ifPresent(n -> change.put("milestone", n));
        yield plain("PATCH", "", Optional.of(change));
      }
    };
  }

  /** Only a 201 with the comment's number in it is a yes. */
  private Made create(String text) {
    OneCall one = new OneCall(asking.wire(), pass, sendBy);
    long id = 0;
    try {
      id = new Hub(asking.wire().host(), one).issue(issue).comment(text).getId();
    } catch (IOException | RuntimeException e) {
      one.thrown(e);
    }
    Made made = made(one);
    if (!(made.wrote() instanceof Wrote.Done)) {
      return made;
    }
    boolean created = made.sent() instanceof Sent.Answered(Answer a) && a.status() == 201 && id > 0;
    return created
        ? new Made(new Wrote.Done(id, time(made.sent(), "created_at")), made.sent())
        : new Made(new Wrote.Unclear("an answer without the comment in it"), made.sent());
  }

  private Made edit(long id, String text) {
    Made made = onComment(id, c -> c.update(text));
    return made.wrote() instanceof Wrote.Done
        ? new Made(new Wrote.Done(0, time(made.sent(), "updated_at")), made.sent())
        : made;
  }

  /** People answer by the forge's clock, so what they saw is told by it too. */
  private static Optional<Instant> time(Sent sent, String field) {
    if (!(sent instanceof Sent.Answered(Answer a))) {
      return Optional.empty();
    }
    return Json.tree(a)
        .filter(n -> Shapes.optional(n, field).isPresent())
        .map(n -> Shapes.instant(n, field));
  }

  private Made onIssue(OnIssue change) {
    OneCall one = new OneCall(asking.wire(), pass, sendBy);
    try {
      change.change(new Hub(asking.wire().host(), one).issue(issue));
    } catch (IOException | RuntimeException e) {
      one.thrown(e);
    }
    return made(one);
  }

  private Made onComment(long id, OnComment change) {
    OneCall one = new OneCall(asking.wire(), pass, sendBy);
    try {
      change.change(new Hub(asking.wire().host(), one).comment(issue, id));
    } catch (IOException | RuntimeException e) {
      one.thrown(e);
    }
    return made(one);
  }

  private Made made(OneCall one) {
    Sent sent = one.sent();
    return new Made(asking.wrote(sent), sent);
  }

  private Made plain(String method, String below, Optional<ObjectNode> body) {
    String path = "/repos/" + issue.repository().name() + "/issues/" + issue.number() + below;
    Call call = new Call(method, asking.wire().host().at(path), body.map(JsonNode::toString));
    Sent sent = asking.wire().send(call, pass, sendBy);
    return new Made(asking.wrote(sent), sent);
  }

  /** A label that is not on the issue is off, as was wanted. */
  private Made removeLabel(String name) {
    Made made = plain("DELETE", "/labels/" + Host.part(name), Optional.empty());
    boolean off =
        made.sent() instanceof Sent.Answered(Answer a)
            && a.status() == 404
            && a.message().contains("Label does not exist");
    return off ? new Made(new Wrote.Done(0), made.sent()) : made;
  }

  /** GitHub answers 201 also for somebody it then leaves out. */
  private Made assign(String login) {
    Made made = plain("POST", "/assignees", Optional.of(assignees(login)));
    boolean leftOut =
        made.wrote() instanceof Wrote.Done
            && made.sent() instanceof Sent.Answered(Answer a)
            && Json.tree(a).filter(n -> !hasAssignee(n, login)).isPresent();
    return leftOut
        ? new Made(new Wrote.Refused(login + " cannot be assigned here"), made.sent())
        : made;
  }

  private static boolean hasAssignee(JsonNode answered, String login) {
    JsonNode list = answered.path("assignees");
    return !list.isArray()
        || list.valueStream().anyMatch(p -> p.path("login").asText("").equalsIgnoreCase(login));
  }

  private static ObjectNode assignees(String login) {
    ObjectNode body = Json.object();
    body.putArray("assignees").add(login);
    return body;
  }

  private static ObjectNode change(Write.Edit edit) {
    ObjectNode body = Json.object();
    edit.title().ifPresent(title -> body.put("title", title));
    edit.open().ifPresent(open -> body.put("state", open ? "open" : "closed"));
    edit.reason().ifPresent(reason -> body.put("state_reason", reason));
    return body;
  }
}
