package dev.berth.intake;

import dev.berth.intake.Block.Shape;
import dev.berth.intake.Form.Edition;
import dev.berth.intake.Form.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers typed over their headings, or headings deleted: only the order says which is which. */
final class OrderReader {
  /** More unknown headings than a form has questions: not answers in the order of the form. */
  private static final int ITEMS_MAX = 80;

  private static final int MANY = 4;

  private final ContentHints hints;

  OrderReader(ContentHints hints) {
    this.hints = hints;
  }

  /** The questions asked, with those that only the order tells. */
  List<Asked> guess(Form form, List<Block> blocks, List<Asked> asked) {
    if (form.editions().isEmpty()) return asked;
    var items = headings(blocks, asked);
    if (items.size() == asked.size()) items = paragraphs(blocks, asked);
    if (items.size() == asked.size() || items.size() > ITEMS_MAX) return asked;
    var best = List.<Asked>of();
    var score = Integer.MIN_VALUE;
    for (var edition : form.editions()) {
      var run = new OrderMatch(items, sections(form, edition), hints);
      if (run.score() > score) {
        score = run.score();
        best = run.asked();
      }
    }
    return best.isEmpty() ? asked : best;
  }

  /** Whether the text itself speaks for the question that its place gave it. */
  boolean isSure(Asked a) {
    return hints.fit(a.question().rest(), a.question().sections().getFirst()) > 1;
  }

  private static List<Section> sections(Form form, Edition edition) {
    var byId = new HashMap<String, Section>();
    for (var s : form.sections()) byId.put(s.id(), s);
    return edition.sections().stream().map(byId::get).toList();
  }

  /** All headings of the form's level: those that are known, and those that may be answers. */
  private static List<OrderMatch.Item> headings(List<Block> blocks, List<Asked> asked) {
    var known = new HashMap<Integer, Asked>();
    for (var a : asked) known.put(a.at(), a);
    var level = level(blocks, asked);
    var items = new ArrayList<OrderMatch.Item>();
    for (int i = 0; i < blocks.size() && items.size() <= ITEMS_MAX; i++) {
      var b = blocks.get(i);
      var a = known.get(i);
      if (a != null) items.add(OrderMatch.Item.known(a));
      else if (b.shape() == Shape.HEADING && b.level() == level)
        items.add(OrderMatch.Item.open(i, b.text()));
    }
    return items;
  }

  private static int level(List<Block> blocks, List<Asked> asked) {
    Map<Integer, Integer> counts = new HashMap<>();
    if (asked.isEmpty())
      for (var b : blocks) if (b.shape() == Shape.HEADING) counts.merge(b.level(), 1, Integer::sum);
    for (var a : asked) counts.merge(blocks.get(a.at()).level(), 1, Integer::sum);
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse(3);
  }

  /** Hardly a heading left, and an e-mail address on a line of its own: a form without headings. */
  private List<OrderMatch.Item> paragraphs(List<Block> blocks, List<Asked> asked) {
    var known = new HashMap<Integer, Asked>();
    for (var a : asked) known.put(a.at(), a);
    var items = new ArrayList<OrderMatch.Item>();
    var mail = false;
    for (int i = 0; i < blocks.size() && items.size() <= ITEMS_MAX; i++) {
      var b = blocks.get(i);
      var a = known.get(i);
      if (a != null) items.add(OrderMatch.Item.known(a));
      else if (b.shape() == Shape.TEXT || b.shape() == Shape.ITEM) {
        items.add(OrderMatch.Item.open(i, b.text()));
        mail |= hints.isMail(b.text());
      }
    }
    var fits = mail && asked.size() <= 2 && items.size() >= asked.size() + MANY;
    return fits ? items : asked.stream().map(OrderMatch.Item::known).toList();
  }
}
