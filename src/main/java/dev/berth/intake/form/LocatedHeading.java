package dev.berth.intake.form;

/**
 * A question found at one block.
 *
 * @param at index of the block
 */
record LocatedHeading(int at, HeadingMatch question) {}
