package dev.berth.commands.grammar;

/**
 * A command as somebody typed it.
 *
 * @param name its name in lower case; {@value #UNKNOWN} for a word that is none of ours
 * @param args the rest of the line, blanks collapsed; for an unknown word the word alone, in lower
 *     case, without its slash and without what is private
 * @param line where it stands in the text, the first line being 1
 */
public record TypedCommand(String name, String args, int line) {
  /** The name of a word that is none of ours. */
  public static final String UNKNOWN = "?";

  public boolean isKnown() {
    return !name.equals(UNKNOWN);
  }
}
