package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Closed;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Lets only people with write access comment; never while Berth must be able to answer. */
final class Lock implements Command {
  private static final Sheet SHEET =
      new Sheet("lock", "lets only people with write access comment", "lock", Who.TRIAGER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof Closed;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    if (c.request().filter(r -> !(r.state() instanceof Closed)).isPresent()) {
      return Refusals.of(Sentence.LOCK_OPEN_REQUEST, Map.of("command", SHEET.name()));
    }
    return List.of(new Deed.Writes(List.of(new Write.Lock())));
  }
}
