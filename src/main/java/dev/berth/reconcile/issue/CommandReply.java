package dev.berth.reconcile.issue;

import dev.berth.commands.model.ActorRights;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Reaction;
import dev.berth.program.Right;
import dev.berth.reconcile.turn.IgnoredComments.Why;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.view.OneOffWrite;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the writer of a comment gets for it: one answer, or a sign that it was taken. */
final class CommandReply {
  private final IssueContext context;
  private final Comment comment;
  private final Person actor;
  private final ActorRights rights;
  private Optional<OneOffWrite.ReplyComment> answer = Optional.empty();
  private boolean isRefused;
  private boolean done;

  CommandReply(IssueContext context, Comment comment, Person actor, ActorRights rights) {
    this.context = context;
    this.comment = comment;
    this.actor = actor;
    this.rights = rights;
  }

  void done() {
    done = true;
  }

  /** A refusal is said rather than an answer, the first rather than a later one. */
  void take(CommandResult result) {
    switch (result) {
      case CommandResult.Replies(ReplyTemplate s, var values) -> say(s.template(), values, false);
      case CommandResult.Refuses(var why, var values) -> say(why.template(), values, true);
      case CommandResult.UnknownCommand u when u.isAnswered() ->
          say("unknown", Map.of("word", u.word(), "near", u.near().orElse("")), true);
      case CommandResult.Ignores(var why) -> context.ignore(comment, Why.of(why));
      case CommandResult.UnknownCommand _ -> context.ignore(comment, Why.UNKNOWN_WORD);
      case CommandResult.TryLater _,
          CommandResult.RequestEvent _,
          CommandResult.AnswersGiven _,
          CommandResult.IssueChanges _ -> {}
    }
  }

  void refused(StateRefusal reason, String command) {
    say(reason.template(), Map.of("command", command), true);
  }

  private void say(String template, Map<String, String> values, boolean refusal) {
    if (answer.isPresent() && (!refusal || isRefused)) return;
    isRefused = refusal;
    answer =
        Optional.of(new OneOffWrite.ReplyComment("reply:" + comment.id(), actor, template, values));
  }

  void give() {
    if (answer.isEmpty()) {
      if (done) sign(Reaction.THUMBS_UP);
      return;
    }
    var reply = answer.get();
    switch (new ReplyBudget(context, actor).may(reply, isRefused, this::isStranger)) {
      case ANSWER -> context.schedule(reply);
      case SIGN -> sign(isRefused ? Reaction.CONFUSED : Reaction.THUMBS_UP);
      case SILENCE -> context.ignore(comment, Why.ANSWERED_ENOUGH);
    }
  }

  /** Nobody is taken for a stranger because the forge could not say who they are. */
  private boolean isStranger() {
    if (context.activeRequest().filter(r -> r.who().isOf(actor)).isPresent()) return false;
    return Stream.of(Right.APPROVE, Right.TRIAGE, Right.OPERATE)
        .map(rights::grantedBy)
        .allMatch(k -> !(k instanceof Known.Unknown) && k.found().flatMap(g -> g).isEmpty());
  }

  /** The text of an issue takes no sign of ours: the status comment is the answer. */
  private void sign(Reaction reaction) {
    if (comment.isIssueText()) return;
    context.schedule(
        new OneOffWrite.RepeatableWrite(
            "sign:" + comment.id(), CommentHandler.seen(comment.id(), reaction)));
  }
}
