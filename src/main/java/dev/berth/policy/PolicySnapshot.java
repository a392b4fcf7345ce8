package dev.berth.policy;

import dev.berth.lease.Terms;
import dev.berth.lease.WorkingDays;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The program's figures as a request was promised them. They are kept in the row so that time alone
 * can decide with the program's file out of reach.
 *
 * @param askAgain open questions are asked once more after that
 * @param giveUp and the request is closed after that
 * @param decisionDays working days until a decision is due, per workload; the lead is called at
 *     twice that
 * @param queueAsk how often a waiting requester is asked whether it is still wanted
 * @param makeTime operators are called when machines take longer
 * @param closeGrace between an issue closed by hand and the release of its machines
 * @param selfApproval whether somebody may approve what they asked for themselves
 * @param poolMakeTimes where a pool's machines may take another time, by its name; empty in older
 *     rows
 * @param makeLimit what is not made by then is given up; empty in older rows
 * @param failedLimit a request that failed is given up after that; empty in older rows
 */
public record PolicySnapshot(
    Duration askAgain,
    Duration giveUp,
    Map<Workload, Integer> decisionDays,
    WorkingDays days,
    Duration queueAsk,
    Duration makeTime,
    Duration closeGrace,
    boolean selfApproval,
    Map<Workload, Terms> terms,
    Optional<Map<String, Duration>> poolMakeTimes,
    Optional<Duration> makeLimit,
    Optional<Duration> failedLimit) {
  /** Of rows that say nothing, and of programs. */
  public static final Duration USUAL_LIMIT = Duration.ofDays(7);

  public PolicySnapshot {
    decisionDays = Map.copyOf(decisionDays);
    terms = Map.copyOf(terms);
    poolMakeTimes = poolMakeTimes.map(Map::copyOf);
    if (!terms.containsKey(Workload.TESTING) || !decisionDays.containsKey(Workload.TESTING))
      throw new IllegalArgumentException("the figures for testing serve where nothing is said");
  }

  /** How long machines of a pool may take. */
  public Duration makeTime(Optional<String> pool) {
    return pool.flatMap(p -> poolMakeTimes.map(all -> all.get(p))).orElse(makeTime);
  }

  /** What a pool has not made by then is given up: twice the usual time at least. */
  public Duration makeLimit(Optional<String> pool) {
    var limit = makeLimit.orElse(USUAL_LIMIT);
    var least = makeTime(pool).multipliedBy(2);
    return limit.compareTo(least) < 0 ? least : limit;
  }

  /** How long a place is kept for a request of which no machine could be made. */
  public Duration failedFor() {
    return failedLimit.orElse(USUAL_LIMIT);
  }

  public Terms terms(Optional<Workload> workload) {
    return terms.getOrDefault(workload.orElse(Workload.TESTING), usual());
  }

  public Instant decisionDue(Instant since, Optional<Workload> workload) {
    return days.after(since, decisionDays(workload));
  }

  public Instant leadCalled(Instant since, Optional<Workload> workload) {
    return days.after(since, 2 * decisionDays(workload));
  }

  private int decisionDays(Optional<Workload> workload) {
    return decisionDays.getOrDefault(
        workload.orElse(Workload.TESTING),
        java.util.Objects.requireNonNull(decisionDays.get(Workload.TESTING)));
  }

  private Terms usual() {
    return java.util.Objects.requireNonNull(terms.get(Workload.TESTING));
  }
}
