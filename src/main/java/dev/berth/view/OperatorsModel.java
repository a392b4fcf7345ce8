package dev.berth.view;

import dev.berth.observe.Trouble;
import dev.berth.view.templates.TemplateValues;
import java.time.Instant;
import java.util.List;

/** The values of the comment that says to the operators what is wrong. */
public final class OperatorsModel {
  /** More are counted and not listed. */
  private static final int LISTED_MAX = 50;

  private OperatorsModel() {}

  /**
   * Its text, of which the times are no reason to write: each replica sees a trouble first at
   * another one.
   *
   * @param troubles gravest first
   * @param foreign a line for each provider that has machines that are not ours
   */
  public static TextModel of(List<Trouble> troubles, List<String> foreign) {
    var listed = troubles.stream().limit(LISTED_MAX).toList();
    List<Instant> since = listed.stream().map(Trouble::since).toList();
    return new TextModel(
        "operators",
        new TemplateValues()
            .number("count", troubles.size())
            .number("left", troubles.size() - listed.size())
            .groups("troubles", listed.stream().map(OperatorsModel::trouble).toList())
            .list("foreign", foreign)
            .list(TextModel.NOW, since)
            .map());
  }

  private static TemplateValues trouble(Trouble t) {
    return new TemplateValues()
        .bare("kind", t.kind().id())
        .text("what", t.what())
        .text("remedy", t.kind().remedy());
  }
}
