package dev.berth.intake;

import dev.berth.intake.Token.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The words of a sentence; a line is one at least. A place outside it holds no word. */
record Sentence(List<Token> tokens) {
  private static final Token NONE = Token.word(Sort.LINE, "");

  /** Cuts a text into sentences. Numbers of lists are no words. */
  static List<Sentence> of(List<Token> tokens) {
    var out = new ArrayList<Sentence>();
    var now = new ArrayList<Token>();
    for (int i = 0; i < tokens.size(); i++) {
      var t = tokens.get(i);
      if (t.type() == Sort.LINE || t.type() == Sort.STOP) {
        var number = t.type() == Sort.STOP && isListNumber(tokens, i, now);
        if (!now.isEmpty() && !number) out.add(new Sentence(List.copyOf(now)));
        now.clear();
      } else if (t.type() == Sort.CLOSE && isListNumber(tokens, i, now)) {
        now.clear();
      } else {
        now.add(t);
      }
    }
    if (!now.isEmpty()) out.add(new Sentence(List.copyOf(now)));
    return out;
  }

  /** {@code 1.} or {@code 2)} at the beginning of a line on which more stands. */
  private static boolean isListNumber(List<Token> all, int mark, List<Token> now) {
    if (now.size() != 1 || now.getFirst().type() != Sort.NUMBER) return false;
    var begins = mark < 2 || all.get(mark - 2).type() == Sort.LINE;
    return begins && mark + 1 < all.size() && all.get(mark + 1).type() != Sort.LINE;
  }

  int size() {
    return tokens.size();
  }

  Token at(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : NONE;
  }

  boolean is(int i, String... words) {
    return at(i).is(words);
  }

  boolean is(int i, Sort type) {
    return at(i).type() == type;
  }

  boolean isIn(int i, Set<String> words) {
    return words.contains(at(i).text());
  }

  boolean isMachine(int i) {
    return isIn(i, MachineWords.MACHINES);
  }

  /** The plan itself, or an address that leads to one. */
  boolean isPlan(int i) {
    return at(i).plan().isPresent();
  }

  /** How many words the longest phrase takes that begins here; 0 for none. */
  int phrase(int i, List<List<String>> phrases) {
    var longest = 0;
    for (var p : phrases) if (p.size() > longest && begins(i, p)) longest = p.size();
    return longest;
  }

  /** Whether a phrase ends just before this word. */
  boolean isBehind(int i, List<List<String>> phrases) {
    return phrases.stream().anyMatch(p -> begins(i - p.size(), p));
  }

  /** Whether a phrase stands between these places. */
  boolean holds(int from, int to, List<List<String>> phrases) {
    return IntStream.range(from, to)
        .anyMatch(i -> phrases.stream().anyMatch(p -> i + p.size() <= to && begins(i, p)));
  }

  private boolean begins(int i, List<String> phrase) {
    for (int k = 0; k < phrase.size(); k++) if (!is(i + k, phrase.get(k))) return false;
    return true;
  }
}
