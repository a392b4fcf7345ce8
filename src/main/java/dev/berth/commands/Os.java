package dev.berth.commands;

import dev.berth.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says which operating systems. */
final class Os implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "os SYSTEM, ...",
          "says which operating system is wanted",
          "os ubuntu 24.04",
          Who.REQUESTER);

  /** More is no answer to a question. */
  private static final int SYSTEMS_MAX = 5;

  private static final int CHARS_MAX = 60;

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return Phase.of(r) == Phase.ASKING;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    var systems =
        Stream.of(Quoted.bare(args).split("[,;]", -1))
            .map(s -> OneLine.of(s, CHARS_MAX).toLowerCase(Locale.ROOT))
            .filter(s -> !s.isEmpty())
            .toList();
    if (systems.isEmpty()) return Refusals.missing(SHEET);
    if (systems.size() > SYSTEMS_MAX) return Refusals.wrong(SHEET, args);
    return Phase.answering(SHEET, c, (a, now) -> a.withSystems(systems, now));
  }
}
