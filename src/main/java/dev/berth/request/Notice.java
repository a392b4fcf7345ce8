package dev.berth.request;

import dev.berth.forge.Person;
import dev.berth.request.access.OfferedKeys;
import java.time.Instant;

/**
 * A comment that is wanted once so that people are notified. One that is not posted yet when the
 * request moves to another state is dropped: it would not be true any more.
 *
 * @param about makes the notice one of its kind: a version, an end, a date
 */
public record Notice(Kind kind, String about, Instant since) {
  /** Unique in its request; stands in the hidden marker of the comment. */
  public String key() {
    return about.isEmpty() ? kind.word() : kind.word() + ":" + about;
  }

  /** To approvers: these keys wait for one of them. */
  public static Notice of(OfferedKeys keys) {
    return new Notice(Kind.KEYS_CHANGED, keys.since().toString(), keys.since());
  }

  /** Whether it tells of these keys. */
  public boolean tellsOf(OfferedKeys keys) {
    return key().equals(of(keys).key());
  }

  /** One that tells of somebody: somebody can join more than once. */
  static Notice of(Kind kind, Person who, Instant at) {
    return new Notice(kind, who.id() + " " + at, at);
  }

  /** Whether it tells of that person. */
  public boolean concerns(Person p) {
    return about.startsWith(p.id() + " ");
  }

  /** Whom it is for and which template says it. */
  public enum Kind {
    /** To approvers: complete now, a decision is wanted. */
    APPROVAL_WANTED,
    /** To approvers: what was approved has changed. */
    APPROVAL_VOID,
    /** To approvers: the decision date has passed; later the lead is called. */
    DECISION_LATE,
    LEAD_CALLED,
    /** To requester and contacts. */
    QUESTION_ASKED,
    ASKED_AGAIN,
    QUEUED,
    STILL_WANTED,
    READY,
    ACCESS,
    CHANGE_DECIDED,
    /** To the people: the old machine goes when the new one is ready. */
    REPLACING,
    REMINDER,
    ENDING,
    ENDED,
    DENIED,
    GIVEN_UP,
    /** To the people: given up, as their machines did not come. */
    NOT_MADE,
    CLOSING,
    /** To whoever closed it without being able to. */
    STAYS_OPEN,
    /** To approvers. */
    CHANGE_WANTED,
    /** To approvers: somebody joined after the order. */
    PEOPLE_CHANGED,
    /** To approvers: on accounts there are SSH keys that were not approved. */
    KEYS_CHANGED,
    /** To operators. */
    FAILED,
    OVERDUE,
    /** To operators: what they do not mend is given up on that day. */
    MAKING_ENDS,
    QUESTION_FOR_PEOPLE,
    PARTLY_FAILED,
    VANISHED,
    REPLACEMENT_FAILED,
    DELETION_FAILS,
    /** To operators: the provider cannot change who may log in. */
    KEYS_BY_HAND,
    /** To operators of a hand-worked pool: this is to be done. */
    MAKE_BY_HAND,
    DELETE_BY_HAND;

    /** As stored and as in template names: {@code approval-wanted}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
