package dev.berth.sandbox.rest;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxComment;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.operations.SandboxOperations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The endpoints of comments and of the signs under issues and comments. */
public final class CommentEndpoints {
  private static final String ISSUES = "/repos/{owner}/{repo}/issues";
  private static final String COMMENTS = ISSUES + "/{issue_number}/comments";
  private static final String COMMENT = ISSUES + "/comments/{comment_id}";
  private static final String ON_ISSUE = ISSUES + "/{issue_number}/reactions";

  private final SandboxOperations operations;
  private final GitHubJson json;

  public CommentEndpoints(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  public void on(RestRouter router) {
    router.get(COMMENTS, this::ofIssue);
    router.post(COMMENTS, this::create);
    router.get(ISSUES + "/comments", this::ofRepository);
    router.get(COMMENT, call -> RestResponse.ok(json.issues().comment(call.comment())));
    router.patch(COMMENT, this::edit);
    router.delete(COMMENT, this::delete);
    router.get(COMMENT + "/reactions", call -> reactions(call, call.comment().reactions));
    router.post(COMMENT + "/reactions", this::reactToComment);
    router.delete(
        COMMENT + "/reactions/{reaction_id}", call -> unreact(call, call.comment().reactions));
    router.get(ON_ISSUE, call -> reactions(call, call.issue().reactions));
    router.post(ON_ISSUE, call -> react(call, call.issue(), call.issue().reactions));
    router.delete(ON_ISSUE + "/{reaction_id}", call -> unreact(call, call.issue().reactions));
  }

  private RestResponse ofIssue(RestRequest call) {
    List<SandboxComment> found = changedSince(call, call.world().comments(call.issue()));
    found.sort(Comparator.comparingLong(c -> c.id));
    return call.page(found, json.issues()::comment);
  }

  private RestResponse ofRepository(RestRequest call) {
    SandboxRepo repo = call.repo();
    SandboxWorld world = call.world();
    List<SandboxComment> found =
        changedSince(
            call,
            world.comments.values().stream().filter(c -> world.issue(c.issue).repo == repo.id));
    Comparator<SandboxComment> order =
        call.query("sort", "created").equals("updated")
            ? Comparator.comparing(c -> c.updatedAt)
            : Comparator.comparing(c -> c.createdAt);
    order = order.thenComparingLong(c -> c.id);
    found.sort(call.query("direction", "asc").equals("desc") ? order.reversed() : order);
    return call.page(found, json.issues()::comment);
  }

  private static List<SandboxComment> changedSince(
      RestRequest call, Stream<SandboxComment> comments) {
    var since = IssueEndpoints.since(call);
    List<SandboxComment> found = new ArrayList<>();
    comments.filter(c -> since.map(s -> !c.updatedAt.isBefore(s)).orElse(true)).forEach(found::add);
    return found;
  }

  private RestResponse create(RestRequest call) {
    Actor actor = call.actor();
    SandboxComment comment =
        operations.comments().create(actor, call.issue(), call.text("body").orElse(""));
    var body = json.issues().comment(comment);
    return RestResponse.of(201, body).with("Location", body.path("url").asText());
  }

  private RestResponse edit(RestRequest call) {
    operations.comments().edit(call.actor(), call.comment(), call.text("body").orElse(""));
    return RestResponse.ok(json.issues().comment(call.comment()));
  }

  private RestResponse delete(RestRequest call) {
    operations.comments().delete(call.actor(), call.comment());
    return RestResponse.empty(204);
  }

  private RestResponse reactions(RestRequest call, List<SandboxIssue.Reaction> reactions) {
    String content = call.query("content", "");
    return call.page(
        reactions.stream().filter(r -> content.isEmpty() || r.content().equals(content)).toList(),
        json.issues()::reaction);
  }

  private RestResponse reactToComment(RestRequest call) {
    SandboxComment comment = call.comment();
    return react(call, call.world().issue(comment.issue), comment.reactions);
  }

  private RestResponse react(
      RestRequest call, SandboxIssue issue, List<SandboxIssue.Reaction> reactions) {
    var done =
        operations
            .comments()
            .react(call.actor(), issue, reactions, call.text("content").orElse(""));
    return RestResponse.of(done.fresh() ? 201 : 200, json.issues().reaction(done.reaction()));
  }

  private RestResponse unreact(RestRequest call, List<SandboxIssue.Reaction> reactions) {
    operations.comments().unreact(call.actor(), reactions, call.number("reaction_id"));
    return RestResponse.empty(204);
  }
}
