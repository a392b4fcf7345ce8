package dev.berth.provision.guard;

import dev.berth.observe.Metrics;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every adapter wears: a hard deadline, a bound of calls at once, a breaker, figures, and a
 * look over every reason before people see it.
 *
 * <p>An exception of the adapter is a bug: it is logged and counted, and is a failed call like any
 * other, so that what the caller does besides goes on. A call without an answer is {@code Failed}
 * and retryable; it may still land at the provider, which the intent of the caller accounts for.
 */
public final class GuardedProvisioner implements Provisioner {
  private static final Logger log = LoggerFactory.getLogger(GuardedProvisioner.class);
  static final Duration AGAIN_AFTER_SILENCE = Duration.ofSeconds(30);
  static final Duration AGAIN_AFTER_BUSY = Duration.ofSeconds(5);

  private final String pool;
  private final String owner;
  private final Provisioner inner;
  private final Bulkhead calls;
  private final CircuitBreaker breaker;
  private final Redaction redaction;
  private final Metrics metrics;
  private final InstantSource clock;

  /**
   * @param pool names the adapter in the figures
   * @param owner which Berth we are: machines of another one are not ours
   */
  public GuardedProvisioner(
      String pool,
      String owner,
      Provisioner inner,
      GuardSettings settings,
      Redaction redaction,
      Metrics metrics,
      InstantSource clock) {
    this.pool = pool;
    this.owner = owner;
    this.inner = inner;
    this.calls = new Bulkhead(pool, settings.callsAtOnce(), settings.deadline());
    this.breaker = new CircuitBreaker(settings.failuresInARow(), settings.rest());
    this.redaction = redaction;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Outcome fulfil(Order order) {
    Instant start = clock.instant();
    Outcome outcome =
        switch (guarded(() -> inner.fulfil(order))) {
          case Bulkhead.Answer.Came<Outcome>(Outcome came) -> judged(order, came);
          case Bulkhead.Answer.Silence<Outcome> _ ->
              new Outcome.Failed(
                  "The provider did not answer in time.",
                  true,
                  clock.instant().plus(AGAIN_AFTER_SILENCE));
          case Bulkhead.Answer.Broken<Outcome> _ ->
              new Outcome.Failed(
                  "Our way to the provider failed; the operators see why in the log.",
                  true,
                  clock.instant().plus(AGAIN_AFTER_SILENCE));
          case Bulkhead.Answer.Busy<Outcome> _ ->
              new Outcome.Failed(
                  "The provider is busy with our other orders.",
                  true,
                  clock.instant().plus(AGAIN_AFTER_BUSY));
          case Bulkhead.Answer.KeptOut<Outcome>(Instant until) ->
              new Outcome.Failed("The provider does not answer at present.", true, until);
        };
    count(order.metricLabel(), outcome.metricLabel(), start);
    return outcome;
  }

  /**
   * Whether the provider is there is told by its answers to anything but a create: a refused create
   * may only mean that it is full.
   */
  private Outcome judged(Order order, Outcome came) {
    return switch (came) {
      case Outcome.Failed(String why, boolean retryable, Instant again) -> {
        if (retryable && !(order instanceof Order.Allocate)) {
          breaker.failed(clock.instant());
        } else if (!retryable) {
          breaker.answered();
        }
        yield new Outcome.Failed(redaction.clean(why), retryable, again);
      }
      case Outcome.Unsupported(String what) -> {
        breaker.answered();
        yield new Outcome.Unsupported(redaction.clean(what));
      }
      case Outcome.Ready _, Outcome.Pending _, Outcome.Stopped _, Outcome.Gone _ -> {
        breaker.answered();
        yield came;
      }
    };
  }

  @Override
  public Optional<Instant> restsUntil() {
    return breaker.restsUntil();
  }

  /** A provider that cannot tell what it holds does not answer, whatever its adapter made of it. */
  @Override
  public Optional<List<FoundMachine>> inventory() {
    return query(
        "inventory",
        () -> {
          var found = inner.inventory();
          if (found.isEmpty()) breaker.failed(clock.instant());
          return found.map(all -> all.stream().map(f -> f.seenBy(owner)).toList());
        });
  }

  @Override
  public Optional<Map<String, Integer>> stock() {
    return query("stock", inner::stock);
  }

  /** Not under the breaker: it is asked by an operator, to see why a provider does not answer. */
  @Override
  public List<SelfCheck> check() {
    return inner.check().stream()
        .map(c -> new SelfCheck(redaction.clean(c.what()), c.good(), redaction.clean(c.words())))
        .toList();
  }

  private <T> Optional<T> query(String what, Supplier<Optional<T>> query) {
    Instant start = clock.instant();
    Optional<T> answer =
        guarded(query) instanceof Bulkhead.Answer.Came<Optional<T>>(Optional<T> came)
            ? came
            : Optional.empty();
    if (answer.isPresent()) {
      breaker.answered();
    }
    count(what, answer.isPresent() ? "known" : "unknown", start);
    return answer;
  }

  private <T> Bulkhead.Answer<T> guarded(Supplier<T> call) {
    Optional<Instant> keptOut = breaker.keptOutUntil(clock.instant());
    if (keptOut.isPresent()) {
      return new Bulkhead.Answer.KeptOut<>(keptOut.get());
    }
    try {
      Bulkhead.Answer<T> answer = calls.make(call);
      if (answer instanceof Bulkhead.Answer.Silence<T>) {
        breaker.failed(clock.instant());
      }
      return answer;
    } catch (RuntimeException bug) {
      metrics.count("berth.provision.bugs", "pool", pool);
      log.error("the adapter {} failed: a bug, please report it", pool, bug);
      breaker.failed(clock.instant());
      return new Bulkhead.Answer.Broken<>();
    }
  }

  private void count(String asked, String answered, Instant start) {
    Instant end = clock.instant();
    metrics.count("berth.provision.calls", "pool", pool, "order", asked, "outcome", answered);
    metrics.took("berth.provision.time", Duration.between(start, end), "pool", pool);
    metrics.set("berth.provision.resting", breaker.open(end) ? 1 : 0, "pool", pool);
  }
}
