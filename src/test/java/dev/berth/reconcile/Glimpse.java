package dev.berth.reconcile;

import dev.berth.program.Program;
import dev.berth.request.Request;
import dev.berth.view.Context;

/** Lets tests of other packages see what turns show people. */
public final class Glimpse {
  private Glimpse() {}

  public static Context context(Desk desk, Request r) {
    return desk.contexts().of(r, program(desk, r));
  }

  public static Program program(Desk desk, Request r) {
    return desk.programs().of(r.issue().repository());
  }
}
