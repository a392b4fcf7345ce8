package dev.berth.intake.form;

import dev.berth.intake.form.Form.Section;
import java.util.List;

/**
 * A heading that was recognised.
 *
 * @param sections what it asks; several for a merged heading
 * @param rest an answer on the heading line, or blank
 * @param words how many words of the wording agreed: the more, the surer
 * @param loose the rest was set off by nothing but a blank: an answer only if none stands below
 */
record HeadingMatch(List<Section> sections, String rest, int words, boolean loose) {
  boolean isPlain() {
    return rest.isBlank();
  }
}
