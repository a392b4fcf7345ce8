package dev.berth.commands.model;

import dev.berth.reading.Answers;
import dev.berth.reading.Written;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Decision.StateRefusal;
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
public enum RequestPhase {
  /** What is wanted can still be changed. */
  ASKING,
  MAKING,
  LENT,
  /** Closed, or being released. */
  OVER;

  public static RequestPhase of(Request r) {
    return switch (r.state()) {
      case NeedsInformation _, NeedsApproval _, Queued _, Question _ -> ASKING;
      case Provisioning _, Failed _ -> MAKING;
      case Active _, Ending _ -> LENT;
      case Releasing _, Closed _ -> OVER;
    };
  }

  /** An answer to what the issue leaves open. After the order there is nothing to answer. */
  public static List<CommandResult> answering(
      CommandSpec spec, CommandContext c, BiFunction<Answers, Written, Answers> answer) {
    var r = c.requireRequest();
    if (of(r) != ASKING) return tooLate(spec, c);
    var answers = answer.apply(r.answers(), r.reading().written());
    return List.of(new CommandResult.AnswersGiven(answers, !r.who().isOf(c.actor())));
  }

  public static List<CommandResult> tooLate(CommandSpec spec, CommandContext c) {
    var over = of(c.requireRequest()) == OVER;
    return Refusals.inState(over ? StateRefusal.CLOSED : StateRefusal.TOO_LATE_TO_CHANGE, spec, c);
  }
}
