package dev.berth.intake.text;

import dev.berth.language.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One way to ask a question, compared word by word: case, punctuation and a slip of one letter in a
 * long word do not matter.
 *
 * @param open the question goes on in ways that do not matter
 */
public record Wording(List<String> words, boolean open) {
  private static final int LONG_WORD = 6;

  /** A word and where it ends in the text it was taken from. */
  public record Word(String text, int end) {}

  public static Wording of(String written) {
    var open = written.endsWith("...");
    return new Wording(wordsOf(written).stream().map(Word::text).toList(), open);
  }

  public static List<Word> wordsOf(String text) {
    var out = new ArrayList<Word>();
    var word = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      var c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) word.append(c);
      else if (!word.isEmpty() && c != '\'' && c != '’' && c != '‘') {
        out.add(new Word(word.toString().toLowerCase(Locale.ROOT), i));
        word.setLength(0);
      }
    }
    return out;
  }

  /** Where this wording ends in the text, if the text begins with it. */
  public OptionalInt matchEnd(List<Word> text) {
    if (words.isEmpty() || text.size() < words.size()) return OptionalInt.empty();
    for (int i = 0; i < words.size(); i++)
      if (!same(words.get(i), text.get(i).text(), words.size() == 1)) return OptionalInt.empty();
    return OptionalInt.of(text.get(words.size() - 1).end());
  }

  /** A word alone has to be right: "requested" is no "requester". */
  private static boolean same(String a, String b, boolean alone) {
    if (a.equals(b) || alone) return a.equals(b);
    if (a.length() < LONG_WORD || Math.abs(a.length() - b.length()) > 1) return false;
    // One slip leaves the first letter or the last; most words differ in both.
    var ends = a.charAt(0) == b.charAt(0) || a.charAt(a.length() - 1) == b.charAt(b.length() - 1);
    return ends && EditDistance.between(a, b) <= 1;
  }
}
