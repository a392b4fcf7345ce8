package dev.berth.program;

import dev.berth.config.ConfigSection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code berth.yaml}: settings of one server, whatever programs it serves. What differs from
 * machine to machine (addresses to listen on, database, tokens) is in the environment.
 *
 * @param address of this server as people reach it, without a slash at the end; empty: comments
 *     have no links to its pages
 * @param name of this Berth at providers: written on each machine that it makes there
 * @param operatorsIssue {@code owner/repository#12}: an issue in which one comment always says what
 *     is wrong
 * @param adapters by the name that pools use
 */
public record ServerSettings(
    Optional<URI> address,
    Optional<String> name,
    Optional<String> operatorsIssue,
    Map<String, AdapterSettings> adapters,
    ServerLimits limits,
    Retention retention) {
  private static final String NAME = "[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?";
  private static final String ISSUE =
      "[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}#[1-9][0-9]{0,8}";
  private static final int PORT_MAX = 65_535;

  public ServerSettings {
    if (address.filter(a -> !isPage(a)).isPresent())
      throw new IllegalArgumentException(
          "address is like https://berth.example.org, without a slash at the end");
    if (name.filter(n -> !n.matches(NAME)).isPresent())
      throw new IllegalArgumentException(
          "name is of lower case letters, digits and hyphens, at most 40");
    if (operatorsIssue.filter(i -> !i.matches(ISSUE)).isPresent())
      throw new IllegalArgumentException("operators-issue is like acme/lab#12");
  }

  /** Which Berth a machine belongs to. */
  public String owner() {
    return name.orElse("berth");
  }

  static ServerSettings defaults() {
    return new ServerSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        ServerLimits.defaults(),
        Retention.defaults());
  }

  /** The same server with other adapters. */
  public ServerSettings with(Map<String, AdapterSettings> others) {
    return new ServerSettings(address, name, operatorsIssue, others, limits, retention);
  }

  private static boolean isPage(URI a) {
    return a.getHost() != null
        && ("https".equals(a.getScheme()) || "http".equals(a.getScheme()))
        && a.getPort() <= PORT_MAX
        && a.getQuery() == null
        && a.getFragment() == null
        && a.getUserInfo() == null
        && !a.toString().endsWith("/");
  }

  /**
   * One way to a donor's machines.
   *
   * @param kind {@code simulator}, {@code handoff} ...
   * @param settings of that kind; read where the adapter is made
   * @param guard deadline, calls at once and breaker; read where the adapter is made
   */
  public record AdapterSettings(
      String kind, Optional<ConfigSection> settings, Optional<ConfigSection> guard) {}

  /**
   * Bounds of what one server does at once.
   *
   * @param workers turns taken at once
   * @param bodyBytes a larger webhook is refused before it is read
   * @param claimTime another replica takes over what one held that gave no sign for so long
   */
  public record ServerLimits(int workers, int bodyBytes, Duration claimTime) {
    private static final int WORKERS_MAX = 64;

    /** GitHub sends no larger one. */
    private static final int BODY_BYTES_MAX = 25 << 20;

    private static final Duration CLAIM_TIME = Duration.ofSeconds(60);

    /** A turn may wait for an adapter and for GitHub before it writes again. */
    private static final Duration CLAIM_TIME_MIN = Duration.ofSeconds(45);

    private static final Duration CLAIM_TIME_MAX = Duration.ofMinutes(10);

    public ServerLimits {
      if (workers < 1 || workers > WORKERS_MAX)
        throw new IllegalArgumentException("workers is between 1 and " + WORKERS_MAX);
      if (bodyBytes < 1 << 16 || bodyBytes > BODY_BYTES_MAX)
        throw new IllegalArgumentException("body-bytes is between 65536 and " + BODY_BYTES_MAX);
      if (claimTime.compareTo(CLAIM_TIME_MIN) < 0 || claimTime.compareTo(CLAIM_TIME_MAX) > 0)
        throw new IllegalArgumentException("claim-time is between 45s and 10m");
    }

    static ServerLimits defaults() {
      return new ServerLimits(8, BODY_BYTES_MAX, CLAIM_TIME);
    }
  }

  /**
   * How long is kept what is no longer needed for the work.
   *
   * @param deliveries webhooks that were taken in
   * @param parked what could not be taken in and nobody looked at
   */
  public record Retention(Duration deliveries, Duration parked) {
    /** GitHub can be asked to send again for three days: what is known must be known as long. */
    private static final Duration DELIVERIES_MIN = Duration.ofDays(4);

    public Retention {
      if (deliveries.compareTo(DELIVERIES_MIN) < 0)
        throw new IllegalArgumentException("deliveries is at least 4d");
      if (parked.compareTo(deliveries) < 0)
        throw new IllegalArgumentException("parked is at least as long as deliveries");
    }

    public static Retention defaults() {
      return new Retention(Duration.ofDays(30), Duration.ofDays(90));
    }
  }
}
