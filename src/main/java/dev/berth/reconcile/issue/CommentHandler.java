package dev.berth.reconcile.issue;

import dev.berth.commands.CommandRegistry;
import dev.berth.commands.grammar.TypedCommand;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandOrigin;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.Permit;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Reaction;
import dev.berth.forge.Write;
import dev.berth.observe.TroubleKind;
import dev.berth.policy.Account;
import dev.berth.program.Team;
import dev.berth.reading.Digest;
import dev.berth.reconcile.turn.IgnoredComments;
import dev.berth.reconcile.turn.WritersOwnCommands;
import dev.berth.request.Active;
import dev.berth.request.Decision;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.PendingChange;
import dev.berth.request.Request;
import dev.berth.request.State;
import dev.berth.store.Message;
import dev.berth.store.RowChange;
import dev.berth.view.OneOffWrite;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A comment that somebody wrote: its commands are interpreted one after the other, and all that
 * comes of them is one commit. One receipt and at most one answer a comment.
 */
final class CommentHandler {
  /** What ends or gives back is done for the request's people even while the forge is silent. */
  private static final Set<String> NEEDS_NO_LOOK = Set.of("release", "withdraw");

  /** What decides on the version that its writer saw. */
  private static final Set<String> BOUND_TO_VERSION = Set.of("approve", "override");

  private final IssueContext context;
  private final Comment comment;
  private final CommandOrigin origin;
  private final Person actor;
  private final CommandRegistry.Agenda agenda;
  private final List<CommandResult> notTaken;
  private final ForgeActorRights rights;
  private final Map<String, Known<Account>> people = new HashMap<>();
  private Optional<Digest> seen = Optional.empty();

  CommentHandler(IssueContext context, Incoming.CommentCreated c) {
    this.context = context;
    this.comment = c.comment();
    this.origin = origin(c);
    this.actor = comment.author();
    var own = new WritersOwnCommands(comment, context.shown().watch(), context.program().prefix());
    this.agenda = CommandRegistry.agenda(own.taken());
    this.notTaken = isAnswered() ? own.notTaken() : List.of();
    this.rights = new ForgeActorRights(context, actor);
  }

  private boolean isAnswered() {
    return origin == CommandOrigin.COMMENT && !actor.bot() && !actor.isGhost();
  }

  private static CommandOrigin origin(Incoming.CommentCreated c) {
    if (c.comment().isIssueText()) return CommandOrigin.BODY;
    return c.found() && c.comment().isEdited() ? CommandOrigin.EDITED : CommandOrigin.COMMENT;
  }

  /**
   * Obeys the text of an issue, in the commit that opens the request. Where the forge cannot tell
   * what must be known for it, the text is heard once more, like a comment.
   */
  static void atOpening(IssueContext context, Issue issue) {
    var heard = new Incoming.CommentCreated(issue.author(), issue.ref(), Comment.of(issue), false);
    var handler = new CommentHandler(context, heard);
    if (handler.agenda.typed().isEmpty()) return;
    if (handler.lookUp().isEmpty()) handler.obey();
    else {
      var id = "text:" + issue.id();
      context.commit(
          RowChange.NOTHING.send(context.claim().key(), id, new Message.ForgeEvent(heard)));
    }
  }

  /** A person used our own account: what we write ourselves carries a mark of ours. */
  boolean isTypedAsUs() {
    return !agenda.typed().isEmpty()
        && context.services().markers().own(comment, context.ref()).isEmpty();
  }

  boolean needsNoSync() {
    return context.activeRequest().filter(r -> r.who().isMember(actor)).isPresent()
        && !agenda.typed().isEmpty()
        && agenda.typed().stream().allMatch(t -> NEEDS_NO_LOOK.contains(t.name()));
  }

  /** Empty when the comment was dealt with; else when to try it again, with nothing done. */
  Optional<Instant> answer(RowChange taken) {
    if (agenda.typed().isEmpty() && (notTaken.isEmpty() || context.activeRequest().isEmpty())) {
      prose(taken);
      return Optional.empty();
    }
    var waits = lookUp();
    if (waits.isPresent()) return waits;
    return context.atomically(
        taken,
        () -> {
          obey();
          return Optional.empty();
        });
  }

  /** What one of its people writes may answer what an approver asked. */
  private void prose(RowChange taken) {
    if (origin == CommandOrigin.COMMENT) new PlainYes(context).heard(comment);
    context.ignore(comment, IgnoredComments.Why.NO_COMMAND);
    var isOf = !actor.bot() && context.activeRequest().filter(r -> r.who().isOf(actor)).isPresent();
    if (isOf) context.apply(new Event.Replied(context.now(), actor), taken);
    else context.commit(taken);
  }

  /** Everything that must be asked is asked before anything is done. */
  private Optional<Instant> lookUp() {
    new QueryResolver(context).identify();
    if (agenda.typed().stream().anyMatch(t -> BOUND_TO_VERSION.contains(t.name()))) {
      var version = new VersionSeen(context).at(comment.createdAt());
      if (version instanceof Known.Unknown(_, var again)) return Optional.of(again);
      seen = version.found().flatMap(d -> d);
    }
    for (var t : agenda.typed()) {
      // Whoever may not add people costs no look at any of them.
      if (mayUse(t))
        for (var handle : CommandRegistry.handles(t)) people.computeIfAbsent(handle, this::account);
      for (var result : CommandRegistry.interpret(t, context()))
        if (result instanceof CommandResult.TryLater(_, var again)) return Optional.of(again);
    }
    return people.values().stream()
        .flatMap(
            k ->
                k instanceof Known.Unknown<Account>(_, var again)
                    ? Optional.of(again).stream()
                    : Optional.<Instant>empty().stream())
        .findFirst();
  }

