package dev.berth.intake;

import dev.berth.catalogue.Arch;
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
 * @param mood whether it is wanted at all
 * @param sentence number of the sentence
 * @param form how it was written
 * @param from index of its first word in the sentence
 * @param to index behind its last word
 */
record Mention(
    Optional<PlanRef> plan,
    OptionalInt count,
    Optional<Arch> arch,
    boolean about,
    boolean doubt,
    Mood mood,
    int sentence,
    Form form,
    int from,
    int to) {
  enum Mood {
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

  enum Form {
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

  Mention in(Mood other) {
    return new Mention(plan, count, arch, about, doubt, other, sentence, form, from, to);
  }

  Mention doubted() {
    return new Mention(plan, count, arch, about, true, mood, sentence, form, from, to);
  }

  Mention with(OptionalInt number) {
    return new Mention(plan, number, arch, about, doubt, mood, sentence, form, from, to);
  }

  Mention with(Mention number) {
    var a = arch.or(number::arch);
    return new Mention(
        plan, number.count, a, number.about, doubt || number.doubt, mood, sentence, form, from, to);
  }
}
