package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;

/** Gives the issue another title. */
final class Retitle implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "retitle TITLE", "changes the title", "retitle Build farm for Kestrel", Who.TRIAGER);

  /** The forge takes no longer title. */
  private static final int TITLE_CHARS_MAX = 256;

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
    if (OneLine.of(args).isEmpty()) return Refusals.missing(SHEET);
    if (args.length() > TITLE_CHARS_MAX) return Refusals.wrong(SHEET, args);
    return List.of(new Deed.Writes(List.of(Write.retitle(OneLine.of(args, TITLE_CHARS_MAX)))));
  }
}
