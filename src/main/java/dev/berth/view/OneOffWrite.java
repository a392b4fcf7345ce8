package dev.berth.view;

import dev.berth.forge.Person;
import dev.berth.forge.Write;
import java.util.Map;

/**
 * Something to be done once on an issue that no state implies: an answer to a command, a reaction,
 * a label that somebody may set by command. Kept in the row until it is done.
 */
public sealed interface OneOffWrite {
  /** Unique in the issue. */
  String key();

  /**
   * A comment that answers somebody.
   *
   * @param template name under templates/replies
   * @param values what the template shows; may hold user text, escaped there
   */
  record ReplyComment(String key, Person to, String template, Map<String, String> values)
      implements OneOffWrite {
    public ReplyComment {
      values = Map.copyOf(values);
    }
  }

  /** One request to the forge that may be made again without harm. */
  record RepeatableWrite(String key, Write write) implements OneOffWrite {}
}
