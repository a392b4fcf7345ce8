package dev.berth.view;

import dev.berth.forge.Person;
import dev.berth.forge.Write;
import java.util.List;
import java.util.Map;

/**
 * Something to be done once on an issue that no state implies: an answer to a command, a reaction,
 * a label that somebody may set by command. Kept in the row until it is done.
 */
public sealed interface Errand {
  /** How keys begin of answers to one word or deed of somebody's, which the store hears once. */
  List<String> OF_ONE_DEED = List.of("reply:", "label:", "changed:");

  /** Unique in the issue. */
  String key();

  /** Whether a comment of that key would not be made again if it were forgotten. */
  static boolean isAnswer(String key) {
    return OF_ONE_DEED.stream().anyMatch(key::startsWith);
  }

  /**
   * A comment that answers somebody.
   *
   * @param template name under templates/replies
   * @param values what the template shows; may hold user text, escaped there
   */
  record Say(String key, Person to, String template, Map<String, String> values) implements Errand {
    public Say {
      values = Map.copyOf(values);
    }
  }

  /** One request to the forge that may be made again without harm. */
  record Do(String key, Write write) implements Errand {}
}
