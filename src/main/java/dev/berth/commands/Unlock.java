package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;

/** Lets everybody comment again. */
final class Unlock implements Command {
  private static final Sheet SHEET =
      new Sheet("unlock", "lets everybody comment again", "unlock", Who.TRIAGER);

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
    return List.of(new Deed.Writes(List.of(new Write.Unlock())));
  }
}
