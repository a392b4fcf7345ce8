package dev.berth.intake;

import dev.berth.intake.Mention.Mood;
import java.util.List;

/**
 * A text of an issue, cut into words once, with what it says of machines.
 *
 * @param text as written
 * @param sentences its words
 * @param mentions every place that speaks of machines
 * @param asked what of that is wanted
 */
record Passage(
    String text, List<Sentence> sentences, List<Mention> mentions, Consolidation.Result asked) {
  static final Passage NONE = new Passage("", List.of(), List.of(), Consolidation.of(List.of()));

  /**
   * Reads a text.
   *
   * @param base wanted in an answer about machines, neutral anywhere else
   */
  static Passage of(Vocabulary vocabulary, String text, Mood base) {
    var sentences = Sentence.of(Lexer.tokens(vocabulary, text));
    var mentions = MentionReader.read(sentences, base);
    return new Passage(text, sentences, mentions, Consolidation.of(mentions));
  }

  /** Whether it asks for a plan or a number of machines. */
  boolean asks() {
    return !asked.lines().isEmpty();
  }

  /** Words that leave all of it open, in whatever sentence. */
  boolean isOpen() {
    return sentences.stream()
        .anyMatch(s -> s.holds(0, s.size(), MachineWords.OPEN) || s.is(0, "or", "else"));
  }
}
