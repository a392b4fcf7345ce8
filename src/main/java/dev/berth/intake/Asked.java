package dev.berth.intake;

/**
 * A question found at one block.
 *
 * @param at index of the block
 */
record Asked(int at, Question question) {}
