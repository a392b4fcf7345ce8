/** The words that people use, read from the lists in {@code src/main/resources/intake}. */
package dev.berth.intake.lexicon;
