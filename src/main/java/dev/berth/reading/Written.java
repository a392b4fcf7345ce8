package dev.berth.reading;

/**
 * Marks of what the issue itself says on the fields that commands can answer, before any answer is
 * laid over it. Two marks are equal exactly if nobody changed that field; they hold no text.
 */
public record Written(String machines, String term, String systems, String workload) {
  /** Of an issue that says nothing. */
  public static final Written NOTHING = new Written("", "", "", "");
}
