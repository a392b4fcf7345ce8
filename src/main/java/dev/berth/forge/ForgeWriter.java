package dev.berth.forge;

import java.time.Duration;

/**
 * What Berth changes at a forge. Every method is one request and answers with a value; only a bug
 * throws. Nothing here sleeps or repeats.
 */
public interface ForgeWriter {
  /**
   * Makes one change.
   *
   * @param within the time left in which the request may still be sent; nothing is sent after it
   */
  Wrote write(IssueRef issue, Write write, Duration within);

  Wrote createLabel(Repository repository, NewLabel label);

  /** Gives a label that is there this colour and description. */
  Wrote updateLabel(Repository repository, NewLabel label);

  /**
   * Makes a check run.
   *
   * @param within as for {@link #write}
   */
  Wrote createCheck(Repository repository, CheckRun check, Duration within);

  /**
   * A label of a repository, as it is or is to be made.
   *
   * @param color six hex digits without {@code #}
   */
  record NewLabel(String name, String color, String description) {
    private static final String UNSET = "ededed";

    /** It came to be by being put on an issue, and nobody gave it anything but a name. */
    public boolean isBare() {
      return color.equalsIgnoreCase(UNSET) && description.isEmpty();
    }
  }
}
