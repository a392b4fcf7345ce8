package dev.berth.request;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.reading.Answers;
import dev.berth.reading.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request while one thing of it is being changed; nobody else ever sees it. */
final class Draft {
  long number;
  IssueRef issue;
  long issueId;
  Person requester;
  List<Person> people;
  Reading reading;
  Answers answers;
  Optional<Reading> before;
  List<Approval> approvals;
  Optional<List<PinnedKey>> keys;
  int generation;
  State state;
  Machines machines;
  Marks marks;
  Promises promises;
  Instant openedAt;

  Draft(Request r) {
    number = r.number();
    issue = r.issue();
    issueId = r.issueId();
    requester = r.requester();
    people = r.people();
    reading = r.reading();
    answers = r.answers();
    before = r.before();
    approvals = r.approvals();
    keys = r.keys();
    generation = r.generation();
    state = r.state();
    machines = r.machines();
    marks = r.marks();
    promises = r.promises();
    openedAt = r.openedAt();
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
        before,
        approvals,
        keys,
        generation,
        state,
        machines,
        marks,
        promises,
        openedAt);
  }
}
