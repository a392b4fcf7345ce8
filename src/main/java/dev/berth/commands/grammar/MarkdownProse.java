package dev.berth.commands.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Which places of a Markdown text are plain text of a paragraph of the document itself: not in
 * code, quotes, lists, tables, footnotes, headings, HTML, links or images. Read twice: as the
 * library reads GitHub's tables, and as GitHub does, footnotes included. A place must be text both
 * times.
 */
final class MarkdownProse {
  /** Blocks within blocks; deeper ones are paragraphs of the innermost. Bounds time and stack. */
  private static final int BLOCK_DEPTH_MAX = 100;

  private static final int INLINE_DEPTH_MAX = 100;
  private static final Parser LIBRARY =
      parser().extensions(List.<Extension>of(TablesExtension.create())).build();
  private static final Parser GITHUB =
      parser()
          .customBlockParserFactory(new GitHubFootnote.Start())
          .customBlockParserFactory(new GitHubTable.Start())
          .build();

  /** Elements that have no end tag, so that no text is between. */
  private static final Set<String> VOID =
      Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "source", "wbr");

  private final BitSet text = new BitSet();

  private MarkdownProse() {}

  /** Lines must end with LF alone. */
  static MarkdownProse of(String markdown) {
    var prose = new MarkdownProse();
    prose.read(GITHUB, markdown);
    var again = new MarkdownProse();
    again.read(LIBRARY, markdown);
    prose.text.and(again.text);
    return prose;
  }

  boolean isTextAt(int index) {
    return text.get(index);
  }

  private static Parser.Builder parser() {
    return Parser.builder()
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
        .maxOpenBlockParsers(BLOCK_DEPTH_MAX)
        .maxInlineNesting(INLINE_DEPTH_MAX);
  }

  private void read(Parser parser, String markdown) {
    var block = parser.parse(markdown).getFirstChild();
    for (; block != null; block = block.getNext()) {
      if (block instanceof Paragraph p && !GitHubTable.hasDefinitionAsHead(p, markdown)) {
        readParagraph(p);
      }
    }
  }

  private void readParagraph(Paragraph paragraph) {
    var tags = new ArrayList<HtmlInline>();
    var open = new ArrayDeque<Node>();
    for (var n = paragraph.getFirstChild(); n != null; n = next(n, open)) {
      switch (n) {
        case Text t -> mark(t);
        case HtmlInline h -> tags.add(h);
        case Emphasis e -> open.push(e);
        case StrongEmphasis s -> open.push(s);
        default -> {} // code, links, images, line breaks: never entered
      }
    }
    clearBetween(tags);
  }

  /** The next node in reading order: into emphasis, over all else. */
  private static Node next(Node n, ArrayDeque<Node> open) {
    if (n.equals(open.peek()) && n.getFirstChild() != null) return n.getFirstChild();
    var at = n;
    while (at.getNext() == null && !open.isEmpty()) at = open.pop();
    return at.getNext();
  }

  private void mark(Text t) {
    for (var span : t.getSourceSpans()) {
      int from = span.getInputIndex();
      text.set(from, from + span.getLength());
    }
  }

  /** What an inline element encloses ({@code <kbd>} to {@code </kbd>}) is not quite plain text. */
  private void clearBetween(List<HtmlInline> tags) {
    var open = new ArrayDeque<HtmlInline>();
    for (var tag : tags) {
      var literal = tag.getLiteral();
      if (literal.startsWith("</")) {
        var name = name(literal, 2);
        if (open.stream().noneMatch(o -> name(o.getLiteral(), 1).equals(name))) continue;
        var start = open.pop();
        while (!name(start.getLiteral(), 1).equals(name)) start = open.pop();
        text.clear(first(start), first(tag));
      } else if (Character.isLetter(literal.charAt(1)) && !VOID.contains(name(literal, 1))) {
        open.push(tag);
      }
    }
  }

  private static String name(String tag, int from) {
    int end = from;
    while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) end++;
    return tag.substring(from, end).toLowerCase(Locale.ROOT);
  }

  private static int first(Node n) {
    return n.getSourceSpans().stream().mapToInt(SourceSpan::getInputIndex).min().orElse(0);
  }
}
