package dev.berth.wiring;

import dev.berth.access.AgeEncryption;
import dev.berth.config.Environment;
import dev.berth.config.Parsed;
import dev.berth.config.Secret;
import dev.berth.config.Secrets;
import dev.berth.facts.LookupBudget;
import dev.berth.forge.ForgeWriter;
import dev.berth.github.GitHubForge;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import dev.berth.program.ServerSettings;
import dev.berth.program.SettingsFolder;
import dev.berth.provision.Provisioner;
import dev.berth.reading.VersionKey;
import dev.berth.reconcile.Workers;
import dev.berth.reconcile.turn.ProgramRegistry;
import dev.berth.reconcile.turn.ProviderRegistry;
import dev.berth.reconcile.turn.ServedRepositories;
import dev.berth.reconcile.turn.TextContexts;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.sql.Replica;
import dev.berth.store.sql.SqlStore;
import dev.berth.view.TextRenderer;
import dev.berth.watch.TroubleWatch;
import dev.berth.web.BodyReader;
import dev.berth.web.HealthEndpoint;
import dev.berth.web.LedgerApi;
import dev.berth.web.LedgerPages;
import dev.berth.web.WebServer;
import dev.berth.web.WebhookEndpoint;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Puts a server together from its settings. The only place that knows randomness, environment and
 * files.
 */
public final class Wiring {
  /** The settings folder of a server that is told no other. */
  public static final String SETTINGS = "config";

  private static final Path TEMPLATES = Path.of("templates");

  private static final int SECRET_BYTES = 16;

  private Wiring() {}

  public static BerthServer server(Environment env, boolean dryRun, InstantSource clock) {
    var address = "BERTH_HOST " + env.host() + " on BERTH_PORT " + env.port();
    return new BerthServer(parts(env, dryRun, clock, System::nanoTime), address);
  }

  /** What runs the server and what it is made of. */
  public record Parts(
      TurnServices services,
      WebServer web,
      Workers workers,
      HealthEndpoint health,
      TroubleWatch watch) {}

  public static Parts parts(
      Environment env, boolean dryRun, InstantSource clock, LongSupplier nanoTime) {
    var seen = new SeenSecrets(secrets());
    var setup = setup(env.folder(), seen);
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var metrics = new Metrics(registry);
    var troubles = new Troubles(metrics, clock);
    var github = GitHubAccess.forge(env, troubles, metrics, clock, nanoTime);
    var database = dryRun ? "jdbc:sqlite:./data/dry-run.db" : env.database();
    var store = store(database, clock, metrics, setup.server());
    ForgeWriter writer = dryRun ? new DryRunForge() : github;
    var data = dryRun ? Path.of("data", "dry-run") : data(env.database());
    var providers =
        new Adapters(
                data.resolve("providers"),
                store::adapterState,
                () -> seen.redaction(env),
                metrics,
                clock,
                dryRun)
            .create(setup.server());
    var repositories = new ServedRepositories(env.repositories());
    var services =
        services(
            env,
            setup,
            store,
            writer,
            github,
            repositories,
            providers,
            metrics,
            troubles,
            nanoTime,
            dryRun);
    var workers = new Workers(services, setup.server().limits().workers());
    var watch = new TroubleWatch(services);
    var gauges = new StoreGauges(store, metrics, repositories::known);
    var health = new HealthEndpoint(store, watch::list);
    var web = web(env, setup, services, github, workers, gauges, health, registry);
    return new Parts(services, web, workers, health, watch);
  }

  private static WebServer web(
      Environment env,
      SettingsFolder setup,
      TurnServices services,
      GitHubForge github,
      Workers workers,
      StoreGauges gauges,
      HealthEndpoint health,
      PrometheusMeterRegistry registry) {
    var door =
        new WebhookEndpoint(
            env.webhookSecrets(),
            github.payloads(),
            services.store(),
            services.repositories()::allows,
            new BodyReader(setup.server().limits().bodyBytes(), services.nanoTime()),
            workers::nudge,
            services.metrics());
    var pages =
        new LedgerPages(
            services.store().reads(),
            PageEngine.create(TEMPLATES),
            setup.program().name(),
            GitHubAccess.webAddress(env.api()));
    return new WebServer(
        env.host(),
        env.port(),
        door,
        pages,
        new LedgerApi(services.store().reads()),
        health,
        () -> {
          gauges.refresh();
          return registry.scrape();
        });
  }

