package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;

/** Takes labels off. */
final class Unlabel implements Command {
  private static final Sheet SHEET =
      new Sheet("unlabel NAME, ...", "takes labels off", "unlabel bug", Who.TRIAGER);

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
    return Labelled.of(SHEET, args, c, Write.RemoveLabel::new, false);
  }
}
