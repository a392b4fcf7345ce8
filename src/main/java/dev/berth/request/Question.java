package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Event.Step;
import java.time.Instant;

/** Asks for people, access or an answer rather than for machines; stays open for a person. */
public record Question(Instant since) implements State {
  @Override
  public String word() {
    return "question";
  }

  @Override
  public Decision on(Request r, Step event) {
    return switch (event) {
      case Event.Read e -> read(r, e);
      case Event.Denied e -> Departure.closes(r, Closed.denied(e), e.at());
      case Event.Withdrawn e -> Departure.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> Departure.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.Asked e ->
          r.moves(NeedsInformation.asked(r, e), e.at())
              .noting(Notice.Kind.QUESTION_ASKED, e.at().toString(), e.at());
      case Event.Approved _,
          Event.ApprovalTakenBack _,
          Event.Extended _,
          Event.Released _,
          Event.AccessWanted _,
          Event.Provided _,
          Event.Retried _ ->
          new Refused(Reason.NOT_A_REQUEST);
      case Event.Reopened _ -> new Refused(Reason.NOT_CLOSED);
      case Event.Looked _, Event.Replied _, Event.Answered _, Event.Found _ -> new Same();
    };
  }

  private Decision read(Request r, Event.Read e) {
    var next = Rereading.taken(r, e);
    if (next.equals(r)) return new Same();
    var same = State.first(next, e.at()) instanceof Question;
    return same ? new Changed(next) : new Changed(Rereading.restarted(next, e.at()));
  }
}
