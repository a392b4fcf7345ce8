package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import java.time.Instant;

/** Asks for people, access or an answer rather than for machines; stays open for a person. */
public record Question(Instant since) implements State {
  @Override
  public String word() {
    return "question";
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.Read e -> read(r, e);
      case Event.Denied e -> ReleaseTransitions.closes(r, Closed.denied(e), e.at());
      case Event.Withdrawn e ->
          ReleaseTransitions.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e ->
          ReleaseTransitions.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.Asked e ->
          r.moves(NeedsInformation.asked(r, e), e.at())
              .noting(Notice.Kind.QUESTION_ASKED, e.at().toString(), e.at());
      case Event.Approved _,
          Event.ApprovalTakenBack _,
          Event.ExtensionRequested _,
          Event.Released _,
          Event.AccessRequested _,
          Event.ReplacementRequested _,
          Event.MadeByHand _,
          Event.RetryRequested _ ->
          new Refused(StateRefusal.NOT_A_REQUEST);
      case Event.Reopened _ -> new Refused(StateRefusal.NOT_CLOSED);
      case Event.Tick _, Event.Replied _, Event.ProviderAnswered _, Event.QueryAnswered _ ->
          new Same();
    };
  }

  private Decision read(Request r, Event.Read e) {
    var next = ReadTransitions.taken(r, e);
    if (next.equals(r)) return new Same();
    var same = State.first(next, e.at()) instanceof Question;
    return same ? new Changed(next) : new Changed(ReadTransitions.restarted(next, e.at()));
  }
}
