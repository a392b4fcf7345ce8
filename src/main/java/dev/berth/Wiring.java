package dev.berth;

import dev.berth.access.Age;
import dev.berth.config.Environment;
import dev.berth.config.Parsed;
import dev.berth.config.Secret;
import dev.berth.config.Secrets;
import dev.berth.forge.Forge;
import dev.berth.forge.ForgeWriter;
import dev.berth.github.GitHubForge;
import dev.berth.github.GitHubSettings;
import dev.berth.github.Identity;
import dev.berth.observe.Metrics;
import dev.berth.program.Server;
import dev.berth.program.Setup;
import dev.berth.provision.Provisioner;
import dev.berth.reconcile.Contexts;
import dev.berth.reconcile.Desk;
import dev.berth.reconcile.Programs;
import dev.berth.reconcile.Providers;
import dev.berth.reconcile.Repositories;
import dev.berth.reconcile.Workers;
import dev.berth.store.Store;
import dev.berth.store.sql.Replica;
import dev.berth.store.sql.SqlStore;
import dev.berth.view.Words;
import dev.berth.web.Api;
import dev.berth.web.Bodies;
import dev.berth.web.Health;
import dev.berth.web.Pages;
import dev.berth.web.WebServer;
import dev.berth.web.WebhookDoor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.loader.DelegatingLoader;
import io.pebbletemplates.pebble.loader.FileLoader;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Puts a server together from its settings. The only place that knows randomness, environment and
 * files.
 */
final class Wiring {
  /** The settings folder of a server that is told no other. */
  static final String SETTINGS = "config";

  private static final Path TEMPLATES = Path.of("templates");

  private Wiring() {}

  static BerthServer server(Environment env, boolean dryRun, InstantSource clock) {
    return new BerthServer(parts(env, dryRun, clock, System::nanoTime));
  }

  /** What runs the server and what it is made of. */
  record Parts(
      Desk desk, WebServer web, Workers workers, Health health, Repositories repositories) {}

  static Parts parts(Environment env, boolean dryRun, InstantSource clock, LongSupplier nanoTime) {
    var seen = new SeenSecrets(secrets());
    var setup = setup(env.folder(), seen);
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var metrics = new Metrics(registry);
    var github = github(env, metrics, clock, nanoTime);
    var database = dryRun ? "jdbc:sqlite:./data/dry-run.db" : env.database();
    var store = store(database, clock, metrics, setup.server());
    ForgeWriter writer = dryRun ? new DryForge() : github;
    var data = dryRun ? Path.of("data", "dry-run") : data(env.database());
    var providers =
        new Adapters(data.resolve("providers"), () -> seen.redaction(env), metrics, clock, dryRun)
            .of(setup.server());
    var repositories = new Repositories(env.repositories());
    var desk = desk(env, setup, store, writer, github, repositories, providers, metrics, nanoTime);
    var workers = new Workers(desk, setup.server().limits().workers());
    var gauges = new StoreGauges(store, metrics, repositories::known);
    var health = new Health(store, gauges::warnings);
    var web = web(env, setup, desk, github, workers, gauges, health, registry);
    return new Parts(desk, web, workers, health, repositories);
  }

  private static WebServer web(
      Environment env,
      Setup setup,
      Desk desk,
      GitHubForge github,
      Workers workers,
      StoreGauges gauges,
      Health health,
      PrometheusMeterRegistry registry) {
    var door =
        new WebhookDoor(
            env.webhookSecrets(),
            github.payloads(),
            desk.store(),
            desk.repositories()::allows,
            new Bodies(setup.server().limits().bodyBytes(), desk.nanoTime()),
            workers::nudge,
            desk.metrics());
    var pages =
        new Pages(
            desk.store().reads(),
            pages(),
            setup.program().name(),
            webAddress(env.api()),
            setup.program().ledger().orElse(true));
    return new WebServer(
        env.host(),
        env.port(),
        door,
        pages,
        new Api(desk.store().reads()),
        health,
        () -> {
          gauges.refresh();
          return registry.scrape();
        });
  }

  private static Desk desk(
      Environment env,
      Setup setup,
      Store store,
      ForgeWriter writer,
      GitHubForge github,
      Repositories repositories,
      Map<String, Provisioner> providers,
      Metrics metrics,
      LongSupplier nanoTime) {
    return new Desk(
        store,
        github,
        writer,
        github.deliveries(),
        repositories,
        new Programs(store, setup.program(), setup.ground()),
        new Providers(providers),
        new Contexts(store, setup.server().address(), webAddress(env.api())),
        new Words(Wiring::template),
        new Age(new SecureRandom()),
        metrics,
        nanoTime,
        new Desk.Settings(env.poll()));
  }

