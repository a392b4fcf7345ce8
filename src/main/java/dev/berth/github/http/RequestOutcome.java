package dev.berth.github.http;

import java.time.Instant;

/** What became of one request. */
public sealed interface RequestOutcome {
  /** It was answered, whatever the answer says. */
  record Answered(ApiResponse answer) implements RequestOutcome {}

  /** It surely did not leave: too late, a foreign host, no connection. */
  record NotSent(String why) implements RequestOutcome {}

  /** It was kept back until then, for GitHub would have had enough of us. */
  record Held(String why, Instant again) implements RequestOutcome {}

  /** It left, or may have, and no whole answer came back. */
  record Lost(String why) implements RequestOutcome {}
}
