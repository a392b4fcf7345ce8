package dev.berth.commands;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every answer and refusal to a command: a template of that name, and the values that it is given,
 * always all of them. Values may hold a person's words.
 */
public enum Sentence {
  /** Names of the commands that this person can use now, divided by a comma. */
  HELP(false, "state", "commands"),
  HELP_COMMAND(false, "command", "usage", "help", "example", "who"),
  STATUS(false, "state"),
  /** Lists are divided by line breaks, what is in a line by {@code " | "}. */
  WHY(
      false,
      "state",
      "since",
      "revision",
      "rules",
      "passed",
      "approvals",
      "overrides",
      "decisions"),

  /** {@code who} divided by a comma; {@code can}: who that is here. */
  NO_RIGHT(true, "command", "who", "can"),
  OWN_ACCOUNT(true, "command"),
  EDITED(true, "command"),
  NOT_IN_ISSUE(true, "command"),
  TOO_MANY_COMMANDS(true, "limit"),
  NO_REQUEST(true, "command"),
  TRIAGE_OFF(true, "command"),
  ARGUMENT_MISSING(true, "command", "usage", "example"),
  ARGUMENT_WRONG(true, "command", "read", "usage", "example"),
  /** {@code problem} is one of {@link Durations.Problem} in lower case. */
  TIME_WRONG(true, "command", "read", "problem", "example"),
  NOTHING_SHOWN(true, "command"),
  VERSION_TOO_SHORT(true, "read", "version"),
  VERSION_IS_OTHER(true, "read", "version"),
  APPROVAL_WITH_TEXT(true, "read", "version"),
  OWN_DECISION(true, "command"),
  TOO_LATE(true, "command", "state"),
  IS_CLOSED(true, "command", "state"),
  /** {@code near} is the plan that was probably meant, or empty. */
  PLAN_UNKNOWN(true, "read", "near", "plans"),
  PLAN_NOT_OFFERED(true, "read", "instead"),
  COUNT_WRONG(true, "read", "limit", "example"),
  NO_LEASE(true, "command", "state"),
  /** {@code end} is the end as it stands. */
  NOT_LATER(true, "read", "end"),
  MACHINE_UNKNOWN(true, "read", "machines"),
  PERSON_UNKNOWN(true, "read"),
  PERSON_IS_BOT(true, "read"),
  TOO_MANY_PEOPLE(true, "limit"),
  NOT_ONE_OF_THEM(true, "read", "people"),
  LAST_PERSON(true, "read"),
  /** Only the requester hands the request over, and not before the machines are ordered. */
  HAND_OVER(true, "read"),
  POOL_UNKNOWN(true, "read", "pools"),
  RULE_UNKNOWN(true, "read", "rules"),
  NOT_HELD(true, "command"),
  LABEL_IS_OURS(true, "read"),
  LABEL_UNKNOWN(true, "read"),
  /** {@code open} divided by a line break; {@code near} was probably meant, or empty. */
  MILESTONE_UNKNOWN(true, "read", "near", "open", "more"),
  LOCK_OPEN_REQUEST(true, "command"),
  /** A request ends by {@code commands}, not by closing. */
  CLOSE_REQUEST(true, "command", "commands");

  private final boolean refusal;

  /** Divided by a comma: constants hold nothing that could change. */
  private final String names;

  Sentence(boolean refusal, String... names) {
    this.refusal = refusal;
    this.names = String.join(",", names);
  }

  /** Name of the template, under {@code replies} or {@code refusals}. */
  public String template() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isRefusal() {
    return refusal;
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
