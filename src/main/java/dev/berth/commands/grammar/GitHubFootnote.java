package dev.berth.commands.grammar;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * GitHub's footnote ({@code [^1]: text}): a block with blocks in it, ended by a line that is
 * neither blank nor indented by four columns.
 */
final class GitHubFootnote extends AbstractBlockParser {
  private static final int INDENT = 4;
  private static final Pattern OPENING = Pattern.compile("\\[\\^[^\\]\\s]+\\]:[ \\t]*");
  private final Block block = new FootnoteBlock();

  @Override
  public Block getBlock() {
    return block;
  }

  @Override
  public boolean isContainer() {
    return true;
  }

  @Override
  public boolean canContain(Block child) {
    return true;
  }

  @Override
  public BlockContinue tryContinue(ParserState state) {
    if (state.isBlank()) return BlockContinue.atIndex(state.getNextNonSpaceIndex());
    return state.getIndent() >= INDENT
        ? BlockContinue.atColumn(state.getColumn() + INDENT)
        : BlockContinue.none();
  }

  /** What the parser makes of it. */
  static final class FootnoteBlock extends CustomBlock {}

  /** Finds where one starts; it may interrupt a paragraph. */
  static final class Start extends AbstractBlockParserFactory {
    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
      int from = state.getNextNonSpaceIndex();
      var line = state.getLine().getContent();
      var opening = OPENING.matcher(line).region(from, line.length());
      return state.getIndent() < INDENT && opening.lookingAt()
          ? BlockStart.of(new GitHubFootnote()).atIndex(opening.end())
          : BlockStart.none();
    }
  }
}
