package dev.berth.intake;

import dev.berth.intake.Block.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the form that fits an issue, and its answers. */
final class SheetReader {
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
  private record Ready(Form form, QuestionFinder finder) {}

  private final List<Ready> forms;
  private final OrderReader order;

  SheetReader(List<Form> forms, OrderReader order) {
    this.forms = forms.stream().map(f -> new Ready(f, new QuestionFinder(f))).toList();
    this.order = order;
  }

  Sheet read(List<Block> all) {
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
    return sheet(split, fit);
  }

  private Sheet free(List<Block> blocks) {
    return new Sheet(Sheet.FREE, blocks, List.of(), Set.of());
  }

  /** The headings that one form knows. */
  private record Fit(Optional<Ready> form, List<Block> blocks, List<Asked> asked) {
    boolean isFree() {
      return form.filter(f -> f.form().name().equals(Sheet.FREE)).isPresent();
    }
  }

  private Fit fit(List<Block> blocks) {
    var none = new Fit(Optional.empty(), blocks, List.of());
    return forms.stream().map(f -> fit(blocks, f)).reduce(none, this::better);
  }

  private Fit better(Fit a, Fit b) {
    return b.asked().size() > a.asked().size() ? b : a;
  }

  private Fit fit(List<Block> blocks, Ready form) {
    var asked = new ArrayList<Asked>();
    var headings = 0;
    for (int i = 0; i < blocks.size() && asked.size() < QUESTIONS_MAX; i++) {
      var b = blocks.get(i);
      if (!mayAsk(b) || headings++ > HEADINGS_MAX) continue;
      var question = form.finder().find(b.text());
      if (question.isEmpty() || !isSure(b, question.get())) continue;
      asked.add(new Asked(i, question.get()));
    }
    var found = asked.isEmpty() ? Optional.<Ready>empty() : Optional.of(form);
    return new Fit(found, blocks, asked);
  }

  private static boolean mayAsk(Block b) {
    return switch (b.shape()) {
      case HEADING -> true;
      case UNDERLINED, BOLD -> !b.text().contains("\n");
      case TEXT, ITEM, ROW, ASIDE -> false;
    };
  }

  /** What is no clear heading must be a question and nothing else. */
  private static boolean isSure(Block b, Question q) {
    return b.shape() == Shape.HEADING || (!q.loose() && (q.isPlain() || b.shape() == Shape.BOLD));
  }

  private Fit loose(List<Block> blocks, Ready form) {
    return fit(LooseHeadings.split(blocks, form.finder()), form);
  }

  private Sheet sheet(List<Block> blocks, Fit fit) {
    var form = fit.form().orElseThrow().form();
    var picked = Twice.pick(form, blocks, fit.asked());
    var asked = order.guess(form, blocks, picked.asked());
    return sheet(form, blocks, asked, picked);
  }

  /** All questions are gone, but the answers stand in the order of a form. */
  private Optional<Sheet> byOrder(List<Block> blocks) {
    for (var f : forms) {
      var asked = order.guess(f.form(), blocks, List.of());
      var sure = asked.stream().filter(a -> order.isSure(a)).count();
      if (asked.size() >= ANSWERS_MIN && sure >= SURE_MIN)
        return Optional.of(sheet(f.form(), blocks, asked, new Twice(asked, Set.of(), Set.of())));
    }
    return Optional.empty();
  }

  private static Sheet sheet(Form form, List<Block> blocks, List<Asked> asked, Twice picked) {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < asked.size(); i++) {
      var to = i + 1 < asked.size() ? asked.get(i + 1).at() : blocks.size();
      entries.add(entry(asked.get(i), below(blocks, asked.get(i).at() + 1, to, picked.dropped())));
    }
    var first = asked.isEmpty() ? blocks.size() : asked.getFirst().at();
    var preamble = blocks.subList(0, first);
    return new Sheet(
        form.name(), List.copyOf(preamble), List.copyOf(entries), picked.contradicted());
  }

  /** The blocks of an answer; from a question out of place on, they answer nothing. */
  private static List<Block> below(List<Block> blocks, int from, int to, Set<Integer> dropped) {
    var out = new ArrayList<Block>();
    var aside = false;
    for (int i = from; i < to; i++) {
      aside |= dropped.contains(i);
      out.add(aside ? blocks.get(i).as(Shape.ASIDE) : blocks.get(i));
    }
    return out;
  }

  private static Entry entry(Asked asked, List<Block> below) {
    var blocks = new ArrayList<Block>();
    var q = asked.question();
    var empty = below.stream().allMatch(b -> b.isAside() || Filler.isNothing(b.text()));
    if (!q.isPlain() && (!q.loose() || empty))
      blocks.add(new Block(Shape.TEXT, 0, q.rest(), q.rest()));
    blocks.addAll(below);
    return new Entry(q.sections(), List.copyOf(blocks));
  }

  private List<Block> withoutIntro(List<Block> blocks) {
    var intro = forms.stream().flatMap(f -> f.form().intro().stream()).map(Wording::of).toList();
    return blocks.stream()
        .filter(
            b -> {
              var words = Wording.wordsOf(b.text());
              return intro.stream().noneMatch(w -> w.endIn(words).isPresent());
            })
        .toList();
  }
}
