package dev.berth.reconcile.sim.check;

import dev.berth.forge.Write;

/** Names of things as they stand in the store and in traces. */
final class TraceNames {
  private static final int TEXT = 110;

  private TraceNames() {}

  static String brief(Write write) {
    return switch (write) {
      case Write.CreateComment c -> "a new comment " + c.key();
      case Write.EditComment c -> "a new text of comment " + c.id();
      case Write.DeleteComment _,
          Write.AddLabel _,
          Write.RemoveLabel _,
          Write.Edit _,
          Write.React _,
          Write.Assign _,
          Write.Unassign _,
          Write.Lock _,
          Write.Unlock _,
          Write.Milestone _ ->
          write.toString();
    };
  }

  static String brief(String text) {
    return text.length() <= TEXT ? text : text.substring(0, TEXT) + "...";
  }
}
