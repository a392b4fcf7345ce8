package dev.berth.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The endpoints of comments and of the signs under issues and comments. */
final class CommentEndpoints {
  private static final String ISSUES = "/repos/{owner}/{repo}/issues";
  private static final String COMMENTS = ISSUES + "/{issue_number}/comments";
  private static final String COMMENT = ISSUES + "/comments/{comment_id}";
  private static final String ON_ISSUE = ISSUES + "/{issue_number}/reactions";

  private final Deeds deeds;
  private final GitHubJson json;

  CommentEndpoints(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  void on(Router router) {
    router.get(COMMENTS, this::ofIssue);
    router.post(COMMENTS, this::create);
    router.get(ISSUES + "/comments", this::ofRepository);
    router.get(COMMENT, call -> Answer.ok(json.issues().comment(call.comment())));
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

  private Answer ofIssue(Call call) {
    List<Comment> found = changedSince(call, call.world().comments(call.issue()));
    found.sort(Comparator.comparingLong(c -> c.id));
    return call.page(found, json.issues()::comment);
  }

  private Answer ofRepository(Call call) {
    Repo repo = call.repo();
    World world = call.world();
    List<Comment> found =
        changedSince(
            call,
            world.comments.values().stream().filter(c -> world.issue(c.issue).repo == repo.id));
    Comparator<Comment> order =
        call.query("sort", "created").equals("updated")
            ? Comparator.comparing(c -> c.updatedAt)
            : Comparator.comparing(c -> c.createdAt);
    order = order.thenComparingLong(c -> c.id);
    found.sort(call.query("direction", "asc").equals("desc") ? order.reversed() : order);
    return call.page(found, json.issues()::comment);
  }

  private static List<Comment> changedSince(Call call, Stream<Comment> comments) {
    var since = IssueEndpoints.since(call);
    List<Comment> found = new ArrayList<>();
    comments.filter(c -> since.map(s -> !c.updatedAt.isBefore(s)).orElse(true)).forEach(found::add);
    return found;
  }

  private Answer create(Call call) {
    Actor actor = call.actor();
    Comment comment = deeds.comments().create(actor, call.issue(), call.text("body").orElse(""));
    var body = json.issues().comment(comment);
    return Answer.of(201, body).with("Location", body.path("url").asText());
  }

  private Answer edit(Call call) {
    deeds.comments().edit(call.actor(), call.comment(), call.text("body").orElse(""));
    return Answer.ok(json.issues().comment(call.comment()));
  }

  private Answer delete(Call call) {
    deeds.comments().delete(call.actor(), call.comment());
    return Answer.empty(204);
  }

  private Answer reactions(Call call, List<Issue.Reaction> reactions) {
    String content = call.query("content", "");
    return call.page(
        reactions.stream().filter(r -> content.isEmpty() || r.content().equals(content)).toList(),
        json.issues()::reaction);
  }

  private Answer reactToComment(Call call) {
    Comment comment = call.comment();
    return react(call, call.world().issue(comment.issue), comment.reactions);
  }

  private Answer react(Call call, Issue issue, List<Issue.Reaction> reactions) {
    var done =
        deeds.comments().react(call.actor(), issue, reactions, call.text("content").orElse(""));
    return Answer.of(done.fresh() ? 201 : 200, json.issues().reaction(done.reaction()));
  }

  private Answer unreact(Call call, List<Issue.Reaction> reactions) {
    deeds.comments().unreact(call.actor(), reactions, call.number("reaction_id"));
    return Answer.empty(204);
  }
}
