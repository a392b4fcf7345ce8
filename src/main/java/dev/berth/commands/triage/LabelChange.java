package dev.berth.commands.triage;

import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.forge.Write;
import dev.berth.program.Labels;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Labels by command: never those by which Berth says what it knows, or hears a yes. */
final class LabelChange {
  private static final int LABELS_MAX = 10;

  private LabelChange() {}

  /**
   * One change a name.
   *
   * @param mustExist the forge would make a label that is not there
   */
  static List<CommandResult> of(
      CommandSpec spec,
      String args,
      CommandContext c,
      Function<String, Write> write,
      boolean mustExist) {
    var names =
        Stream.of(QuotedText.bare(args).split(",", -1))
            .map(n -> SingleLineText.of(n, Labels.NAME_MAX + 1))
            .filter(n -> !n.isEmpty())
            .toList();
    if (names.isEmpty()) return Refusals.missing(spec);
    if (names.size() > LABELS_MAX) return Refusals.wrong(spec, args);
    for (var name : names) {
      if (name.length() > Labels.NAME_MAX) return Refusals.wrong(spec, name);
      if (c.program().labels().isOurs(name)) return refused(ReplyTemplate.LABEL_IS_OURS, name);
      if (mustExist && !c.hasLabel(name)) return refused(ReplyTemplate.LABEL_UNKNOWN, name);
    }
    return List.of(new CommandResult.IssueChanges(names.stream().map(write).toList()));
  }

  private static List<CommandResult> refused(ReplyTemplate sentence, String name) {
    return Refusals.of(sentence, Map.of("read", name));
  }
}
