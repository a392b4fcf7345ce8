package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;

/** Puts labels on. */
final class Label implements Command {
  private static final Sheet SHEET =
      new Sheet("label NAME, ...", "puts labels on", "label good first issue", Who.TRIAGER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return true;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    return Labelled.of(SHEET, args, c, Write.AddLabel::new, true);
  }
}
