package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import dev.berth.request.access.KeyPinning;
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
 * @param closed why none lends anything for now; empty where one does, and in older rows
 * @param never why no pool could ever serve it, where the pools have changed so since the approval
 */
public record Queued(
    Instant since,
    Optional<String> pool,
    int place,
    Optional<Instant> expected,
    boolean reread,
    Instant askAt,
    Optional<String> never,
    Optional<String> closed)
    implements State {
  /** How a notice begins that tells why no pool could ever serve it. */
  public static final String NEVER = "never:";

  static Queued fresh(Instant now) {
    return new Queued(
        now,
        Optional.empty(),
        0,
        Optional.empty(),
        false,
        Instant.MAX,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public String word() {
    return "queued";
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.Read e -> read(r, e);
      case Event.Tick e -> onTick(r, e.at());
      case Event.Placed e -> placed(r, e);
      case Event.Waitlisted e -> waits(r, e);
      case Event.KeysFound e when pool.isPresent() && reread ->
          r.isHeld() ? new Same() : ordered(r, pool.get(), e);
      case Event.ApproverLost e when r.approvals().stream().anyMatch(a -> a.by().equals(e.who())) ->
          new Changed(ReadTransitions.restarted(r, e.at()));
      case Event.ApprovalTakenBack e -> r.ungranted().moves(NeedsApproval.fresh(r, e.at()), e.at());
      case Event.Asked e ->
          r.ungranted()
              .moves(NeedsInformation.asked(r, e), e.at())
              .noting(Notice.Kind.QUESTION_ASKED, e.at().toString(), e.at());
      case Event.Denied e -> ReleaseTransitions.closes(r, Closed.denied(e), e.at());
      case Event.Withdrawn e ->
          ReleaseTransitions.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> ReleaseTransitions.closedUnserved(r, e);
      case Event.Approved _ -> new Refused(StateRefusal.APPROVED_ALREADY);
      case Event.ExtensionRequested _, Event.Released _ -> new Refused(StateRefusal.NO_LEASE_YET);
      case Event.AccessRequested _, Event.MadeByHand _, Event.ReplacementRequested _ ->
          new Refused(StateRefusal.NO_MACHINES_YET);
      case Event.RetryRequested _ -> new Refused(StateRefusal.NOTHING_TO_RETRY);
      case Event.Reopened _ -> new Refused(StateRefusal.NOT_CLOSED);
      case Event.Replied _, Event.ProviderAnswered _, Event.QueryAnswered _ -> new Same();
    };
  }

  /** Approved keys only; where somebody has none of theirs left, approvers see the new ones. */
  private static Decision ordered(Request r, String pool, Event.KeysFound e) {
    var keys = KeyPinning.of(r.access().approvedKeys(), e.keys());
    if (!keys.changed().isEmpty())
      return new Changed(ReadTransitions.restarted(r.showing(e.keys()), e.at()));
    var next = r.with(MachineOrders.of(r, pool, keys.open(), e.at())).pinning(keys, e.at());
    return new Changed(next.in(Provisioning.started(next, e.at()), e.at()));
  }

  private Decision read(Request r, Event.Read e) {
    var same = e.reading().digest().equals(r.reading().digest()) && e.reading().isComplete();
    if (!same) return ReadTransitions.judged(r, e);
    var next = ReadTransitions.taken(r, e);
    if (pool.isEmpty() || reread) return next.equals(r) ? new Same() : new Changed(next);
    return next.stays(new Queued(since, pool, place, expected, true, askAt, never, closed));
  }

  /** An answer to an older wish counts for nothing: the pools have heard of the new one since. */
  private Decision placed(Request r, Event.Placed e) {
    if (!e.wanted().equals(since)) return new Same();
    return r.stays(
        new Queued(
            since,
            Optional.of(e.pool()),
            0,
            Optional.empty(),
            false,
            askAt,
            Optional.empty(),
            Optional.empty()));
  }

  private Decision waits(Request r, Event.Waitlisted e) {
    if (pool.isPresent()) return new Same();
    var ask = askAt.equals(Instant.MAX) ? e.at().plus(r.policy().queueAsk()) : askAt;
    var next =
        r.stays(
            new Queued(since, pool, e.place(), e.expected(), false, ask, e.never(), e.closed()));
    if (e.never().isPresent() && never.isEmpty())
      return next.noting(Notice.Kind.QUEUED, NEVER + e.at(), e.at());
    return place == 0 ? next.noting(Notice.Kind.QUEUED, "", e.at()) : next;
  }

  private Decision onTick(Request r, Instant now) {
    if (pool.isPresent() || now.isBefore(askAt)) return new Same();
    var later = now.plus(r.policy().queueAsk());
    return r.stays(new Queued(since, pool, place, expected, reread, later, never, closed))
        .noting(Notice.Kind.STILL_WANTED, askAt.toString(), now);
  }

  /** The place itself is asked for by {@link Request#need}, which the pools are told of. */
  @Override
  public Optional<Query> query(Request r) {
    if (pool.isEmpty() || r.isHeld()) return Optional.empty();
    return Optional.of(reread ? Query.KEYS : Query.REREAD);
  }

  @Override
  public Instant next(Request r, Instant now) {
    return pool.isPresent() ? Instant.MAX : askAt;
  }
}
