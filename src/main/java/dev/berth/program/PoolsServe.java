package dev.berth.program;

import dev.berth.lease.Terms;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.policy.Rule;
import dev.berth.pool.Placement;
import dev.berth.pool.WaitingRequest;
import dev.berth.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Some pool could serve the request if nobody else had anything: what never can be is refused
 * before anybody approves it, and waits in no queue.
 */
final class PoolsServe implements Rule {
  private final Program program;

  PoolsServe(Program program) {
    this.program = program;
  }

  @Override
  public String id() {
    return Judgement.POOLS;
  }

  @Override
  public Finding judge(Facts facts) {
    var wanted = "one pool that can lend all of it for the whole term";
    return wish(0, program.terms(), facts.reading(), Optional.empty(), facts.at())
        .flatMap(w -> new Placement(program.pools(), program.catalogue()).impossible(w, facts.at()))
        .map(why -> Finding.refused(id(), why, wanted))
        .orElseGet(() -> Finding.passed(id(), "one can", wanted));
  }

  /** What a reading asks of the pools; empty while it says too little. */
  static Optional<WaitingRequest> wish(
      long request, Map<?, Terms> terms, Reading reading, Optional<String> pool, Instant now) {
    var plans = new HashMap<String, Integer>();
    for (var line : reading.lines()) {
      if (line.plan().isEmpty() || line.count().orElse(0) < 1) return Optional.empty();
      plans.merge(line.plan().get(), line.count().getAsInt(), Integer::sum);
    }
    if (plans.isEmpty() || reading.wantedTerm().isEmpty()) return Optional.empty();
    var grace = reading.workload().map(terms::get).map(Terms::grace).orElse(Duration.ZERO);
    var term = reading.wantedTerm().get().plus(grace);
    return Optional.of(new WaitingRequest(request, plans, now, term, reading.workload(), pool));
  }
}
