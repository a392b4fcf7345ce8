package dev.berth.sandbox;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a request to the REST interface. */
public sealed interface ApiFault {
  /** 403 of the secondary limit as it often comes: without any header that says how long. */
  record SecondaryLimit() implements ApiFault {}

  /** 429 with {@code Retry-After}. */
  record TooMany(Duration retryAfter) implements ApiFault {}

  /** 403 with nothing left until the reset. */
  record PrimaryLimit(Duration reset) implements ApiFault {}

  /** An answer with that status, after the server did what was asked or without doing it. */
  record ServerError(int status, boolean acted) implements ApiFault {}

  /** A refusal in GitHub's own words; nothing is done. */
  record Refusal(int status, String message) implements ApiFault {}

  /** No answer: the connection is cut, after the server did what was asked or without doing it. */
  record Cut(boolean acted) implements ApiFault {}

  /** The right answer, late. */
  record Delay(Duration by) implements ApiFault {}

  /** Decides for each request what goes wrong with it. */
  @FunctionalInterface
  interface Plan {
    Plan NONE = request -> Optional.empty();

    Optional<ApiFault> faultOf(SeenRequest request);
  }
}