  private boolean mayUse(TypedCommand t) {
    return context.activeRequest().isPresent()
        && CommandRegistry.spec(t.name())
            .filter(s -> Permit.of(s, context()) instanceof Permit.Yes)
            .isPresent();
  }

  /** A team that the program names and GitHub does not show; no waiting helps then. */
  Optional<String> missingTeam() {
    var missing = context.services().troubles().about(TroubleKind.TEAM_MISSING);
    return context.program().rights().teams().stream()
        .map(Team::toString)
        .filter(missing::contains)
        .findFirst();
  }

  /** What must be known for it could not be found out for long: whoever wrote it is told. */
  void giveUp(RowChange taken) {
    context.atomically(
        taken,
        () -> {
          var reply = new CommandReply(context, comment, actor, rights);
          var command =
              Map.of("command", agenda.typed().getFirst().name(), "team", missingTeam().orElse(""));
          reply.take(new CommandResult.Refuses(ReplyTemplate.CANNOT_TELL, command));
          reply.give();
          return Optional.empty();
        });
  }

  private Known<Account> account(String handle) {
    var profile = context.services().lookups(actor).profile(handle);
    return profile.map(p -> new Account(p.person(), p.since()));
  }

  private void obey() {
    var reply = new CommandReply(context, comment, actor, rights);
    if (agenda.tooMany()) reply.take(CommandRegistry.tooMany());
    if (context.activeRequest().isPresent()) notTaken.forEach(reply::take);
    for (var t : agenda.typed())
      for (var result : CommandRegistry.interpret(t, context())) obey(t, result, reply);
    reply.give();
  }

  private void obey(TypedCommand t, CommandResult result, CommandReply reply) {
    switch (result) {
      case CommandResult.RequestEvent(Event.MadeByHand made) when context.isAddressTaken(made) ->
          reply.refused(Decision.StateRefusal.ADDRESS_TAKEN, t.name());
      case CommandResult.RequestEvent(Event event) -> {
        became(t, context.apply(event), reply);
        if (event instanceof Event.Reopened) new AnsweredText(context).reread();
      }
      case CommandResult.AnswersGiven a -> {
        var decision = new AnsweredText(context).read(a);
        became(t, decision, reply);
        if (a.byApprover() && decision instanceof Decision.Changed) tellRequester();
      }
      case CommandResult.IssueChanges(List<Write> writes) -> {
        int n = 0;
        for (var w : writes)
          context.schedule(
              new OneOffWrite.RepeatableWrite(
                  "do:" + comment.id() + ":" + t.line() + ":" + n++, w));
        reply.done();
      }
      case CommandResult.Replies _,
          CommandResult.Refuses _,
          CommandResult.UnknownCommand _,
          CommandResult.Ignores _,
          CommandResult.TryLater _ ->
          reply.take(result);
    }
  }

  /** An approver grants something else than was asked. */
  private void tellRequester() {
    var to = context.request().requester();
    if (!to.isGhost())
      context.schedule(
          new OneOffWrite.ReplyComment(
              "changed:" + comment.id(), to, "changed-by-approver", Map.of("by", actor.login())));
  }

  private static void became(TypedCommand t, Decision decision, CommandReply reply) {
    switch (decision) {
      case Decision.Refused(var reason) -> reply.refused(reason, t.name());
      case Decision.Changed _, Decision.Same _ -> reply.done();
    }
  }

  private CommandContext context() {
    var around = new RepositoryMetadata(context);
    var self = context.services().self().filter(actor::equals).isPresent();
    return new CommandContext(
        context.activeRequest(),
        context.program(),
        context.issue().map(Issue::author).orElseGet(this::requester),
        actor,
        self,
        origin,
        rights,
        shownThen(),
        context
            .activeRequest()
            .flatMap(r -> r.access().offered())
            .filter(k -> context.shown().hasShown(k, comment))
            .isPresent(),
        people,
        around.labels(agenda.typed()),
        around.milestones(agenda.typed()),
        context.now());
  }

  /** The version before the writer's eyes; none where what is to be decided came up only later. */
  private Optional<Digest> shownThen() {
    var at = comment.createdAt();
    var since = context.activeRequest().flatMap(CommentHandler::decidedOnSince);
    return since.filter(s -> at.isBefore(s.truncatedTo(ChronoUnit.SECONDS))).isPresent()
        ? Optional.empty()
        : seen;
  }

  /** A yes that comes late is none to a later life of the request, nor to a later wish. */
  private static Optional<Instant> decidedOnSince(Request r) {
    return r.state() instanceof Active a
        ? a.pending().map(PendingChange::since)
        : Optional.of(r.state()).filter(NeedsApproval.class::isInstance).map(State::since);
  }

  /** Without a look at the issue only its own people are heard. */
  private Person requester() {
    return context.activeRequest().map(Request::requester).orElse(Person.GHOST);
  }

  /** The sign under a comment that has no answer of its own. */
  static Write seen(long comment, Reaction reaction) {
    return new Write.React(comment, reaction);
  }
}
