package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.program.Labels;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Labels by command: never those by which Berth says what it knows, or hears a yes. */
final class Labelled {
  private static final int LABELS_MAX = 10;

  private Labelled() {}

  /**
   * One change a name.
   *
   * @param mustExist the forge would make a label that is not there
   */
  static List<Deed> of(
      Sheet sheet, String args, Context c, Function<String, Write> write, boolean mustExist) {
    var names =
        Stream.of(Quoted.bare(args).split(",", -1))
            .map(n -> OneLine.of(n, Labels.NAME_MAX + 1))
            .filter(n -> !n.isEmpty())
            .toList();
    if (names.isEmpty()) return Refusals.missing(sheet);
    if (names.size() > LABELS_MAX) return Refusals.wrong(sheet, args);
    for (var name : names) {
      if (name.length() > Labels.NAME_MAX) return Refusals.wrong(sheet, name);
      if (c.program().labels().isOurs(name)) return refused(Sentence.LABEL_IS_OURS, name);
      if (mustExist && !c.hasLabel(name)) return refused(Sentence.LABEL_UNKNOWN, name);
    }
    return List.of(new Deed.Writes(names.stream().map(write).toList()));
  }

  private static List<Deed> refused(Sentence sentence, String name) {
    return Refusals.of(sentence, Map.of("read", name));
  }
}
