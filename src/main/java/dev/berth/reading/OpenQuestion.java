package dev.berth.reading;

import java.util.List;
import java.util.Optional;

/**
 * Something a careful person would ask before saying yes or no. The sentence is a template's
 * matter.
 *
 * @param field what it is about
 * @param reason which sentence of that field: {@code missing}, {@code unclear}, {@code choice},
 *     {@code unknown-plan}, {@code not-offered}, {@code contradiction}, {@code proposal} ...
 * @param read the words it is about, as the person wrote them (at most 200 characters); user text
 * @param answers ready commands that would answer it, without the slash: {@code machines 2x
 *     c3.medium.x86}
 */
public record OpenQuestion(
    Field field, String reason, Optional<String> read, List<String> answers) {
  /** No more of a person's words are shown again in a question. */
  public static final int READ_MAX = 200;

  public OpenQuestion {
    answers = List.copyOf(answers);
  }
}
