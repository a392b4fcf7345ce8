package dev.berth.view;

import dev.berth.observe.Trouble;
import dev.berth.observe.TroubleKind;
import dev.berth.view.templates.TemplateValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The values of the comment that says to the operators what is wrong. */
public final class OperatorsModel {
  /** More are counted and not listed. */
  private static final int LISTED_MAX = 20;

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
            .groups("kinds", kinds(listed))
            .list("foreign", foreign)
            .list(TextModel.NOW, since)
            .map());
  }

  /** What is to be done is said once, and below it of what it is true. */
  private static List<TemplateValues> kinds(List<Trouble> listed) {
    var all = new LinkedHashMap<TroubleKind, List<TemplateValues>>();
    for (int n = 0; n < listed.size(); n++)
      all.computeIfAbsent(listed.get(n).kind(), _ -> new ArrayList<>())
          .add(new TemplateValues().text("what", listed.get(n).what()).number("number", n));
    return all.entrySet().stream().map(e -> kind(e.getKey(), e.getValue())).toList();
  }

  private static TemplateValues kind(TroubleKind kind, List<TemplateValues> troubles) {
    return new TemplateValues()
        .bare("id", kind.id())
        .bare("remedy", kind.remedy())
        .groups("troubles", troubles);
  }
}
