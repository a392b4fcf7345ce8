package dev.berth.forge;

import java.time.Instant;
import java.util.Optional;

/** What became of a {@link Write}. */
public sealed interface Wrote {
  /**
   * Made, and confirmed by the forge.
   *
   * @param id the comment's number where one was made, else 0
   * @param at when a comment was made or changed, by the forge's clock, where it says so
   */
  record Done(long id, Optional<Instant> at) implements Wrote {
    public Done(long id) {
      this(id, Optional.empty());
    }
  }

  /**
   * Surely not made; worth trying again then (limits, no way there, the claim was running out).
   *
   * @param forAll the forge had enough of all that we write, here and elsewhere
   */
  record Later(Instant again, String why, boolean forAll) implements Wrote {
    public Later(Instant again, String why) {
      this(again, why, false);
    }
  }

  /** May have been made: no answer, a cut connection, a 5xx. */
  record Unclear(String why) implements Wrote {}

  /** Surely not made and not worth repeating as it is (403, 422). */
  record Refused(String why) implements Wrote {}

  /** What was to be changed is not there (404, 410) or moved: a look at the issue decides. */
  record Missing(String why) implements Wrote {}

  /** In the figures, where operators ask for it by this name. */
  default String metricLabel() {
    return switch (this) {
      case Done _ -> "Done";
      case Later _ -> "Later";
      case Unclear _ -> "Unclear";
      case Refused _ -> "Refused";
      case Missing _ -> "Missing";
    };
  }
}
