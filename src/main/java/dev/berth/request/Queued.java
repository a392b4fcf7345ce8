package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Event.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * Approved. A place in the pools is wanted; once there is one the issue is read again, the people's
 * keys are pinned, and the machines are ordered.
 *
 * @param pool the pool that holds a place; empty while waiting
 * @param place in the waiting list, from 1; 0 while unknown
 * @param expected when a place should be free; empty when nobody can tell
 * @param reread the issue was read after the place was found and still says what was approved
 * @param askAt the requester is asked then whether it is still wanted
 */
public record Queued(
    Instant since,
    Optional<String> pool,
    int place,
    Optional<Instant> expected,
    boolean reread,
    Instant askAt)
    implements State {
  static Queued fresh(Instant now) {
    return new Queued(now, Optional.empty(), 0, Optional.empty(), false, Instant.MAX);
  }

  @Override
  public String word() {
    return "queued";
  }

  @Override
  public Decision on(Request r, Step event) {
    return switch (event) {
      case Event.Read e -> read(r, e);
      case Event.Looked e -> looked(r, e.at());
      case Event.Placed e -> placed(r, e);
      case Event.Waits e -> waits(r, e);
      case Event.KeysFound e when pool.isPresent() && reread ->
          r.isHeld()
              ? new Same()
              : new Changed(
                  r.with(Machines.of(r, pool.get(), e.keys(), e.at()))
                      .pinning(e.keys())
                      .in(Provisioning.started(r, e.at()), e.at()));
      case Event.ApprovalTakenBack e -> r.ungranted().moves(NeedsApproval.fresh(r, e.at()), e.at());
      case Event.Asked e ->
          r.ungranted()
              .moves(NeedsInformation.asked(r, e), e.at())
              .noting(Notice.Kind.QUESTION_ASKED, e.at().toString(), e.at());
      case Event.Denied e -> Departure.closes(r, Closed.denied(e), e.at());
      case Event.Withdrawn e -> Departure.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> Departure.closedUnserved(r, e);
      case Event.Approved _ -> new Refused(Reason.APPROVED_ALREADY);
      case Event.Extended _, Event.Released _ -> new Refused(Reason.NO_LEASE_YET);
      case Event.AccessWanted _, Event.Provided _ -> new Refused(Reason.NO_MACHINES_YET);
      case Event.Retried _ -> new Refused(Reason.NOTHING_TO_RETRY);
      case Event.Reopened _ -> new Refused(Reason.NOT_CLOSED);
      case Event.Replied _, Event.Answered _, Event.Found _ -> new Same();
    };
  }

  private Decision read(Request r, Event.Read e) {
    var same = e.reading().digest().equals(r.reading().digest()) && e.reading().isComplete();
    if (!same) return Rereading.judged(r, e);
    var next = Rereading.taken(r, e);
    if (pool.isEmpty() || reread) return next.equals(r) ? new Same() : new Changed(next);
    return next.stays(new Queued(since, pool, place, expected, true, askAt));
  }

  /** An answer to an older wish counts for nothing: the pools have heard of the new one since. */
  private Decision placed(Request r, Event.Placed e) {
    if (!e.wanted().equals(since)) return new Same();
    return r.stays(new Queued(since, Optional.of(e.pool()), 0, Optional.empty(), false, askAt));
  }

  private Decision waits(Request r, Event.Waits e) {
    if (pool.isPresent()) return new Same();
    var ask = askAt.equals(Instant.MAX) ? e.at().plus(r.promises().queueAsk()) : askAt;
    var next = r.stays(new Queued(since, pool, e.place(), e.expected(), false, ask));
    return place == 0 ? next.noting(Notice.Kind.QUEUED, "", e.at()) : next;
  }

  private Decision looked(Request r, Instant now) {
    if (pool.isPresent() || now.isBefore(askAt)) return new Same();
    var later = now.plus(r.promises().queueAsk());
    return r.stays(new Queued(since, pool, place, expected, reread, later))
        .noting(Notice.Kind.STILL_WANTED, askAt.toString(), now);
  }

  /** The place itself is asked for by {@link Request#need}, which the pools are told of. */
  @Override
  public Optional<Ask> asks(Request r) {
    if (pool.isEmpty() || r.isHeld()) return Optional.empty();
    return Optional.of(reread ? Ask.KEYS : Ask.REREAD);
  }

  @Override
  public Instant next(Request r, Instant now) {
    return pool.isPresent() ? Instant.MAX : askAt;
  }
}
