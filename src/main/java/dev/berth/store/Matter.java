package dev.berth.store;

import dev.berth.forge.Incoming;
import dev.berth.request.Event;
import dev.berth.request.Need;

/** What an entry of an inbox is about. Rows talk with each other by these and by nothing else. */
public sealed interface Matter {
  /** Name of the entry about it: a created comment is one entry, whoever tells of it. */
  default String entry(String given) {
    return this instanceof Heard(Incoming.CommentCreated c) && !c.comment().isIssueText()
        ? "comment:" + c.comment().id()
        : given;
  }

  /** The forge told something, by webhook or found by the rescan. */
  record Heard(Incoming incoming) implements Matter {}

  /** To the pools: what a request needs now. */
  record Needs(SubjectKey from, long request, Need need) implements Matter {}

  /** To a request: the answer to what it asked, ready to be decided on. */
  record Answer(Event event) implements Matter {}

  /** To an issue: read it again, whatever the reason. */
  record Look(String why) implements Matter {
    /** An operator says that an issue counts, although it was opened before the first start. */
    public static final String ADOPTED = "adopted";
  }
}
