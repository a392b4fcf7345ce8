package dev.berth.intake.text;

import dev.berth.intake.text.Block.BlockShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A Markdown body as a flat list of blocks. */
public final class MarkdownBlocks {
  /** Nothing that a person means is nested deeper. */
  private static final int DEPTH_MAX = 40;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .maxOpenBlockParsers(DEPTH_MAX)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  private final List<Block> blocks = new ArrayList<>();
  private final String[] lines;
  private final int lastClosing;
  private int folds;

  private MarkdownBlocks(String body) {
    lines = body.split("\n", -1);
    lastClosing = lastClosing(lines);
  }

  public static List<Block> of(String body) {
    var outline = new MarkdownBlocks(body);
    for (var n = PARSER.parse(body).getFirstChild(); n != null; n = n.getNext()) outline.top(n);
    return outline.blocks;
  }

  private void top(Node node) {
    if (node instanceof HtmlBlock html) {
      html(html);
      return;
    }
    if (folds > 0) {
      inside(node, 0, true);
      return;
    }
    switch (node) {
      case Heading h -> heading(h);
      case Paragraph p -> paragraph(p);
      case ListBlock l -> inside(l, 0, false);
      case IndentedCodeBlock c -> indented(c);
      case FencedCodeBlock c -> add(BlockShape.ASIDE, 0, c.getLiteral(), c.getLiteral());
      case BlockQuote q -> inside(q, 0, true);
      default -> inside(node, 0, false);
    }
  }

  private void heading(Heading h) {
    var underlined = !sourceLine(h.getSourceSpans()).stripLeading().startsWith("#");
    var text = strip(InlineText.of(h));
    add(
        underlined ? BlockShape.UNDERLINED : BlockShape.HEADING,
        h.getLevel(),
        text,
        strip(InlineText.wordsOf(h)));
  }

  private String sourceLine(List<SourceSpan> spans) {
    if (spans.isEmpty()) return "";
    var line = spans.getFirst().getLineIndex();
    return line < lines.length ? lines[line] : "";
  }

  /** A bold line at the top of a paragraph may be a heading; the rest is text. */
  private void paragraph(Paragraph p) {
    var texts = InlineText.of(p).split("\n", -1);
    var words = InlineText.wordsOf(p).split("\n", -1);
    if (texts.length != words.length) {
      add(BlockShape.TEXT, 0, strip(String.join("\n", texts)), strip(String.join("\n", words)));
      return;
    }
    var from = 0;
    for (int i = 0; i < texts.length; i++) {
      if (!isBold(texts[i])) continue;
      part(texts, words, from, i);
      add(BlockShape.BOLD, 0, strip(texts[i]), strip(words[i]));
      from = i + 1;
    }
    part(texts, words, from, texts.length);
  }

  private void part(String[] texts, String[] words, int from, int to) {
    if (from >= to) return;
    var t = String.join("\n", List.of(texts).subList(from, to));
    var w = String.join("\n", List.of(words).subList(from, to));
    add(BlockShape.TEXT, 0, strip(t), strip(w));
  }

  private static boolean isBold(String line) {
    var t = line.strip();
    if (t.endsWith(":")) t = t.substring(0, t.length() - 1);
    return t.length() > 2
        && t.charAt(0) == InlineText.BOLD_ON
        && t.indexOf(InlineText.BOLD_OFF) == t.length() - 1;
  }

  /** Text pushed in by a tab is rarely code; a sample of a form is. */
  private void indented(IndentedCodeBlock c) {
    var sample = c.getLiteral().lines().anyMatch(l -> l.stripLeading().startsWith("##"));
    add(
        sample ? BlockShape.ASIDE : BlockShape.TEXT,
        0,
        c.getLiteral().strip(),
        c.getLiteral().strip());
  }

  private void html(HtmlBlock html) {
    var raw = html.getLiteral();
    var lower = raw.toLowerCase(Locale.ROOT);
    var opens = count(lower, "<details") - count(lower, "</details");
    if (opens > 0 && !closesLater(html)) opens = 0;
    folds = Math.max(0, folds + opens);
    var text = HtmlText.text(raw);
    if (!text.isBlank()) add(BlockShape.ASIDE, 0, text, text);
  }

  /** A fold that nobody closes hides nothing. */
  private boolean closesLater(Node from) {
    var spans = from.getSourceSpans();
    return !spans.isEmpty() && spans.getFirst().getLineIndex() <= lastClosing;
  }

  private static int lastClosing(String[] lines) {
    for (int i = lines.length - 1; i >= 0; i--)
      if (lines[i].toLowerCase(Locale.ROOT).contains("</details")) return i;
    return -1;
  }

  private static int count(String text, String part) {
    var n = 0;
    for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + 1)) n++;
    return n;
  }

  /** All leaves of a container; the parser bounds the depth. */
  private void inside(Node node, int depth, boolean aside) {
    if (node instanceof TableRow row) {
      row(row, aside);
      return;
    }
    if (node instanceof FencedCodeBlock c) {
      add(BlockShape.ASIDE, depth, c.getLiteral(), c.getLiteral());
      return;
    }
    if (node instanceof IndentedCodeBlock c) {
      add(aside ? BlockShape.ASIDE : BlockShape.ITEM, depth, c.getLiteral(), c.getLiteral());
      return;
    }
    if (node instanceof Paragraph || node instanceof Heading) {
      var shape = aside ? BlockShape.ASIDE : BlockShape.ITEM;
      add(shape, depth, strip(InlineText.of(node)), strip(InlineText.wordsOf(node)));
      return;
    }
    var quote = aside || node instanceof BlockQuote;
    for (var n = node.getFirstChild(); n != null; n = n.getNext()) inside(n, depth + 1, quote);
  }

  private void row(TableRow row, boolean aside) {
    var cells = new ArrayList<String>();
    for (var n = row.getFirstChild(); n != null; n = n.getNext())
      if (n instanceof TableCell) cells.add(strip(InlineText.of(n)));
    var text = String.join(" | ", cells);
    add(aside ? BlockShape.ASIDE : BlockShape.ROW, 0, text, text);
  }

  private void add(BlockShape shape, int level, String text, String words) {
    if (!text.isBlank()) blocks.add(new Block(shape, level, text, words));
  }

  private static String strip(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c != InlineText.BOLD_ON && c != InlineText.BOLD_OFF) out.append(c);
    }
    return out.toString().strip();
  }
}
