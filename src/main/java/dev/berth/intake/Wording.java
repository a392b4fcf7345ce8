package dev.berth.intake;

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
record Wording(List<String> words, boolean open) {
  private static final int LONG_WORD = 6;

  /** A word and where it ends in the text it was taken from. */
  record Word(String text, int end) {}

  static Wording of(String written) {
    var open = written.endsWith("...");
    return new Wording(wordsOf(written).stream().map(Word::text).toList(), open);
  }

  static List<Word> wordsOf(String text) {
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
  OptionalInt endIn(List<Word> text) {
    if (words.isEmpty() || text.size() < words.size()) return OptionalInt.empty();
    for (int i = 0; i < words.size(); i++)
      if (!same(words.get(i), text.get(i).text(), words.size() == 1)) return OptionalInt.empty();
    return OptionalInt.of(text.get(words.size() - 1).end());
  }

  /** A word alone has to be right: "requested" is no "requester". */
  private static boolean same(String a, String b, boolean alone) {
    if (a.equals(b) || alone) return a.equals(b);
    return a.length() >= LONG_WORD && Math.abs(a.length() - b.length()) <= 1 && isOneSlip(a, b);
  }

  /** One letter more, less or another one, or two neighbours swapped. */
  static boolean isOneSlip(String a, String b) {
    var head = 0;
    var most = Math.min(a.length(), b.length());
    while (head < most && a.charAt(head) == b.charAt(head)) head++;
    var tail = 0;
    while (tail < most - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail))
      tail++;
    var left = a.length() - head - tail;
    var right = b.length() - head - tail;
    if (left <= 1 && right <= 1) return true;
    return left == 2
        && right == 2
        && a.charAt(head) == b.charAt(head + 1)
        && a.charAt(head + 1) == b.charAt(head);
  }
}
