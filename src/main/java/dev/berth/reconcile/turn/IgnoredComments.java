package dev.berth.reconcile.turn;

import dev.berth.commands.model.CommandResult;
import dev.berth.forge.IssueRef;
import dev.berth.observe.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * "Why was my comment ignored?": every comment that is not acted on leaves one line in the log that
 * names it and says why, and is counted. Nothing that people wrote is in either.
 */
public final class IgnoredComments {
  private static final Logger log = LoggerFactory.getLogger(IgnoredComments.class);

  private final Metrics metrics;

  IgnoredComments(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Why nothing is done about a comment. */
  public enum Why {
    NO_COMMAND("no-command", "it has no command outside code, quotes, lists, tables and headings"),
    UNKNOWN_WORD("unknown-word", "its word is no command of ours, nor near one"),
    BOT("bot", "a program wrote it"),
    NOBODY("nobody", "the account that wrote it is gone"),
    NOT_A_REQUEST("not-a-request", "the issue is no request"),
    OTHER_BERTH("other-berth", "another Berth sees to this issue"),
    ISSUE_GONE("issue-gone", "the issue cannot be read any more"),
    TOO_OLD("too-old", "it was written before this repository was served"),
    BEFORE_RESTORE("before-restore", "it was written before the work went on after a restore"),
    ANSWERED_ENOUGH(
        "answered-enough", "its writer has had all answers for now; what it asked is done");

    private final String label;
    private final String sentence;

    Why(String label, String sentence) {
      this.label = label;
      this.sentence = sentence;
    }

    public static Why of(CommandResult.IgnoreReason silence) {
      return switch (silence) {
        case BOT -> BOT;
        case NOBODY -> NOBODY;
        case NOT_A_REQUEST -> NOT_A_REQUEST;
      };
    }
  }

  /**
   * Notes one.
   *
   * @param comment its number at the forge; 0 for the text of the issue
   */
  public void note(IssueRef issue, long comment, Why why) {
    log.info("comment {} in {} is not acted on: {}", comment, issue, why.sentence);
    metrics.count("berth_comments_ignored", "why", why.label);
  }
}
