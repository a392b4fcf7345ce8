package dev.berth.commands;

import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Ending;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Provisioning;
import dev.berth.request.Question;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.State;
import java.util.List;

/** The ways to act that a state shows by itself: at most three for each kind of people. */
final class Suggested {
  static final int MAX = 3;

  private Suggested() {}

  static List<String> names(State s, Who who) {
    return switch (who) {
      case REQUESTER -> toRequester(s);
      case APPROVER -> toApprover(s);
      case OPERATOR -> s instanceof Failed || s instanceof Provisioning ? List.of("retry") : none();
      case ANYONE, TRIAGER -> none();
    };
  }

  private static List<String> toRequester(State s) {
    return switch (s) {
      case NeedsInformation _ -> List.of("machines", "term", "confirm");
      case NeedsApproval _ -> List.of("machines", "term", "withdraw");
      case Queued _ -> List.of("machines", "withdraw");
      case Provisioning _, Failed _ -> List.of("withdraw");
      case Active _ -> List.of("extend", "release", "add");
      case Ending _ -> List.of("extend", "release");
      case Question _ -> List.of("close");
      case Closed _ -> List.of("reopen");
      case Releasing _ -> none();
    };
  }

  private static List<String> toApprover(State s) {
    return switch (s) {
      case NeedsInformation _ -> List.of("ask", "deny");
      case NeedsApproval _ -> List.of("approve", "ask", "deny");
      case Queued _ -> List.of("hold", "deny");
      case Provisioning _ -> List.of("hold", "retry", "deny");
      case Failed _ -> List.of("retry", "deny");
      case Active a ->
          a.pending().isPresent() ? List.of("approve", "deny", "end") : List.of("end", "hold");
      case Ending _ -> List.of("end");
      case Question _ -> List.of("close", "ask");
      case Closed _ -> List.of("reopen");
      case Releasing _ -> none();
    };
  }

  private static List<String> none() {
    return List.of();
  }
}
