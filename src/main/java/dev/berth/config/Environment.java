package dev.berth.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The settings that come from the environment, and all that is wrong with them at once.
 *
 * @param folder where berth.yaml, program.yaml and catalogue.yaml are
 * @param host listen address
 * @param repositories {@code owner/name}, the only ones that are served
 * @param problems sentences for the operator; empty when Berth can start
 */
public record Environment(
    String folder,
    String host,
    int port,
    String database,
    URI api,
    Optional<Secret> token,
    Optional<String> appId,
    Optional<String> keyFile,
    List<Secret> webhookSecrets,
    List<String> repositories,
    Duration poll,
    Optional<Secret> markerKey,
    List<String> problems) {
  private static final String NO_WEBHOOK =
      "BERTH_WEBHOOK_SECRET is not set: set it to the secret of the webhook, or set"
          + " BERTH_POLL=60s to run without webhooks";

  public static final String DATABASE = "jdbc:sqlite:./data/berth.db";
  public static final int PORT = 8080;
  public static final Duration POLL = Duration.ofMinutes(5);

  /** Shorter ones could be tried. */
  public static final int MARKER_KEY_MIN = 16;

  public static final Duration POLL_MIN = Duration.ofSeconds(1);

  public Environment {
    webhookSecrets = List.copyOf(webhookSecrets);
    repositories = List.copyOf(repositories);
    problems = List.copyOf(problems);
  }

  /** What keeps a command from looking at GitHub: it hears no webhooks. */
  public List<String> problemsToLook() {
    return problems.stream().filter(p -> !p.equals(NO_WEBHOOK)).toList();
  }

  /** Reads and checks; never throws. */
  public static Environment read(Function<String, Optional<String>> variables) {
    return new Reader(variables).all();
  }

  private static final class Reader {
    private static final String REPOSITORY = "[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}";

    private final Function<String, Optional<String>> variables;
    private final List<String> problems = new ArrayList<>();

    Reader(Function<String, Optional<String>> variables) {
      this.variables = variables;
    }

    Environment all() {
      var token = get("BERTH_GITHUB_TOKEN").map(String::strip).map(Secret::new);
      if (token.filter(t -> !t.reveal().matches("[!#-&(-~]+")).isPresent())
        problems.add("BERTH_GITHUB_TOKEN is no token: it is one word of letters and digits");
      var app = get("BERTH_GITHUB_APP_ID");
      var key = get("BERTH_GITHUB_PRIVATE_KEY_FILE");
      var secrets = list("BERTH_WEBHOOK_SECRET").stream().map(Secret::new).toList();
      var poll = get("BERTH_POLL");
      identity(token.isPresent(), app.isPresent(), key.isPresent());
      if (secrets.isEmpty() && poll.isEmpty()) problems.add(NO_WEBHOOK);
      return new Environment(
          get("BERTH_CONFIG").orElse("config"),
          get("BERTH_HOST").orElse("127.0.0.1"),
          port(),
          database(),
          api(),
          token,
          app,
          key,
          secrets,
          repositories(),
          poll.map(this::period).orElse(POLL),
          markerKey(),
          problems);
    }

    private void identity(boolean token, boolean app, boolean key) {
      if (token && app)
        problems.add("BERTH_GITHUB_TOKEN and BERTH_GITHUB_APP_ID are both set: keep one of them");
      if (!token && !app)
        problems.add(
            "no identity: set BERTH_GITHUB_APP_ID and BERTH_GITHUB_PRIVATE_KEY_FILE"
                + " (recommended), or BERTH_GITHUB_TOKEN");
      if (app && !key)
        problems.add("BERTH_GITHUB_PRIVATE_KEY_FILE is not set, but the app needs it");
    }

    private Optional<Secret> markerKey() {
      var key = get("BERTH_MARKER_KEY");
      if (key.filter(k -> k.length() < MARKER_KEY_MIN).isPresent())
        problems.add(
            "BERTH_MARKER_KEY is shorter than "
                + MARKER_KEY_MIN
                + " characters: make one with `openssl rand -hex 32`");
      return key.map(Secret::new);
    }

    private int port() {
      var text = get("BERTH_PORT").orElse(Integer.toString(PORT));
      var number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
      if (number < 0 || number > 65_535)
        problems.add("BERTH_PORT is no port number from 0 to 65535");
      return Math.max(0, number);
    }

    private String database() {
      var url = get("BERTH_DATABASE").orElse(DATABASE);
      if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:"))
        problems.add("BERTH_DATABASE must begin with jdbc:sqlite: or jdbc:postgresql:");
      return url;
    }

    private URI api() {
      var text = get("BERTH_GITHUB_API").orElse("https://api.github.com");
      try {
        return URI.create(text);
      } catch (IllegalArgumentException e) {
        problems.add("BERTH_GITHUB_API is no address");
        return URI.create("https://api.github.com");
      }
    }

    private List<String> repositories() {
      var all = list("BERTH_REPOSITORIES");
      if (all.isEmpty())
        problems.add(
            "BERTH_REPOSITORIES is not set: name the request repositories, owner/name,...");
      bad(all, r -> problems.add("BERTH_REPOSITORIES: " + r + " is not of the form owner/name"));
      return all;
    }

    private static void bad(List<String> all, Consumer<String> each) {
      all.stream().filter(r -> !r.matches(REPOSITORY)).forEach(each);
    }

    private Duration period(String text) {
      try {
        var period = DurationSetting.parse(text);
        if (period.compareTo(POLL_MIN) >= 0) return period;
        problems.add("BERTH_POLL is shorter than 1s");
      } catch (IllegalArgumentException e) {
        problems.add("BERTH_POLL: " + e.getMessage());
      }
      return POLL;
    }

    private List<String> list(String name) {
      return get(name).stream()
          .flatMap(v -> Arrays.stream(v.split(",", -1)))
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .toList();
    }

    private Optional<String> get(String name) {
      return variables.apply(name).filter(v -> !v.isBlank());
    }
  }
}
