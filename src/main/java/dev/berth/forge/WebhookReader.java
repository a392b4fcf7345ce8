package dev.berth.forge;

import java.util.Optional;

/**
 * Reads what a forge posts to us. A payload is a hint and may be anything at all: reading it never
 * throws and takes bounded time and memory.
 */
public interface WebhookReader {
  /** Stands for the app itself, where an event is about no repository. */
  Repository APP = new Repository(0, "");

  /**
   * What a payload tells.
   *
   * @param event the forge's word for its kind ({@code issues}, {@code issue_comment})
   * @param body the payload as received, its signature already checked
   */
  Hint read(String event, byte[] body);

  /** What a payload comes to. */
  sealed interface Hint {
    /**
     * Something happened that may matter.
     *
     * @param repository where; {@link #APP} for the installation of the app and its organisation
     * @param issue the issue, where it is about one
     */
    record About(Incoming incoming, Repository repository, Optional<IssueRef> issue)
        implements Hint {}

    /** A sound payload that Berth has no use for. */
    record NotForUs(String why) implements Hint {}

    /** Not what the forge sends under that name. */
    record Malformed(String why) implements Hint {}
  }
}