  /** What the process was given. */
  static Environment environment() {
    return environment(Optional.empty());
  }

  /** The same with another settings folder, if one is named. */
  static Environment environment(Optional<String> folder) {
    return Environment.read(
        name ->
            name.equals("BERTH_CONFIG")
                ? folder.or(() -> secrets().env(name))
                : secrets().env(name));
  }

  static Setup setup(String folder) {
    return setup(folder, secrets());
  }

  /** The settings folder; where there is none of the usual name, the shipped one. */
  static Setup setup(String folder, Secrets secrets) {
    return switch (Setup.read(settings(folder), secrets)) {
      case Parsed.Good<Setup>(Setup setup, _) -> setup;
      case Parsed.Bad<Setup>(var problems) ->
          throw new CannotStart(
              "the settings cannot be used:\n"
                  + problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
    };
  }

  static Map<String, String> settings(String name) {
    var folder = Path.of(name);
    try {
      if (Files.isDirectory(folder)) return OperatorFiles.settings(folder);
    } catch (IOException e) {
      throw new CannotStart("the settings folder " + name + " cannot be read: " + e.getMessage());
    }
    if (!name.equals(SETTINGS)) throw new CannotStart("there is no settings folder " + name);
    return OperatorFiles.shippedSettings();
  }

  /** A template that people read: the operator's, or else the shipped one. */
  static Optional<String> template(String name) {
    return OperatorFiles.template(TEMPLATES, name);
  }

  static Secrets secrets() {
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

  /** For commands that only look. */
  static Forge reader(Environment env, InstantSource clock) {
    return github(env, new Metrics(new SimpleMeterRegistry()), clock, System::nanoTime);
  }

  private static GitHubForge github(
      Environment env, Metrics metrics, InstantSource clock, LongSupplier nanoTime) {
    try {
      return new GitHubForge(
          new GitHubSettings(env.api(), identity(env)), metrics, clock, nanoTime);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(String.valueOf(e.getMessage()));
    }
  }

  private static Identity identity(Environment env) {
    if (env.token().isPresent()) return new Identity.Token(env.token().get());
    var file = env.keyFile().orElseThrow();
    var key =
        secrets()
            .file(file)
            .orElseThrow(
                () -> new CannotStart("BERTH_GITHUB_PRIVATE_KEY_FILE cannot be read: " + file));
    return new Identity.App(env.appId().orElseThrow(), new Secret(key));
  }

  private static Store store(String database, InstantSource clock, Metrics metrics, Server server) {
    try {
      return SqlStore.open(
          database,
          clock,
          new Replica(UUID.randomUUID().toString(), server.limits().claimTime()),
          (what, took) -> metrics.took("berth_store", took, "what", what),
          server.retention());
    } catch (RuntimeException e) {
      throw new CannotStart("the database cannot be used: " + e.getMessage());
    }
  }

  /** What adapters keep stands beside the database file. */
  private static Path data(String database) {
    var file = database.replaceFirst("^jdbc:sqlite:", "");
    if (file.equals(database)) return Path.of("data");
    return Optional.ofNullable(Path.of(file).getParent()).orElse(Path.of("."));
  }

  /** People read issues at the API's own address without {@code api.}; a server's is its host. */
  private static URI webAddress(URI api) {
    if ("api.github.com".equals(api.getHost())) return URI.create("https://github.com");
    var port = api.getPort() < 0 ? "" : ":" + api.getPort();
    return URI.create(api.getScheme() + "://" + api.getHost() + port);
  }

  /** Pages of the operator's folder first, like all other texts. */
  private static PebbleEngine pages() {
    var shipped = new ClasspathLoader();
    shipped.setPrefix("templates");
    var loaders = new ArrayList<Loader<?>>();
    if (Files.isDirectory(TEMPLATES))
      loaders.add(new FileLoader(TEMPLATES.toAbsolutePath().toString()));
    loaders.add(shipped);
    return new PebbleEngine.Builder()
        .loader(new DelegatingLoader(loaders))
        .autoEscaping(true)
        .strictVariables(false)
        .build();
  }
}
