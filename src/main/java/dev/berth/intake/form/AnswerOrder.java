package dev.berth.intake.form;

import dev.berth.intake.form.Form.Edition;
import dev.berth.intake.form.Form.Section;
import dev.berth.intake.text.Block;
import dev.berth.intake.text.Block.BlockShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers typed over their headings, or headings deleted: only the order says which is which. */
public final class AnswerOrder {
  /** More unknown headings than a form has questions: not answers in the order of the form. */
  private static final int ITEMS_MAX = 80;

  private static final int MANY = 4;

  private final ContentHints hints;

  public AnswerOrder(ContentHints hints) {
    this.hints = hints;
  }

  /** The questions asked, with those that only the order tells. */
  List<LocatedHeading> guess(Form form, List<Block> blocks, List<LocatedHeading> asked) {
    if (form.editions().isEmpty()) return asked;
    var items = headings(blocks, asked);
    if (items.size() == asked.size()) items = paragraphs(blocks, asked);
    if (items.size() == asked.size() || items.size() > ITEMS_MAX) return asked;
    var best = List.<LocatedHeading>of();
    var score = Integer.MIN_VALUE;
    for (var edition : form.editions()) {
      var run = new SequenceAlignment(items, sections(form, edition), hints);
      if (run.score() > score) {
        score = run.score();
        best = run.asked();
      }
    }
    return best.isEmpty() ? asked : best;
  }

  /** Whether the text itself speaks for the question that its place gave it. */
  boolean isSure(LocatedHeading a) {
    return hints.score(a.question().rest(), a.question().sections().getFirst()) > 1;
  }

  private static List<Section> sections(Form form, Edition edition) {
    var byId = new HashMap<String, Section>();
    for (var s : form.sections()) byId.put(s.id(), s);
    return edition.sections().stream().map(byId::get).toList();
  }

  /** All headings of the form's level: those that are known, and those that may be answers. */
  private static List<SequenceAlignment.AlignedItem> headings(
      List<Block> blocks, List<LocatedHeading> asked) {
    var known = new HashMap<Integer, LocatedHeading>();
    for (var a : asked) known.put(a.at(), a);
    var level = level(blocks, asked);
    var items = new ArrayList<SequenceAlignment.AlignedItem>();
    for (int i = 0; i < blocks.size() && items.size() <= ITEMS_MAX; i++) {
      var b = blocks.get(i);
      var a = known.get(i);
      if (a != null) items.add(SequenceAlignment.AlignedItem.known(a));
      else if (b.shape() == BlockShape.HEADING && b.level() == level)
        items.add(SequenceAlignment.AlignedItem.open(i, b.text()));
    }
    return items;
  }

  private static int level(List<Block> blocks, List<LocatedHeading> asked) {
    Map<Integer, Integer> counts = new HashMap<>();
    if (asked.isEmpty())
      for (var b : blocks)
        if (b.shape() == BlockShape.HEADING) counts.merge(b.level(), 1, Integer::sum);
    for (var a : asked) counts.merge(blocks.get(a.at()).level(), 1, Integer::sum);
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse(3);
  }

  /** Hardly a heading left, and an e-mail address on a line of its own: a form without headings. */
  private List<SequenceAlignment.AlignedItem> paragraphs(
      List<Block> blocks, List<LocatedHeading> asked) {
    var known = new HashMap<Integer, LocatedHeading>();
    for (var a : asked) known.put(a.at(), a);
    var items = new ArrayList<SequenceAlignment.AlignedItem>();
    var mail = false;
    for (int i = 0; i < blocks.size() && items.size() <= ITEMS_MAX; i++) {
      var b = blocks.get(i);
      var a = known.get(i);
      if (a != null) items.add(SequenceAlignment.AlignedItem.known(a));
      else if (b.shape() == BlockShape.TEXT || b.shape() == BlockShape.ITEM) {
        items.add(SequenceAlignment.AlignedItem.open(i, b.text()));
        mail |= hints.isMail(b.text());
      }
    }
    var fits = mail && asked.size() <= 2 && items.size() >= asked.size() + MANY;
    return fits ? items : asked.stream().map(SequenceAlignment.AlignedItem::known).toList();
  }
}
