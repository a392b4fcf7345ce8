package dev.berth.github;

import java.time.Instant;

/** What became of one request on the wire. */
sealed interface Sent {
  /** It was answered, whatever the answer says. */
  record Answered(Answer answer) implements Sent {}

  /** It surely did not leave: too late, a foreign host, no connection. */
  record NotSent(String why) implements Sent {}

  /** It was kept back until then, for GitHub would have had enough of us. */
  record Held(String why, Instant again) implements Sent {}

  /** It left, or may have, and no whole answer came back. */
  record Lost(String why) implements Sent {}
}
