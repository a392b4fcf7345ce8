package dev.berth.reconcile;

import dev.berth.commands.Commands;
import dev.berth.commands.Context;
import dev.berth.commands.Deed;
import dev.berth.commands.Origin;
import dev.berth.commands.Typed;
import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Reaction;
import dev.berth.forge.Write;
import dev.berth.reading.Digest;
import dev.berth.request.Active;
import dev.berth.request.Decision;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.PendingChange;
import dev.berth.request.Request;
import dev.berth.request.State;
import dev.berth.store.Change;
import dev.berth.store.Matter;
import dev.berth.view.Errand;
import dev.berth.view.Marker;
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
final class Spoken {
  /** What ends or gives back is done for the request's people even while the forge is silent. */
  private static final Set<String> NEEDS_NO_LOOK = Set.of("release", "withdraw");

  private final IssueAtHand hand;
  private final Comment comment;
  private final Origin origin;
  private final Person actor;
  private final Commands.Agenda agenda;
  private final ActorStanding standing;
  private final Map<String, Known<Person>> people = new HashMap<>();
  private Optional<Digest> seen = Optional.empty();

  Spoken(IssueAtHand hand, Incoming.CommentCreated c) {
    this.hand = hand;
    this.comment = c.comment();
    this.origin = origin(c);
    this.actor = comment.author();
    this.agenda = Commands.agenda(Commands.read(comment.body(), hand.program().prefix()));
    this.standing = new ActorStanding(hand, actor);
  }

  private static Origin origin(Incoming.CommentCreated c) {
    if (c.comment().isIssueText()) return Origin.BODY;
    return c.found() && c.comment().isEdited() ? Origin.EDITED : Origin.COMMENT;
  }

  /**
   * Obeys the text of an issue, in the commit that opens the request. Where the forge cannot tell
   * what must be known for it, the text is heard once more, like a comment.
   */
  static void atOpening(IssueAtHand hand, Issue issue) {
    var heard = new Incoming.CommentCreated(issue.author(), issue.ref(), Comment.of(issue), false);
    var spoken = new Spoken(hand, heard);
    if (spoken.agenda.typed().isEmpty()) return;
    if (spoken.lookUp().isEmpty()) spoken.obey();
    else {
      var id = "text:" + issue.id();
      hand.commit(Change.NOTHING.saying(hand.claim().key(), id, new Matter.Heard(heard)));
    }
  }

  /** A person used our own account: what we write ourselves carries a mark of ours. */
  boolean isTypedAsUs() {
    return !agenda.typed().isEmpty() && Marker.find(comment.body()).isEmpty();
  }

  boolean needsNoLook() {
    return hand.asked().filter(r -> r.isMember(actor)).isPresent()
        && !agenda.typed().isEmpty()
        && agenda.typed().stream().allMatch(t -> NEEDS_NO_LOOK.contains(t.name()));
  }

  /** Empty when the comment was dealt with; else when to try it again, with nothing done. */
  Optional<Instant> answer(Change taken) {
    if (agenda.typed().isEmpty()) {
      prose(taken);
      return Optional.empty();
    }
    var waits = lookUp();
    if (waits.isPresent()) return waits;
    return hand.together(
        taken,
        () -> {
          obey();
          return Optional.empty();
        });
  }

  /** What one of its people writes may answer what an approver asked. */
  private void prose(Change taken) {
    if (origin == Origin.COMMENT) new PlainYes(hand).heard(comment);
    hand.ignore(comment, IgnoredComments.Why.NO_COMMAND);
    var isOf = !actor.bot() && hand.asked().filter(r -> r.isOf(actor)).isPresent();
    if (isOf) hand.happens(new Event.Replied(hand.now(), actor), taken);
    else hand.commit(taken);
  }

  /** Everything that must be asked is asked before anything is done. */
  private Optional<Instant> lookUp() {
    if (agenda.typed().stream().anyMatch(t -> t.name().equals("approve"))) {
      var version = new VersionSeen(hand).at(comment.createdAt());
      if (version instanceof Known.Unknown(_, var again)) return Optional.of(again);
      seen = version.found().flatMap(d -> d);
    }
    for (var t : agenda.typed()) {
      for (var handle : Commands.handles(t))
        people.computeIfAbsent(handle, h -> hand.desk().forge().person(h));
      for (var deed : Commands.interpret(t, context()))
        if (deed instanceof Deed.Waits(_, var again)) return Optional.of(again);
    }
    return people.values().stream()
        .flatMap(
            k ->
                k instanceof Known.Unknown<Person>(_, var again)
                    ? Optional.of(again).stream()
                    : Optional.<Instant>empty().stream())
        .findFirst();
  }

  private void obey() {
    var receipt = new Receipt(hand, comment, actor, standing);
    if (agenda.tooMany()) receipt.take(Commands.tooMany());
    for (var t : agenda.typed())
      for (var deed : Commands.interpret(t, context())) obey(t, deed, receipt);
    receipt.give();
  }

  private void obey(Typed t, Deed deed, Receipt receipt) {
    switch (deed) {
      case Deed.Happens(Event event) -> {
        became(t, hand.happens(event), receipt);
        if (event instanceof Event.Reopened) new Answered(hand).reread();
      }
      case Deed.Answers a -> {
        var decision = new Answered(hand).read(a);
        became(t, decision, receipt);
        if (a.byApprover() && decision instanceof Decision.Changed) tellRequester();
      }
      case Deed.Writes(List<Write> writes) -> {
        int n = 0;
        for (var w : writes)
          hand.errand(new Errand.Do("do:" + comment.id() + ":" + t.line() + ":" + n++, w));
        receipt.done();
      }
      case Deed.Replies _, Deed.Refuses _, Deed.Unknown _, Deed.Ignores _, Deed.Waits _ ->
          receipt.take(deed);
    }
  }

  /** An approver grants something else than was asked. */
  private void tellRequester() {
    var to = hand.request().requester();
    if (!to.isGhost())
      hand.errand(
          new Errand.Say(
              "changed:" + comment.id(), to, "changed-by-approver", Map.of("by", actor.login())));
  }

  private static void became(Typed t, Decision decision, Receipt receipt) {
    switch (decision) {
      case Decision.Refused(var reason) -> receipt.refused(reason, t.name());
      case Decision.Changed _, Decision.Same _ -> receipt.done();
    }
  }

  private Context context() {
    var around = new Surroundings(hand);
    var self = hand.desk().self().filter(actor::equals).isPresent();
    return new Context(
        hand.asked(),
        hand.program(),
        hand.issue().map(Issue::author).orElseGet(this::requester),
        actor,
        self,
        origin,
        standing,
        shownThen(),
        people,
        around.labels(agenda.typed()),
        around.milestones(agenda.typed()),
        hand.now());
  }

  /** The version before the writer's eyes; none where what is to be decided came up only later. */
  private Optional<Digest> shownThen() {
    var at = comment.createdAt();
    var since = hand.asked().flatMap(Spoken::decidedOnSince);
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
    return hand.asked().map(Request::requester).orElse(Person.GHOST);
  }

  /** The sign under a comment that has no answer of its own. */
  static Write seen(long comment, Reaction reaction) {
    return new Write.React(comment, reaction);
  }
}
