package dev.berth.intake;

import java.util.List;

/** Looks for phrases in a row of tokens. */
final class Phrases {
  private Phrases() {}

  /** How many tokens the longest phrase takes that begins here; 0 for none. */
  static int at(List<Token> tokens, int index, List<List<String>> phrases) {
    var longest = 0;
    for (var p : phrases) if (p.size() > longest && begins(tokens, index, p)) longest = p.size();
    return longest;
  }

  /** Whether a phrase ends just before this token. */
  static boolean before(List<Token> tokens, int index, List<List<String>> phrases) {
    for (var p : phrases) if (index >= p.size() && begins(tokens, index - p.size(), p)) return true;
    return false;
  }

  static boolean anywhere(List<Token> tokens, List<List<String>> phrases) {
    for (int i = 0; i < tokens.size(); i++) if (at(tokens, i, phrases) > 0) return true;
    return false;
  }

  private static boolean begins(List<Token> tokens, int index, List<String> phrase) {
    if (index + phrase.size() > tokens.size()) return false;
    for (int i = 0; i < phrase.size(); i++)
      if (!tokens.get(index + i).text().equals(phrase.get(i))) return false;
    return true;
  }
}
