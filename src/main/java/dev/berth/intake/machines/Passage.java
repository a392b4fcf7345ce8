package dev.berth.intake.machines;

import dev.berth.intake.lexicon.MachineWords;
import dev.berth.intake.machines.MachineMention.Intent;
import dev.berth.intake.text.Lexer;
import dev.berth.intake.text.PlanNames;
import dev.berth.intake.text.TokenSentence;
import java.util.List;

/**
 * A text of an issue, cut into words once, with what it says of machines.
 *
 * @param text as written
 * @param sentences its words
 * @param mentions every place that speaks of machines
 * @param asked what of that is wanted
 */
public record Passage(
    String text,
    List<TokenSentence> sentences,
    List<MachineMention> mentions,
    MentionConsolidation.Consolidated asked) {
  static final Passage NONE =
      new Passage("", List.of(), List.of(), MentionConsolidation.of(List.of()));

  /**
   * Reads a text.
   *
   * @param base wanted in an answer about machines, neutral anywhere else
   */
  static Passage of(PlanNames planNames, String text, Intent base) {
    var sentences = TokenSentence.of(Lexer.tokens(planNames, text));
    var mentions = MentionParser.read(sentences, base);
    return new Passage(text, sentences, mentions, MentionConsolidation.of(mentions));
  }

  /** Whether it asks for a plan or a number of machines. */
  public boolean asks() {
    return !asked.lines().isEmpty();
  }

  /** Words that leave all of it open, in whatever sentence. */
  boolean isOpen() {
    return sentences.stream()
        .anyMatch(s -> s.holds(0, s.size(), MachineWords.OPEN) || s.is(0, "or", "else"));
  }
}
