package dev.berth.intake.form;

import dev.berth.intake.text.Block;
import dev.berth.intake.text.Block.BlockShape;
import dev.berth.intake.text.Wording;
import java.util.ArrayList;
import java.util.List;

/** Questions that stand as plain lines, and lines like {@code Name: value}, made headings. */
final class PlainLineHeadings {
  /** A plain line this long is a question only if it is known nearly word by word. */
  private static final int LINE_MAX = 400;

  private static final int LINES_MAX = 2_000;

  private PlainLineHeadings() {}

  static List<Block> split(List<Block> blocks, HeadingMatcher finder) {
    var out = new ArrayList<Block>();
    var lines = 0;
    for (var b : blocks) {
      if ((b.shape() != BlockShape.TEXT && b.shape() != BlockShape.ITEM) || lines > LINES_MAX) {
        out.add(b);
        continue;
      }
      var texts = b.text().split("\n", -1);
      lines += texts.length;
      split(b, texts, finder, out);
    }
    return out;
  }

  private static void split(Block b, String[] lines, HeadingMatcher finder, List<Block> out) {
    var from = 0;
    for (int i = 0; i < lines.length; i++) {
      if (!asks(lines[i], finder)) continue;
      add(b, lines, from, i, out);
      out.add(new Block(BlockShape.HEADING, 0, lines[i], lines[i]));
      from = i + 1;
    }
    if (from == 0) out.add(b);
    else add(b, lines, from, lines.length, out);
  }

  private static void add(Block b, String[] lines, int from, int to, List<Block> out) {
    if (from >= to) return;
    var text = String.join("\n", List.of(lines).subList(from, to));
    if (!text.isBlank()) out.add(new Block(b.shape(), b.level(), text, text));
  }

  private static boolean asks(String line, HeadingMatcher finder) {
    if (line.isBlank() || line.length() > LINE_MAX) return false;
    var found = finder.find(line);
    if (found.isEmpty() || found.get().loose()) return false;
    var q = found.get();
    if (q.isPlain()) return q.words() >= 2 || isAlone(line);
    return q.words() >= 5 || isKey(line, q);
  }

  private static boolean isAlone(String line) {
    return Wording.wordsOf(line).size() == 1;
  }

  /** {@code Name: value}: the sign directly behind a short key. */
  private static boolean isKey(String line, HeadingMatch q) {
    var colon = line.indexOf(':');
    if (colon < 0 || line.startsWith("//", colon + 1)) return false;
    return Wording.wordsOf(line.substring(0, colon)).size() <= Math.max(4, q.words());
  }
}
