package dev.berth.request;

import java.util.Locale;

/** What becomes of a request by one event; event and decision together are the history entry. */
public sealed interface Decision {
  record Changed(Request next) implements Decision {
    /** With a comment that people are to be notified by. */
    Changed noting(Notice.Kind kind, String about, java.time.Instant at) {
      return new Changed(next.noting(new Notice(kind, about, at)));
    }
  }

  record Same() implements Decision {}

  /** Told to the person who asked. */
  record Refused(StateRefusal reason) implements Decision {}

  /** Why a state does not do what somebody wants; a text each in templates/refusals. */
  enum StateRefusal implements Refusal {
    QUESTIONS_OPEN,
    NO_LEASE_YET,
    ON_HOLD,
    RULES_NOT_ANSWERED_YET,
    RULE_NOT_OVERRIDDEN,
    OWN_REQUEST,
    CHANGED_SINCE,
    APPROVED_BY_YOU,
    APPROVED_ALREADY,
    NOTHING_APPROVED,
    /** Approvers were called about a wish: a no that comes late must not end the lease. */
    NOTHING_TO_DENY,
    BEING_RELEASED,
    CLOSED,
    NOT_CLOSED,
    NOTHING_TO_RETRY,
    NO_SUCH_MACHINE,
    BEING_REPLACED,
    NOT_BY_HAND,
    ADDRESS_TAKEN,
    STILL_LENT,
    NO_MACHINES_YET,
    CHANGE_PENDING,
    /** The end was held back once, or an approver has said when it is. */
    END_IS_DECIDED,
    TOO_LATE_TO_CHANGE,
    NOT_A_REQUEST
  }

  /**
   * Why something that somebody wants is not done: by the request's state, or before it is asked.
   */
  interface Refusal {
    /** The constant's own name. */
    String name();

    /** Name of its template under templates/refusals: {@code own-request}. */
    default String template() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
