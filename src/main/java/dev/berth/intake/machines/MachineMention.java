package dev.berth.intake.machines;

import dev.berth.catalogue.Arch;
import dev.berth.intake.text.PlanMention;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One place in a text where machines are spoken of.
 *
 * @param plan as named, if any
 * @param count if one number is written
 * @param arch that the words around say, apart from the plan
 * @param about a number is written that is not one: a range, a guess
 * @param doubt the words around make plan or count uncertain
 * @param intent whether it is wanted at all
 * @param sentence number of the sentence
 * @param notation how it was written
 * @param from index of its first word in the sentence
 * @param to index behind its last word
 */
record MachineMention(
    Optional<PlanMention> plan,
    OptionalInt count,
    Optional<Arch> arch,
    boolean about,
    boolean doubt,
    Intent intent,
    int sentence,
    Notation notation,
    int from,
    int to) {
  enum Intent {
    /** Said without asking. */
    NEUTRAL,
    WANTED,
    /** Somebody has it, had it, or spoke of it. */
    IN_USE,
    LATER,
    NOT,
    /** Instead of what was named before. */
    ALTERNATIVE
  }

  enum Notation {
    USUAL,
    /** {@code Amount: 2}. */
    KEY,
    /** Only an address leads to the plan. */
    ADDRESS,
    /** A bare number with a purpose: part of a total. */
    SHARE,
    /** A number that says "in total". */
    TOTAL,
    /** A number that says "each". */
    EACH
  }

  boolean isPlanOnly() {
    return plan.isPresent() && count.isEmpty() && !about;
  }

  boolean isCountOnly() {
    return plan.isEmpty() && count.isPresent();
  }

  MachineMention withIntent(Intent other) {
    return new MachineMention(plan, count, arch, about, doubt, other, sentence, notation, from, to);
  }

  MachineMention doubted() {
    return new MachineMention(plan, count, arch, about, true, intent, sentence, notation, from, to);
  }

  MachineMention with(OptionalInt number) {
    return new MachineMention(
        plan, number, arch, about, doubt, intent, sentence, notation, from, to);
  }

  MachineMention with(MachineMention number) {
    var a = arch.or(number::arch);
    return new MachineMention(
        plan,
        number.count,
        a,
        number.about,
        doubt || number.doubt,
        intent,
        sentence,
        notation,
        from,
        to);
  }
}
