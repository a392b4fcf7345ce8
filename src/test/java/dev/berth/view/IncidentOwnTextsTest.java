package dev.berth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.view.samples.TemplateCheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Case F01, turned on ourselves: "we do need them" above our own notice withdrew a request, since a
 * mail program had brought a line of ours back without its marks.
 */
class IncidentOwnTextsTest {
  @Test
  void f01_no_line_of_our_texts_runs_when_it_comes_back_without_its_marks() {
    assertEquals(List.of(), TemplateCheck.problems(new TextRenderer(ShippedTemplates.TEMPLATES)));
  }

  @Test
  void a_template_with_a_line_that_would_run_is_named_to_the_operator() {
    var texts =
        new TextRenderer(
            name ->
                name.equals("notices/denied.md")
                    ? Optional.of("No. What helps:\n\n- `{{ slash }}reopen`")
                    : ShippedTemplates.TEMPLATES.apply(name));
    assertTrue(
        TemplateCheck.problems(texts).stream().anyMatch(p -> p.contains("/reopen")),
        () -> TemplateCheck.problems(texts).toString());
  }
}
