package dev.berth.intake.form;

import dev.berth.intake.lexicon.NoAnswer;
import dev.berth.intake.text.Block;
import dev.berth.intake.text.Block.BlockShape;
import dev.berth.intake.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the form that fits an issue, and its answers. */
public final class FilledFormReader {
  /** A form has at most about 30 questions; what repeats them more often is not a form. */
  static final int QUESTIONS_MAX = 200;

  /** More headings than this are not looked at. */
  private static final int HEADINGS_MAX = 1_000;

  /** Fewer headings than this and plain lines are looked at as well. */
  private static final int FEW = 3;

  /** So many answers in a row, so many of them beyond doubt, are a form without its questions. */
  private static final int ANSWERS_MIN = 6;

  private static final int SURE_MIN = 3;

  /** A form with its questions, made ready once. */
  private record PreparedForm(Form form, HeadingMatcher finder) {}

  private final List<PreparedForm> forms;
  private final AnswerOrder order;

  public FilledFormReader(List<Form> forms, AnswerOrder order) {
    this.forms = forms.stream().map(f -> new PreparedForm(f, new HeadingMatcher(f))).toList();
    this.order = order;
  }

  public FilledForm read(List<Block> all) {
    var blocks = withoutIntro(all);
    var fit = fit(blocks);
    var split = blocks;
    if (fit.asked().size() < FEW || fit.isFree()) {
      var loose = forms.stream().map(f -> loose(blocks, f)).reduce(this::better);
      if (loose.isPresent() && loose.get().asked().size() > fit.asked().size()) {
        fit = loose.get();
        split = fit.blocks();
      }
    }
    if (fit.asked().isEmpty() || fit.isFree()) {
      var byOrder = byOrder(blocks);
      if (byOrder.isPresent()) return byOrder.get();
    }
    if (fit.form().isEmpty()) return free(split);
    return filledForm(split, fit);
  }

  private FilledForm free(List<Block> blocks) {
    return new FilledForm(FilledForm.FREE, blocks, List.of(), Set.of());
  }

  /** The headings that one form knows. */
  private record FormFit(
      Optional<PreparedForm> form, List<Block> blocks, List<LocatedHeading> asked) {
    boolean isFree() {
      return form.filter(f -> f.form().name().equals(FilledForm.FREE)).isPresent();
    }
  }

  private FormFit fit(List<Block> blocks) {
    var none = new FormFit(Optional.empty(), blocks, List.of());
    return forms.stream().map(f -> fit(blocks, f)).reduce(none, this::better);
  }

  private FormFit better(FormFit a, FormFit b) {
    return b.asked().size() > a.asked().size() ? b : a;
  }

  private FormFit fit(List<Block> blocks, PreparedForm form) {
    var asked = new ArrayList<LocatedHeading>();
    var headings = 0;
    for (int i = 0; i < blocks.size() && asked.size() < QUESTIONS_MAX; i++) {
      var b = blocks.get(i);
      if (!mayAsk(b) || headings++ > HEADINGS_MAX) continue;
      var question = form.finder().find(b.text());
      if (question.isEmpty() || !isSure(b, question.get())) continue;
      asked.add(new LocatedHeading(i, question.get()));
    }
    var found = asked.isEmpty() ? Optional.<PreparedForm>empty() : Optional.of(form);
    return new FormFit(found, blocks, asked);
  }

  private static boolean mayAsk(Block b) {
    return switch (b.shape()) {
      case HEADING -> true;
      case UNDERLINED, BOLD -> !b.text().contains("\n");
      case TEXT, ITEM, ROW, ASIDE -> false;
    };
  }

  /** What is no clear heading must be a question and nothing else. */
  private static boolean isSure(Block b, HeadingMatch q) {
    return b.shape() == BlockShape.HEADING
        || (!q.loose() && (q.isPlain() || b.shape() == BlockShape.BOLD));
  }

  private FormFit loose(List<Block> blocks, PreparedForm form) {
    return fit(PlainLineHeadings.split(blocks, form.finder()), form);
  }

  private FilledForm filledForm(List<Block> blocks, FormFit fit) {
    var form = fit.form().orElseThrow().form();
    var picked = DuplicateHeadings.pick(form, blocks, fit.asked());
    var asked = order.guess(form, blocks, picked.asked());
    return filledForm(form, blocks, asked, picked);
  }

  /** All questions are gone, but the answers stand in the order of a form. */
  private Optional<FilledForm> byOrder(List<Block> blocks) {
    for (var f : forms) {
      var asked = order.guess(f.form(), blocks, List.of());
      var sure = asked.stream().filter(a -> order.isSure(a)).count();
      if (asked.size() >= ANSWERS_MIN && sure >= SURE_MIN)
        return Optional.of(
            filledForm(f.form(), blocks, asked, new DuplicateHeadings(asked, Set.of(), Set.of())));
    }
    return Optional.empty();
  }

  private static FilledForm filledForm(
      Form form, List<Block> blocks, List<LocatedHeading> asked, DuplicateHeadings picked) {
    var entries = new ArrayList<FormAnswer>();
    for (int i = 0; i < asked.size(); i++) {
      var to = i + 1 < asked.size() ? asked.get(i + 1).at() : blocks.size();
      entries.add(entry(asked.get(i), below(blocks, asked.get(i).at() + 1, to, picked.dropped())));
    }
    var first = asked.isEmpty() ? blocks.size() : asked.getFirst().at();
    var preamble = blocks.subList(0, first);
    return new FilledForm(
        form.name(), List.copyOf(preamble), List.copyOf(entries), picked.contradicted());
  }

  /** The blocks of an answer; from a question out of place on, they answer nothing. */
  private static List<Block> below(List<Block> blocks, int from, int to, Set<Integer> dropped) {
    var out = new ArrayList<Block>();
    var aside = false;
    for (int i = from; i < to; i++) {
      aside |= dropped.contains(i);
      out.add(aside ? blocks.get(i).as(BlockShape.ASIDE) : blocks.get(i));
    }
    return out;
  }

  private static FormAnswer entry(LocatedHeading asked, List<Block> below) {
    var blocks = new ArrayList<Block>();
    var q = asked.question();
    var empty = below.stream().allMatch(b -> b.isAside() || NoAnswer.isNothing(b.text()));
    if (!q.isPlain() && (!q.loose() || empty))
      blocks.add(new Block(BlockShape.TEXT, 0, q.rest(), q.rest()));
    blocks.addAll(below);
    return new FormAnswer(q.sections(), List.copyOf(blocks));
  }

  private List<Block> withoutIntro(List<Block> blocks) {
    var intro = forms.stream().flatMap(f -> f.form().intro().stream()).map(Wording::of).toList();
    return blocks.stream()
        .filter(
            b -> {
              var words = Wording.wordsOf(b.text());
              return intro.stream().noneMatch(w -> w.matchEnd(words).isPresent());
            })
        .toList();
  }
}
