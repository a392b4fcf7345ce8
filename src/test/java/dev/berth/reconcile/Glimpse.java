package dev.berth.reconcile;

import dev.berth.program.Program;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.Request;
import dev.berth.view.TextContext;

/** Lets tests of other packages see what turns show people. */
public final class Glimpse {
  private Glimpse() {}

  public static TextContext context(TurnServices services, Request r) {
    return services.textContexts().of(r, program(services, r));
  }

  public static Program program(TurnServices services, Request r) {
    return services.programs().of(r.issue().repository());
  }
}
