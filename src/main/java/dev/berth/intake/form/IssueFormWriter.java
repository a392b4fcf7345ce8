package dev.berth.intake.form;

import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Plan;
import dev.berth.intake.form.Form.Section;
import java.util.List;
import java.util.Locale;

/**
 * Writes a form as an issue form of GitHub, with the plans on offer as choices. Nothing in it asks
 * for a name or a mail address.
 */
public final class IssueFormWriter {
  private static final String PLANS = "{plans}";
  private static final int CHOICES_MAX = 100;

  private final StringBuilder out = new StringBuilder();

  private IssueFormWriter() {}

  /** The text of {@code .github/ISSUE_TEMPLATE/NAME.yml}. */
  public static String write(Form form, Catalogue catalogue) {
    var w = new IssueFormWriter();
    w.line(0, "name: " + quoted(form.about().orElse(form.name())));
    w.line(0, "description: " + quoted(form.about().orElse(form.name())));
    form.title().ifPresent(t -> w.line(0, "title: " + quoted(t.strip() + " ")));
    if (!form.labels().isEmpty()) {
      w.line(0, "labels:");
      form.labels().forEach(l -> w.line(1, "- " + quoted(l)));
    }
    w.line(0, "body:");
    form.sections().stream()
        .filter(s -> s.input().isPresent())
        .forEach(s -> w.section(s, catalogue));
    return w.out.toString();
  }

  private void section(Section s, Catalogue catalogue) {
    var type = s.input().orElseThrow();
    line(1, "- type: " + type);
    line(2, "id: " + s.id());
    line(2, "attributes:");
    line(3, "label: " + quoted(s.wordings().getFirst()));
    s.help().ifPresent(h -> line(3, "description: " + quoted(h)));
    s.placeholder().ifPresent(p -> line(3, "placeholder: " + quoted(p)));
    var boxes = type.equals("checkboxes");
    var choices = choices(s, catalogue);
    if (!choices.isEmpty()) line(3, "options:");
    for (var c : choices) {
      line(4, (boxes ? "- label: " : "- ") + quoted(c));
      if (boxes && s.insists()) line(5, "required: true");
    }
    if (boxes) return;
    line(2, "validations:");
    line(3, "required: " + s.insists());
  }

  private static List<String> choices(Section s, Catalogue catalogue) {
    return s.choices().stream()
        .flatMap(
            c ->
                c.equals(PLANS)
                    ? catalogue.offered().stream().map(Plan::name)
                    : List.of(c).stream())
        .distinct()
        .limit(CHOICES_MAX)
        .toList();
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  /** A YAML string in double quotes: right for every text. */
  private static String quoted(String text) {
    var q = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> q.append('\\').append(c);
        case '\n' -> q.append("\\n");
        case '\t' -> q.append("\\t");
        default -> {
          if (Character.isISOControl(c)) q.append(String.format(Locale.ROOT, "\\x%02X", (int) c));
          else q.append(c);
        }
      }
    }
    return q.append('"').toString();
  }
}
