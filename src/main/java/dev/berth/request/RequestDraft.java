package dev.berth.request;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.policy.PolicySnapshot;
import dev.berth.reading.Answers;
import dev.berth.reading.Reading;
import dev.berth.reading.VersionKey;
import dev.berth.request.access.AccessRecord;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request while one thing of it is being changed; nobody else ever sees it. */
final class RequestDraft {
  long number;
  IssueRef issue;
  long issueId;
  Person requester;
  List<Person> people;
  Reading reading;
  Answers answers;
  Optional<Reading> previousReading;
  List<Approval> approvals;
  Optional<List<PinnedKey>> keys;
  int generation;
  State state;
  Machines machines;
  RequestFlags flags;
  PolicySnapshot policy;
  Instant openedAt;
  Optional<VersionKey> versionKey;
  Optional<AccessRecord> accessRecord;
  Optional<Integer> earlierLeases;

  RequestDraft(Request r) {
    number = r.number();
    issue = r.issue();
    issueId = r.issueId();
    requester = r.requester();
    people = r.people();
    reading = r.reading();
    answers = r.answers();
    previousReading = r.previousReading();
    approvals = r.approvals();
    keys = r.keys();
    generation = r.generation();
    state = r.state();
    machines = r.machines();
    flags = r.flags();
    policy = r.policy();
    openedAt = r.openedAt();
    versionKey = r.versionKey();
    accessRecord = r.accessRecord();
    earlierLeases = r.earlierLeases();
  }

  Request build() {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        previousReading,
        approvals,
        keys,
        generation,
        state,
        machines,
        flags,
        policy,
        openedAt,
        versionKey,
        accessRecord,
        earlierLeases);
  }
}