  private static TurnServices services(
      Environment env,
      SettingsFolder setup,
      SqlStore store,
      ForgeWriter writer,
      GitHubForge github,
      ServedRepositories repositories,
      Map<String, Provisioner> providers,
      Metrics metrics,
      Troubles troubles,
      LongSupplier nanoTime,
      boolean dryRun) {
    var random = new SecureRandom();
    return new TurnServices(
        store,
        github,
        writer,
        github.deliveries(),
        repositories,
        new ProgramRegistry(store, setup.program(), setup.defaults()),
        new ProviderRegistry(providers),
        new TextContexts(store, setup.server().address(), GitHubAccess.webAddress(env.api())),
        new TextRenderer(Wiring::template),
        new AgeEncryption(random),
        () -> new VersionKey(fresh(random)),
        store.markerKey(env.markerKey().map(Secret::reveal), () -> fresh(random)),
        new LookupBudget(),
        metrics,
        troubles,
        nanoTime,
        new TurnServices.Settings(env.poll(), dryRun, setup.server().operatorsIssue()));
  }

  private static String fresh(SecureRandom random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The settings folder of a command: the one it is told, else that of the server. */
  public static String folder(Optional<String> told) {
    return environment(told).folder();
  }

  /** What the process was given. */
  public static Environment environment() {
    return environment(Optional.empty());
  }

  /** The same with another settings folder, if one is named. */
  public static Environment environment(Optional<String> folder) {
    return Environment.read(
        name ->
            name.equals("BERTH_CONFIG")
                ? folder.or(() -> secrets().env(name))
                : secrets().env(name));
  }

  public static SettingsFolder setup(String folder) {
    return setup(folder, secrets());
  }

  /** The settings folder; where there is none of the usual name, the shipped one. */
  static SettingsFolder setup(String folder, Secrets secrets) {
    return switch (SettingsFolder.read(settings(folder), secrets)) {
      case Parsed.Good<SettingsFolder>(SettingsFolder setup, _) -> setup;
      case Parsed.Bad<SettingsFolder>(var problems) ->
          throw new CannotStart(
              "the settings in "
                  + place(folder)
                  + " cannot be used:\n"
                  + problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
    };
  }

  /** The folder in words: as a whole path, so that nobody takes it for another. */
  public static String place(String name) {
    var folder = Path.of(name);
    return Files.isDirectory(folder)
        ? "the folder " + folder.toAbsolutePath().normalize()
        : "the shipped settings, as there is no folder " + name;
  }

  public static Map<String, String> settings(String name) {
    return OperatorFiles.settingsOf(name, SETTINGS);
  }

  /** A template that people read: the operator's, or else the shipped one. */
  public static Optional<String> template(String name) {
    return OperatorFiles.template(TEMPLATES, name);
  }

  /** Whether templates have to be looked at before they are used: the tests do it for ours. */
  public static boolean hasOwnTemplates() {
    return OperatorFiles.hasOwn(TEMPLATES);
  }

  /** Files of an operator that look like settings or templates, and that nobody reads. */
  public static List<String> unread(String settings) throws IOException {
    return OperatorFiles.unread(Path.of(settings), TEMPLATES);
  }

  public static Secrets secrets() {
    return new Secrets() {
      @Override
      public Optional<String> env(String name) {
        return Optional.ofNullable(System.getenv(name));
      }

      @Override
      public Optional<String> file(String path) {
        try {
          return Optional.of(Files.readString(Path.of(path)).stripTrailing());
        } catch (IOException e) {
          return Optional.empty();
        }
      }
    };
  }

  private static SqlStore store(
      String database, InstantSource clock, Metrics metrics, ServerSettings server) {
    try {
      return SqlStore.open(
          database,
          clock,
          new Replica(UUID.randomUUID().toString(), server.limits().claimTime()),
          (what, took) -> metrics.took("berth_store", took, "what", what),
          server.retention());
    } catch (RuntimeException e) {
      throw new CannotStart("BERTH_DATABASE cannot be used: " + e.getMessage());
    }
  }

  /** Where adapters of an earlier Berth kept their files: beside the database file. */
  private static Path data(String database) {
    var file = database.replaceFirst("^jdbc:sqlite:", "");
    if (file.equals(database)) return Path.of("data");
    return Optional.ofNullable(Path.of(file).getParent()).orElse(Path.of("."));
  }
}
