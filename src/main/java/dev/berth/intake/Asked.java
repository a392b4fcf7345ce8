package dev.berth.intake;

/**
 * A question found at one block.
 *
 * @param at index of the block
 * @param byOrder only its place says what it asks
 */
record Asked(int at, Question question, boolean byOrder) {
  Asked(int at, Question question) {
    this(at, question, false);
  }
}
