package dev.berth.commands.model;

import dev.berth.request.Decision.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every answer to a command, and every refusal that is none of a request's own reasons: a template
 * of that name, and the values that it is given, always all of them. Values may hold a person's
 * words.
 */
public enum ReplyTemplate implements Refusal {
  /** Names of the commands that this person can use now, divided by a comma. */
  HELP("state", "commands"),
  HELP_COMMAND("command", "usage", "help", "example", "who"),
  STATUS("state"),
  /** Lists are divided by line breaks, what is in a line by {@code " | "}. */
  WHY(
      "state",
      "since",
      "revision",
      "rules",
      "passed",
      "approvals",
      "overrides",
      "decisions",
      "access"),
  /**
   * A line a person: who, keys that let in, keys that wait, keys that went; {@code lent}, {@code
   * waiting} and {@code unseen} are a word or empty.
   */
  KEYS("keys", "lent", "waiting", "unseen"),

  /** {@code who} divided by a comma; {@code can}: who that is here. */
  NO_RIGHT("command", "who", "can"),
  OWN_ACCOUNT("command"),
  /**
   * GitHub did not say for long what must be known for it; {@code team} is one that the program
   * names and nobody can find, or empty.
   */
  CANNOT_TELL("command", "team"),
  EDITED("command"),
  /** Somebody else spoke of it before: a mail program may have brought it back. */
  REPEATED_COMMAND("command"),
  /** It stands below what looks like the header of a quoted mail. */
  BELOW_A_QUOTE("command"),
  /** No ordinary space is in its line. */
  ODD_SPACE("command"),
  NOT_IN_ISSUE("command"),
  TOO_MANY_COMMANDS("limit"),
  NO_REQUEST("command"),
  TRIAGE_OFF("command"),
  ARGUMENT_MISSING("command", "usage", "example"),
  ARGUMENT_WRONG("command", "read", "usage", "example"),
  /** {@code problem} is one of {@link TermParser.Problem} in lower case. */
  TIME_WRONG("command", "read", "problem", "example"),
  NOTHING_SHOWN("command"),
  VERSION_TOO_SHORT("read", "version"),
  VERSION_IS_OTHER("read", "version"),
  APPROVAL_WITH_TEXT("read", "version"),
  /** {@code near} is the plan that was probably meant, or empty. */
  PLAN_UNKNOWN("read", "near", "plans"),
  PLAN_NOT_OFFERED("read", "instead"),
  COUNT_WRONG("read", "limit", "example"),
  /** {@code end} is the end as it stands. */
  NOT_LATER("read", "end"),
  MACHINE_UNKNOWN("read", "machines"),
  PERSON_UNKNOWN("read"),
  PERSON_IS_BOT("read"),
  /** A rule about accounts refuses; which one is not said. */
  PERSON_NOT_HERE("read"),
  /** The program wants an approver's word for people who join after the order. */
  PERSON_NEEDS_YES("read"),
  TOO_MANY_PEOPLE("limit"),
  NOT_ONE_OF_THEM("read", "people"),
  LAST_PERSON("read"),
  /** Only the requester hands the request over, and not before the machines are ordered. */
  HAND_OVER("read"),
  POOL_UNKNOWN("read", "pools"),
  /** {@code reason} is why no request like this is ever served there. */
  POOL_CANNOT_SERVE("read", "reason"),
  RULE_UNKNOWN("read", "rules"),
  NOT_HELD("command"),
  LABEL_IS_OURS("read"),
  LABEL_UNKNOWN("read"),
  /** {@code open} divided by a line break; {@code near} was probably meant, or empty. */
  MILESTONE_UNKNOWN("read", "near", "open", "more"),
  LOCK_OPEN_REQUEST("command"),
  /** A request ends by {@code commands}, not by closing. */
  CLOSE_REQUEST("command", "commands");

  /** Divided by a comma: constants hold nothing that could change. */
  private final String names;

  ReplyTemplate(String... names) {
    this.names = String.join(",", names);
  }

  /** Names of the values, all of which are given. */
  public List<String> names() {
    return List.of(names.split(",", -1));
  }

  void check(Map<String, String> values) {
    if (!values.keySet().equals(Set.copyOf(names()))) {
      throw new IllegalArgumentException(name() + " needs " + names() + ", got " + values.keySet());
    }
  }
}
