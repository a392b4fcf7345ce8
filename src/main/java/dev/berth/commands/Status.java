package dev.berth.commands;

import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Says where the request stands, for people who read mail or a long thread. */
final class Status implements Command {
  private static final Sheet SHEET =
      new Sheet("status", "says where this request stands", "status", Who.ANYONE);

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
    return List.of(new Deed.Replies(Sentence.STATUS, Map.of("state", c.asked().state().word())));
  }
}
