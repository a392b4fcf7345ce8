package dev.berth.watch;

import dev.berth.observe.Trouble;
import dev.berth.reconcile.turn.TurnServices;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for troubles every few seconds, at a price that does not matter: what was found is told by
 * {@code /health/ready}, the figures and the log, and what is over is told within the minute. What
 * GitHub refuses is heard where the requests are sent.
 */
public final class TroubleWatch {
  /** Between two looks; a look at an unchanged repository or team costs nothing at GitHub. */
  public static final Duration EVERY = Duration.ofSeconds(20);

  private static final Logger log = LoggerFactory.getLogger(TroubleWatch.class);

  private final TurnServices services;
  private final DatabaseCheck database;
  private final RequestCheck requests;
  private final GitHubCheck github;
  private final ProviderCheck providers;

  public TroubleWatch(TurnServices services) {
    this.services = services;
    this.database = new DatabaseCheck(services);
    this.requests = new RequestCheck(services);
    this.github = new GitHubCheck(services, requests::lost);
    this.providers = new ProviderCheck(services);
  }

  /** One look at everything. A check that fails keeps no other from being made. */
  public void look() {
    for (Runnable check : List.<Runnable>of(database::look, requests::look, github::look))
      tried(check);
    // Last: a provider that hangs takes its time.
    tried(providers::look);
  }

  private static void tried(Runnable check) {
    try {
      check.run();
    } catch (RuntimeException e) {
      log.warn("a look for troubles failed, it is tried again: {}", e.toString());
    }
  }

  /** What stands now; what the database tells is looked at for it. */
  public List<Trouble> list() {
    tried(database::look);
    return services.troubles().list();
  }
}
