package dev.berth.request;

import dev.berth.forge.Person;
import dev.berth.policy.Judgement;
import dev.berth.request.access.Contact;
import dev.berth.request.access.OfferedKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stays through all states.
 *
 * @param hold why and by whom, while nothing may be made or started
 * @param notices wanted now, oldest first
 * @param notBefore asks that were put in vain, wholly or in part, and when to put them again
 * @param overrides rules that an approver set aside
 * @param pool the only pool that may be used, when an approver chose one
 * @param closing an issue closed by hand releases its machines then
 * @param lost why the issue cannot be reached, while it cannot
 * @param contacts whose accounts the handles in the issue were when the rules first asked: who
 *     takes such a handle later is somebody else; empty while nobody asked
 * @param judged what the rules said of what was decided on; empty before a decision
 * @param verdicts what became of wishes for a later end, oldest first
 * @param deeds what people did since it was opened, or opened again, oldest first
 */
public record RequestFlags(
    Optional<Hold> hold,
    List<Notice> notices,
    Map<Query, Instant> notBefore,
    List<Waiver> overrides,
    Optional<String> pool,
    Optional<Closing> closing,
    Optional<String> lost,
    Optional<List<Contact>> contacts,
    Optional<Judgement> judged,
    List<ExtensionDecision> verdicts,
    List<Deed> deeds) {
  /** No request keeps more; the oldest wanted notice goes first. */
  static final int NOTICES_MAX = 20;

  /** Of older wishes nobody asks any more. */
  static final int VERDICTS_MAX = 10;

  /** Older deeds are in the history. */
  static final int DEEDS_MAX = 20;

  public static final RequestFlags NONE =
      new RequestFlags(
          Optional.empty(),
          List.of(),
          Map.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  public RequestFlags {
    notices = List.copyOf(notices);
    notBefore = Map.copyOf(notBefore);
    overrides = List.copyOf(overrides);
    contacts = contacts.map(List::copyOf);
    verdicts = List.copyOf(verdicts);
    deeds = List.copyOf(deeds);
  }

  /** Nothing is made or started while it stands. */
  public record Hold(Person by, String why, Instant at) {}

  /** A rule set aside, by whom and why: shown wherever the request is. */
  public record Waiver(String rule, Person by, String why, Instant at) {}

  /** Machines go at {@code release} unless the issue is opened again. */
  public record Closing(Person by, Instant at, Instant release) {}

  RequestFlags hold(Optional<Hold> h) {
    return new RequestFlags(
        h, notices, notBefore, overrides, pool, closing, lost, contacts, judged, verdicts, deeds);
  }

  RequestFlags notices(List<Notice> n) {
    return new RequestFlags(
        hold, n, notBefore, overrides, pool, closing, lost, contacts, judged, verdicts, deeds);
  }

  RequestFlags noting(Notice n) {
    if (notices.stream().anyMatch(o -> o.key().equals(n.key()))) return this;
    var all = new ArrayList<>(notices);
    all.add(n);
    return notices(all.subList(Math.max(0, all.size() - NOTICES_MAX), all.size()));
  }

  RequestFlags waiting(Query ask, Instant again) {
    var all = new HashMap<>(notBefore);
    all.put(ask, again);
    return new RequestFlags(
        hold, notices, all, overrides, pool, closing, lost, contacts, judged, verdicts, deeds);
  }

  /** Answered, but worth asking again then; {@link Instant#MAX} where it is not. */
  RequestFlags again(Query ask, Instant again) {
    if (again.isBefore(Instant.MAX)) return waiting(ask, again);
    var all = new HashMap<>(notBefore);
    all.remove(ask);
    return new RequestFlags(
        hold, notices, all, overrides, pool, closing, lost, contacts, judged, verdicts, deeds);
  }

  boolean isToAskAgain(Query ask) {
    return notBefore.containsKey(ask);
  }

  RequestFlags answered() {
    return new RequestFlags(
        hold, notices, Map.of(), overrides, pool, closing, lost, contacts, judged, verdicts, deeds);
  }

  boolean hasNoted(OfferedKeys keys) {
    return notices.stream().anyMatch(n -> n.tellsOf(keys));
  }

  boolean hasNoted(Notice.Kind kind) {
    return notices.stream().anyMatch(n -> n.kind() == kind);
  }

  RequestFlags overriding(Waiver o) {
    var all = new ArrayList<>(overrides);
    all.removeIf(old -> old.rule().equals(o.rule()));
    all.add(o);
    return new RequestFlags(
        hold, notices, notBefore, all, pool, closing, lost, contacts, judged, verdicts, deeds);
  }

  RequestFlags overrides(List<Waiver> o) {
    return new RequestFlags(
        hold, notices, notBefore, o, pool, closing, lost, contacts, judged, verdicts, deeds);
  }

  RequestFlags pool(Optional<String> p) {
    return new RequestFlags(
        hold, notices, notBefore, overrides, p, closing, lost, contacts, judged, verdicts, deeds);
  }

  RequestFlags closing(Optional<Closing> c) {
    return new RequestFlags(
        hold, notices, notBefore, overrides, pool, c, lost, contacts, judged, verdicts, deeds);
  }

  RequestFlags contacts(Optional<List<Contact>> all) {
    return new RequestFlags(
        hold, notices, notBefore, overrides, pool, closing, lost, all, judged, verdicts, deeds);
  }

  RequestFlags lost(Optional<String> why) {
    return new RequestFlags(
        hold, notices, notBefore, overrides, pool, closing, why, contacts, judged, verdicts, deeds);
  }

  RequestFlags judged(Optional<Judgement> j) {
    return new RequestFlags(
        hold, notices, notBefore, overrides, pool, closing, lost, contacts, j, verdicts, deeds);
  }

  RequestFlags deciding(ExtensionDecision v) {
    var all = new ArrayList<>(verdicts);
    all.add(v);
    var last = all.subList(Math.max(0, all.size() - VERDICTS_MAX), all.size());
    return new RequestFlags(
        hold, notices, notBefore, overrides, pool, closing, lost, contacts, judged, last, deeds);
  }

  RequestFlags doing(Deed deed) {
    var all = new ArrayList<>(deeds);
    all.add(deed);
    var last = all.subList(Math.max(0, all.size() - DEEDS_MAX), all.size());
    return new RequestFlags(
        hold, notices, notBefore, overrides, pool, closing, lost, contacts, judged, verdicts, last);
  }
}
