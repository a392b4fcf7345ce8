package dev.berth.reconcile;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.request.Marks;
import dev.berth.request.Need;
import dev.berth.request.PinnedKey;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.view.Errand;
import dev.berth.view.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of issues with one thing changed. */
final class Rows {
  private Rows() {}

  static Row.OfIssue fresh(IssueRef ref) {
    return new Row.OfIssue(
        ref,
        0,
        Optional.empty(),
        Shown.NOTHING,
        new Need.Nothing(),
        List.of(),
        0,
        Optional.empty(),
        Map.of());
  }

  static Row.OfIssue with(Row.OfIssue r, Request request) {
    return new Row.OfIssue(
        request.issue(),
        request.issueId(),
        Optional.of(request),
        r.shown(),
        r.told(),
        r.errands(),
        r.labelingsUpTo(),
        r.slot(),
        r.talk());
  }

  static Row.OfIssue with(Row.OfIssue r, Shown shown) {
    return new Row.OfIssue(
        r.ref(),
        r.issueId(),
        r.request(),
        shown,
        r.told(),
        r.errands(),
        r.labelingsUpTo(),
        r.slot(),
        r.talk());
  }

  static Row.OfIssue with(Row.OfIssue r, Need told) {
    return new Row.OfIssue(
        r.ref(),
        r.issueId(),
        r.request(),
        r.shown(),
        told,
        r.errands(),
        r.labelingsUpTo(),
        r.slot(),
        r.talk());
  }

  static Row.OfIssue with(Row.OfIssue r, List<Errand> errands) {
    return new Row.OfIssue(
        r.ref(),
        r.issueId(),
        r.request(),
        r.shown(),
        r.told(),
        errands,
        r.labelingsUpTo(),
        r.slot(),
        r.talk());
  }

  static Row.OfIssue without(Row.OfIssue r, Errand done) {
    return with(r, r.errands().stream().filter(e -> !e.key().equals(done.key())).toList());
  }

  static Row.OfIssue labelingsUpTo(Row.OfIssue r, long id) {
    return new Row.OfIssue(
        r.ref(),
        r.issueId(),
        r.request(),
        r.shown(),
        r.told(),
        r.errands(),
        id,
        r.slot(),
        r.talk());
  }

  static Row.OfIssue slot(Row.OfIssue r, Optional<Row.Slot> slot) {
    return new Row.OfIssue(
        r.ref(),
        r.issueId(),
        r.request(),
        r.shown(),
        r.told(),
        r.errands(),
        r.labelingsUpTo(),
        slot,
        r.talk());
  }

  static Row.OfIssue talk(Row.OfIssue r, Map<String, Integer> talk) {
    return new Row.OfIssue(
        r.ref(),
        r.issueId(),
        r.request(),
        r.shown(),
        r.told(),
        r.errands(),
        r.labelingsUpTo(),
        r.slot(),
        talk);
  }

  /** Everybody whose handle the request's texts need. */
  static List<Person> people(Request r) {
    var all = new ArrayList<Person>();
    all.add(r.requester());
    all.addAll(r.people());
    r.approvals().forEach(a -> all.add(a.by()));
    r.keys().ifPresent(keys -> keys.stream().map(PinnedKey::person).forEach(all::add));
    r.marks().contacts().ifPresent(c -> c.stream().map(Marks.Contact::person).forEach(all::add));
    return all.stream().distinct().toList();
  }
}
