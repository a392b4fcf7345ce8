package dev.berth.commands;

import dev.berth.reading.Answers;
import dev.berth.reading.Written;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Ending;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Provisioning;
import dev.berth.request.Question;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import java.util.List;
import java.util.function.BiFunction;

/** What can be said about a request at all, by how far it is. */
enum Phase {
  /** What is wanted can still be changed. */
  ASKING,
  MAKING,
  LENT,
  /** Closed, or being released. */
  OVER;

  static Phase of(Request r) {
    return switch (r.state()) {
      case NeedsInformation _, NeedsApproval _, Queued _, Question _ -> ASKING;
      case Provisioning _, Failed _ -> MAKING;
      case Active _, Ending _ -> LENT;
      case Releasing _, Closed _ -> OVER;
    };
  }

  /** An answer to what the issue leaves open. After the order there is nothing to answer. */
  static List<Deed> answering(
      Sheet sheet, Context c, BiFunction<Answers, Written, Answers> answer) {
    var r = c.asked();
    if (of(r) != ASKING) return tooLate(sheet, c);
    var answers = answer.apply(r.answers(), r.reading().written());
    return List.of(new Deed.Answers(answers, !r.isOf(c.actor())));
  }

  static List<Deed> tooLate(Sheet sheet, Context c) {
    var over = of(c.asked()) == OVER;
    return Refusals.inState(over ? Reason.CLOSED : Reason.TOO_LATE_TO_CHANGE, sheet, c);
  }
}
