package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Something must be answered first: an open question of the reading, or one that an approver asked.
 *
 * @param askAt questions are asked once more then
 * @param giveUpAt and the request is closed then
 * @param askedAgain whether the second asking was done
 * @param question what an approver asked; user text, one line
 */
public record NeedsInformation(
    Instant since, Instant askAt, Instant giveUpAt, boolean askedAgain, Optional<Inquiry> question)
    implements State {
  /** An approver's question. */
  public record Inquiry(dev.berth.forge.Person by, String text, Instant at) {}

  static NeedsInformation asking(Request r, Instant now) {
    var p = r.policy();
    return new NeedsInformation(
        now, now.plus(p.askAgain()), now.plus(p.giveUp()), false, Optional.empty());
  }

  static NeedsInformation asked(Request r, Event.Asked e) {
    var p = r.policy();
    var question = new Inquiry(e.by(), e.question(), e.at());
    return new NeedsInformation(
        e.at(), e.at().plus(p.askAgain()), e.at().plus(p.giveUp()), false, Optional.of(question));
  }

  @Override
  public String word() {
    return "needs information";
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.Read e -> read(r, e);
      case Event.Tick e -> onTick(r, e.at());
      case Event.Replied e when question.isPresent() -> answered(r, e.at());
      case Event.Asked e ->
          r.moves(asked(r, e), e.at())
              .noting(Notice.Kind.QUESTION_ASKED, e.at().toString(), e.at());
      case Event.Denied e -> ReleaseTransitions.closes(r, Closed.denied(e), e.at());
      case Event.Withdrawn e ->
          ReleaseTransitions.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> ReleaseTransitions.closedUnserved(r, e);
      case Event.Approved _ -> new Refused(StateRefusal.QUESTIONS_OPEN);
      case Event.ApprovalTakenBack _ -> new Refused(StateRefusal.NOTHING_APPROVED);
      case Event.ExtensionRequested _, Event.Released _ -> new Refused(StateRefusal.NO_LEASE_YET);
      case Event.AccessRequested _, Event.MadeByHand _, Event.ReplacementRequested _ ->
          new Refused(StateRefusal.NO_MACHINES_YET);
      case Event.RetryRequested _ -> new Refused(StateRefusal.NOTHING_TO_RETRY);
      case Event.Reopened _ -> new Refused(StateRefusal.NOT_CLOSED);
      case Event.Replied _, Event.ProviderAnswered _, Event.QueryAnswered _ -> new Same();
    };
  }

  /** New answers restart the clock; an approver's question stays until somebody answers it. */
  private Decision read(Request r, Event.Read e) {
    var next = ReadTransitions.taken(r, e);
    if (next.equals(r)) return new Same();
    if (question.isPresent() && next.reading().equals(r.reading())) return new Changed(next);
    return new Changed(ReadTransitions.restarted(next, e.at()));
  }

  private Decision answered(Request r, Instant at) {
    return new Changed(ReadTransitions.restarted(r, at));
  }

  private Decision onTick(Request r, Instant now) {
    if (!now.isBefore(giveUpAt))
      return ReleaseTransitions.closes(r, Closed.givenUp(now), now)
          .noting(Notice.Kind.GIVEN_UP, "", now);
    if (!askedAgain && !now.isBefore(askAt))
      return r.stays(new NeedsInformation(since, askAt, giveUpAt, true, question))
          .noting(Notice.Kind.ASKED_AGAIN, askAt.toString(), now);
    return new Same();
  }

  @Override
  public Instant next(Request r, Instant now) {
    return askedAgain ? giveUpAt : askAt;
  }
}
