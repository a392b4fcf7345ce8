package dev.berth.reading;

/**
 * What the issue says about the licence of the code; a look at the repository is a rule's matter.
 */
public enum OpenSource {
  YES,
  NO,
  UNCLEAR
}
