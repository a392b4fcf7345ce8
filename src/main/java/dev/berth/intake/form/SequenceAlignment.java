package dev.berth.intake.form;

import dev.berth.intake.form.Form.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The best way to lay a row of items over a row of questions without crossing. Known items hold
 * their question; what an item looks like speaks for or against the others.
 */
final class SequenceAlignment {
  private static final int KNOWN = 30;
  private static final int NOT_IN_EDITION = -8;
  private static final int QUESTION_LEFT_OUT = -1;
  private static final int ITEM_LEFT_OUT = -3;

  /**
   * A heading or paragraph.
   *
   * @param known the question, if its wording tells
   */
  record AlignedItem(int at, String text, Optional<LocatedHeading> known) {
    static AlignedItem known(LocatedHeading a) {
      return new AlignedItem(a.at(), "", Optional.of(a));
    }

    static AlignedItem open(int at, String text) {
      return new AlignedItem(at, text, Optional.empty());
    }
  }

  private final List<AlignedItem> items;
  private final List<Section> sections;
  private final ContentHints hints;
  private final int[][] best;

  SequenceAlignment(List<AlignedItem> items, List<Section> sections, ContentHints hints) {
    this.items = items;
    this.sections = sections;
    this.hints = hints;
    this.best = new int[items.size() + 1][sections.size() + 1];
    fill();
  }

  int score() {
    return best[0][0];
  }

  /** {@code best[i][j]}: the score of the items from i laid over the questions from j. */
  private void fill() {
    for (int i = items.size(); i >= 0; i--)
      for (int j = sections.size(); j >= 0; j--) {
        if (i == items.size()) {
          best[i][j] = (sections.size() - j) * QUESTION_LEFT_OUT;
          continue;
        }
        var score = best[i + 1][j] + alone(i);
        if (j < sections.size()) {
          score = Math.max(score, best[i][j + 1] + QUESTION_LEFT_OUT);
          score = Math.max(score, best[i + 1][j + 1] + together(i, j));
        }
        best[i][j] = score;
      }
  }

  private int alone(int i) {
    if (items.get(i).known().isPresent()) return NOT_IN_EDITION;
    return i > 0 && items.get(i - 1).known().isPresent() ? ITEM_LEFT_OUT + 2 : ITEM_LEFT_OUT;
  }

  private int together(int i, int j) {
    var item = items.get(i);
    var section = sections.get(j);
    if (item.known().isPresent())
      return item.known().get().question().sections().contains(section) ? KNOWN : -1_000;
    return hints.score(item.text(), section);
  }

  List<LocatedHeading> asked() {
    var out = new ArrayList<LocatedHeading>();
    int i = 0;
    int j = 0;
    while (i < items.size()) {
      var item = items.get(i);
      if (j < sections.size() && best[i][j] == best[i + 1][j + 1] + together(i, j)) {
        var section = sections.get(j);
        out.add(item.known().orElseGet(() -> typedOver(item, section)));
        i++;
        j++;
      } else if (best[i][j] == best[i + 1][j] + alone(i)) {
        item.known().ifPresent(out::add);
        i++;
      } else {
        j++;
      }
    }
    return Collections.unmodifiableList(out);
  }

  private static LocatedHeading typedOver(AlignedItem item, Section section) {
    return new LocatedHeading(item.at(), new HeadingMatch(List.of(section), item.text(), 0, false));
  }
}
