package dev.berth.intake.form;

import dev.berth.intake.form.Form.Section;
import dev.berth.intake.lexicon.NoAnswer;
import dev.berth.intake.text.Block;
import dev.berth.reading.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question that stands twice: somebody pasted a form into an answer, or forged a heading. The one
 * in its place in the form is read, and the contradiction is told.
 *
 * @param asked without those that are out of place
 * @param dropped those; what stands below them answers nothing
 * @param contradicted fields whose answers differ
 */
record DuplicateHeadings(
    List<LocatedHeading> asked, Set<Integer> dropped, Set<Field> contradicted) {
  /** Answers to these may be spread over several headings. */
  private static final Set<Field> SPREAD =
      EnumSet.of(Field.PERSONAL, Field.DETAILS, Field.REASON, Field.CONTACT, Field.DESCRIPTION);

  private static final int STEP = 10;

  static DuplicateHeadings pick(Form form, List<Block> blocks, List<LocatedHeading> asked) {
    var counts = new HashMap<String, Integer>();
    for (var a : asked) counts.merge(first(a).id(), 1, Integer::sum);
    if (form.name().equals(FilledForm.FREE) || counts.values().stream().allMatch(n -> n == 1))
      return new DuplicateHeadings(asked, Set.of(), Set.of());
    var inPlace = chain(form, asked);
    var answers = new ArrayList<String>();
    for (int i = 0; i < asked.size(); i++) answers.add(answer(blocks, asked, i));
    var kept = new ArrayList<LocatedHeading>();
    var dropped = new HashSet<Integer>();
    var contradicted = EnumSet.noneOf(Field.class);
    for (int i = 0; i < asked.size(); i++) {
      var a = asked.get(i);
      var spread = SPREAD.contains(first(a).field());
      if (counts.getOrDefault(first(a).id(), 0) == 1 || spread) {
        kept.add(a);
        continue;
      }
      var chosen = chosen(answers, asked, inPlace, i);
      if (chosen) kept.add(a);
      else dropped.add(a.at());
      if (differs(answers, asked, i)) contradicted.add(first(a).field());
    }
    return new DuplicateHeadings(kept, dropped, contradicted);
  }

  private static Section first(LocatedHeading a) {
    return a.question().sections().getFirst();
  }

  /** Of questions with the same id: the one in its place, if that has an answer. */
  private static boolean chosen(
      List<String> answers, List<LocatedHeading> asked, boolean[] inPlace, int index) {
    var best = -1;
    for (int i = 0; i < asked.size(); i++) {
      if (!first(asked.get(i)).id().equals(first(asked.get(index)).id())) continue;
      if (best < 0 || rank(answers, inPlace, i) > rank(answers, inPlace, best)) best = i;
    }
    return best == index;
  }

  private static int rank(List<String> answers, boolean[] inPlace, int i) {
    return (answers.get(i).isBlank() ? 0 : 2) + (inPlace[i] ? 1 : 0);
  }

  private static boolean differs(List<String> answers, List<LocatedHeading> asked, int index) {
    var mine = answers.get(index);
    for (int i = 0; i < asked.size(); i++) {
      if (i == index || !first(asked.get(i)).id().equals(first(asked.get(index)).id())) continue;
      var other = answers.get(i);
      if (!mine.isBlank() && !other.isBlank() && !mine.equals(other)) return true;
    }
    return false;
  }

  private static String answer(List<Block> blocks, List<LocatedHeading> asked, int i) {
    var to = i + 1 < asked.size() ? asked.get(i + 1).at() : blocks.size();
    return asked.get(i).question().rest()
        + blocks.subList(asked.get(i).at() + 1, to).stream()
            .filter(b -> !b.isAside() && !NoAnswer.isNothing(b.text()))
            .map(b -> b.text().strip())
            .collect(Collectors.joining("\n"));
  }

  /** The longest row of questions in the order of the form; neighbours in both count more. */
  private static boolean[] chain(Form form, List<LocatedHeading> asked) {
    var n = asked.size();
    var rank = new int[n];
    for (int i = 0; i < n; i++) rank[i] = form.sections().indexOf(first(asked.get(i)));
    var best = new int[n];
    var before = new int[n];
    var last = -1;
    for (int i = 0; i < n; i++) {
      best[i] = STEP;
      before[i] = -1;
      for (int j = 0; j < i; j++) {
        if (rank[j] >= rank[i]) continue;
        var score = best[j] + STEP + (j == i - 1 ? 1 : 0) + (rank[j] + 1 == rank[i] ? 1 : 0);
        // of two places that fit alike the later one: a forgery stands in an answer before it
        if (score >= best[i]) {
          best[i] = score;
          before[i] = j;
        }
      }
      if (last < 0 || best[i] > best[last]) last = i;
    }
    var in = new boolean[n];
    Arrays.fill(in, false);
    for (var i = last; i >= 0; i = before[i]) in[i] = true;
    return in;
  }
}
