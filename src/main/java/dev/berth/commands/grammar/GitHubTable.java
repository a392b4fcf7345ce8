package dev.berth.commands.grammar;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A table as GitHub's own parser finds it: a line of cells, below it a line of as many delimiters;
 * then every line is a row, bars or not, until a blank line or another block. The library's
 * extension wants bars in the head and takes any line with a bar for a row, fences included.
 */
final class GitHubTable extends AbstractBlockParser {
  private static final int CODE_INDENT = 4;
  private static final String MARK = "[ \\t]*:?-+:?[ \\t]*";
  private static final Pattern DELIMITERS =
      Pattern.compile("\\|?" + MARK + "(?:\\|" + MARK + ")*\\|?[ \\t]*");

  /** These are an underline or a list item first. */
  private static final Pattern NO_DELIMITERS = Pattern.compile("-+[ \\t]*|-[ \\t].*");

  private final Block block = new TableBlock();

  /** Whether the line at hand is a row, rather than one below a quote that the table is in. */
  private boolean isRow;

  @Override
  public Block getBlock() {
    return block;
  }

  /** It contains nothing; but the parser looks for new blocks only in what might. */
  @Override
  public boolean isContainer() {
    return true;
  }

  @Override
  public boolean canHaveLazyContinuationLines() {
    return isRow;
  }

  @Override
  public BlockContinue tryContinue(ParserState state) {
    if (state.isBlank() || isBar(state)) return BlockContinue.none();
    isRow = true;
    return BlockContinue.atIndex(state.getIndex());
  }

  /** A bar alone is no row. */
  private static boolean isBar(ParserState state) {
    return state.getLine().getContent().toString().strip().equals("|");
  }

  @Override
  public void addLine(SourceLine line) {
    isRow = false;
  }

  /** To GitHub a link definition can be the head, to the library it is over at its line's end. */
  static boolean hasDefinitionAsHead(Paragraph paragraph, String text) {
    var first = paragraph.getSourceSpans().getFirst();
    int from = first.getInputIndex();
    return paragraph.getPrevious() instanceof LinkReferenceDefinition
        && DELIMITERS.matcher(text.substring(from, from + first.getLength()).strip()).matches();
  }

  /** What the parser makes of it. */
  static final class TableBlock extends CustomBlock {}

  /** Finds the line of delimiters; the line above it is the head. */
  static final class Start extends AbstractBlockParserFactory {
    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
      var above = matched.getParagraphLines().getLines();
      if (above.isEmpty() || state.getIndent() >= CODE_INDENT) return BlockStart.none();
      var line = state.getLine().getContent();
      var delimiters = line.subSequence(state.getNextNonSpaceIndex(), line.length());
      if (!DELIMITERS.matcher(delimiters).matches()
          || NO_DELIMITERS.matcher(delimiters).matches()
          || cells(above.getLast().getContent()) != cells(delimiters)) return BlockStart.none();
      return BlockStart.of(new GitHubTable()).atIndex(line.length()).replaceParagraphLines(1);
    }

    /** Bars at the ends enclose cells, bars between divide them, an escaped bar is text. */
    private static int cells(CharSequence content) {
      var row = content.toString().strip();
      int count = 0;
      boolean text = false;
      for (int i = row.startsWith("|") ? 1 : 0; i < row.length(); i++) {
        boolean bar = row.charAt(i) == '|';
        if (bar) count++;
        if (row.charAt(i) == '\\') i++;
        text = !bar;
      }
      return text ? count + 1 : count;
    }
  }
}
