package dev.berth.store;

import dev.berth.request.Closed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One row of a {@link MemoryStore}. */
final class MemorySubject {
  final SubjectKey key;
  final long id;
  Row row = new Row.NewRow();
  Instant dueAt = Store.NEVER;
  Instant claimedUntil = Instant.EPOCH;
  Instant retryAt = Instant.EPOCH;
  long signal;
  long claim;
  String worker = "";
  int tries;
  List<InboxEntry> inbox = new ArrayList<>();
  final Map<String, Intent> intents = new LinkedHashMap<>();
  final List<HistoryLine> history = new ArrayList<>();

  MemorySubject(SubjectKey key, long id) {
    this.key = key;
    this.id = id;
  }

  Instant next() {
    return Stream.of(dueAt, claimedUntil, retryAt).max(Comparator.naturalOrder()).orElseThrow();
  }

  MemorySubject(MemorySubject other) {
    this(other.key, other.id);
    row = other.row;
    dueAt = other.dueAt;
    claimedUntil = other.claimedUntil;
    retryAt = other.retryAt;
    signal = other.signal;
    claim = other.claim;
    worker = other.worker;
    tries = other.tries;
    inbox = new ArrayList<>(other.inbox);
    intents.putAll(other.intents);
    history.addAll(other.history);
  }

  Stream<String> word() {
    return row instanceof Row.IssueRow i
        ? i
            .request()
            .filter(r -> !(r.state() instanceof Closed))
            .map(r -> r.state().word())
            .stream()
        : Stream.empty();
  }

  boolean isLookedAfter() {
    return row instanceof Row.IssueRow i
        && i.request().isPresent()
        && (i.shown().open() || word().findAny().isPresent());
  }
}
