package dev.berth.store;

import dev.berth.forge.Incoming;
import dev.berth.pool.PoolNeed;
import dev.berth.request.Event;
import java.util.Optional;

/** What an entry of an inbox is about. Rows talk with each other by these and by nothing else. */
public sealed interface Message {
  /** Name of the entry about it: a created comment is one entry, whoever tells of it. */
  default String entryId(String given) {
    return this instanceof ForgeEvent(Incoming.CommentCreated c) && !c.comment().isIssueText()
        ? "comment:" + c.comment().id()
        : given;
  }

  /** The forge told something, by webhook or found by the rescan. */
  record ForgeEvent(Incoming incoming) implements Message {}

  /** To the pools: what a request needs now. */
  record NeedChanged(SubjectKey from, long request, PoolNeed need) implements Message {}

  /**
   * To the pools: how the making of a machine ended.
   *
   * @param failure why it failed for good; empty where it got ready
   */
  record PlanTried(String pool, String plan, Optional<String> failure) implements Message {}

  /** To the pools: an operator says that a plan that was parked works again. */
  record PlanBack(String adapter, String plan) implements Message {}

  /** To a request: the answer to what it asked, ready to be decided on. */
  record EventForRequest(Event event) implements Message {}

  /**
   * To an issue or a repository: read it again, whatever the reason. To the app: look at once what
   * the providers hold.
   */
  record SyncAgain(String why) implements Message {
    /** An operator says that an issue counts, although it was opened before the first start. */
    public static final String ADOPTED = "adopted";

    /** An operator wants to know what the providers hold now. */
    public static final String INVENTORY = "inventory";

    /** What could not be reached can be reached again: whatever was missed is found now. */
    public static final String REACHABLE = "reachable again";
  }
}
