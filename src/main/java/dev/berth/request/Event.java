package dev.berth.request;

import dev.berth.forge.Person;
import dev.berth.policy.Judgement;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Outcome;
import dev.berth.reading.Answers;
import dev.berth.reading.Digest;
import dev.berth.reading.Reading;
import dev.berth.request.access.Contact;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machine.ProviderInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a request, with its own time. Names are stored in the history: they
 * are data and are never changed.
 */
public sealed interface Event {
  Instant at();

  /** Means the same in every state: {@link Lifecycle} answers, so that no state can forget it. */
  sealed interface Anytime extends Event {}

  record Held(Instant at, Person by, String why) implements Anytime {}

  record Unheld(Instant at, Person by) implements Anytime {}

  /** An approver or a campaign sets the day of the end, sooner or later than it was. */
  record EndSet(Instant at, Person by, Instant end) implements Anytime {}

  /** Somebody may log in and act for the request from now on. */
  record PersonAdded(Instant at, Person by, Person who) implements Anytime {}

  record PersonRemoved(Instant at, Person by, Person who) implements Anytime {}

  /** An approver lets in the SSH keys that somebody of the request has now. */
  record KeysRenewed(Instant at, Person by, Person who) implements Anytime {}

  /** An approver lets in SSH keys that came up later, exactly as they were shown. */
  record KeysApproved(Instant at, Person by, List<PinnedKey> keys) implements Anytime {
    public KeysApproved {
      keys = List.copyOf(keys);
    }
  }

  /** SSH keys of the people as approvers are shown them. */
  record KeysShown(Instant at, List<PinnedKey> keys) implements Anytime {
    public KeysShown {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Whose accounts the handles in the issue are.
   *
   * @param unclaimed handles that no account has
   */
  record ContactsKnown(Instant at, List<Contact> contacts, List<String> unclaimed)
      implements Anytime {
    public ContactsKnown {
      contacts = List.copyOf(contacts);
      unclaimed = List.copyOf(unclaimed);
    }
  }

  /** An operator deleted by hand a machine that was given back. */
  record DeletedByHand(Instant at, Person by, String machine) implements Anytime {}

  /** The request belongs to somebody else of its people now. */
  record HandedOver(Instant at, Person by, Person to) implements Anytime {}

  /** An approver says that a rule shall not stand in the way. */
  record Overridden(Instant at, Person by, String rule, String why) implements Anytime {}

  /** An approver wants this pool and no other. */
  record PoolChosen(Instant at, Person by, String pool) implements Anytime {}

  /** Could not be found out: neither yes nor no, asked again then. */
  record QueryUnanswered(Instant at, Query ask, String why, Instant again) implements Anytime {}

  /** The issue cannot be reached any more (deleted, moved away, no access), or can again. */
  record ReachabilityChanged(Instant at, Sight sight, String why) implements Anytime {}

  /**
   * A provider was told who may log in, or until when a machine is lent.
   *
   * @param done it took it, or has no such thing; else it is told again then
   */
  record ProviderInformed(
      Instant at, MachineKey key, ProviderInfo what, boolean done, Instant again)
      implements Anytime {}

  /** Whether the issue can be reached. */
  enum Sight {
    THERE,
    LOST
  }

  /** Means what the state makes of it. */
  sealed interface StateEvent extends Event {}

  /** The issue was read: what it asks now, and the answers given by command that went into it. */
  record Read(Instant at, Reading reading, Answers answers) implements StateEvent {}

  /** Time passed. */
  record Tick(Instant at) implements StateEvent {}

  /** A provider answered. */
  record ProviderAnswered(Instant at, MachineKey key, Outcome outcome) implements StateEvent {}

  /** The answer to an {@link Query}. */
  sealed interface QueryAnswered extends StateEvent {}

  /**
   * What the rules say.
   *
   * @param again when to ask them again, as something could not be found out; {@link Instant#MAX}
   *     where that would tell nothing new
   */
  record Judged(Instant at, Judgement judgement, Instant again) implements QueryAnswered {}

  /**
   * The pools hold a place.
   *
   * @param wanted which wish it answers: the instant at which the request was queued
   */
  record Placed(Instant at, String pool, Instant wanted) implements QueryAnswered {}

  /**
   * No pool has stock or budget now.
   *
   * @param never why none ever will, as the pools are today
   * @param closed why none lends anything for now: maintenance, or machines that fail
   */
  record Waitlisted(
      Instant at,
      int place,
      Optional<Instant> expected,
      Optional<String> never,
      Optional<String> closed)
      implements QueryAnswered {
    public Waitlisted(Instant at, int place, Optional<Instant> expected) {
      this(at, place, expected, Optional.empty(), Optional.empty());
    }
  }

  /** SSH keys of the request's people, pinned from now on. */
  record KeysFound(Instant at, List<PinnedKey> keys) implements QueryAnswered {}

  /** Somebody who approved may not any more. */
  record ApproverLost(Instant at, Person who) implements QueryAnswered {}

  /** The access was encrypted to the people's keys. */
  record Sealed(Instant at, String text) implements QueryAnswered {}

  /**
   * Whether the pools agree to a later end.
   *
   * @param wished which wish it answers: the instant at which it was made
   */
  record ExtensionAnswered(Instant at, boolean possible, String why, Optional<Instant> wished)
      implements QueryAnswered {
    boolean isTo(PendingChange wish) {
      return wished.filter(w -> !w.equals(wish.since())).isEmpty();
    }
  }

  /** What a person wants. Whether that person may was found out before. */
  sealed interface PersonEvent extends StateEvent {
    Person by();
  }

  /**
   * A yes to exactly what was shown.
   *
   * @param digest of the version last shown when it was given
   * @param right by which right
   * @param revision of the program's file
   * @param byLabel whether it was the label rather than the command
   */
  record Approved(
      Instant at, Person by, Digest digest, String right, String revision, boolean byLabel)
      implements PersonEvent {}

  /** The label {@code approved} was taken off, or the approver says so. */
  record ApprovalTakenBack(Instant at, Person by) implements PersonEvent {}

  record Denied(Instant at, Person by, String why) implements PersonEvent {}

  /** An approver asks something. */
  record Asked(Instant at, Person by, String question) implements PersonEvent {}

  /** One of the request's people wrote something that is no command. */
  record Replied(Instant at, Person by) implements PersonEvent {}

  /** A later end is wanted; how much may be empty for the usual step. */
  record ExtensionRequested(Instant at, Person by, Optional<Duration> more, String why)
      implements PersonEvent {}

  /** Machines are given back: one by name, or all. */
  record Released(Instant at, Person by, Optional<String> machine) implements PersonEvent {}

  record Withdrawn(Instant at, Person by) implements PersonEvent {}

  record Reopened(Instant at, Person by) implements PersonEvent {}

  /** What failed for good is to be tried anew. */
  record RetryRequested(Instant at, Person by) implements PersonEvent {}

  /** A machine of a lease is to be replaced by a new one. */
  record ReplacementRequested(Instant at, Person by, String machine, String why)
      implements PersonEvent {}

  /** Access is wanted once more. */
  record AccessRequested(Instant at, Person by) implements PersonEvent {}

  /** An operator made a machine by hand. */
  record MadeByHand(Instant at, Person by, String machine, String address) implements PersonEvent {}

  /**
   * The issue was closed on its page.
   *
   * @param part what the person has to do with the request
   */
  record ClosedByHand(Instant at, Person by, Part part) implements PersonEvent {}

  /** What somebody has to do with a request. */
  enum Part {
    REQUESTER,
    APPROVER,
    NONE
  }
}
