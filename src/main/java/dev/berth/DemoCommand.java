package dev.berth;

import dev.berth.config.Environment;
import dev.berth.intake.FormWriter;
import dev.berth.sandbox.Role;
import dev.berth.sandbox.Sandbox;
import dev.berth.sandbox.SandboxSetup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code berth demo}: a GitHub of our own with issue pages, and the bot beside it, which talks to
 * it over HTTP as it would to GitHub. Nothing to configure, nothing leaves this machine.
 */
@Command(
    name = "demo",
    description = "Try everything on this machine; nothing to configure.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  static final String REPOSITORY = "acme/cluster";
  private static final String SECRET = "only for the demonstration";

  @Option(
      names = "--port",
      description = "Port of Berth's own pages; the issue pages take the next one.",
      defaultValue = "8080")
  private int port = 8080;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/demo", hidden = true)
  private Path data = Path.of("data", "demo");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(data);
    var clock = new TravelClock(InstantSource.system(), data.resolve("clock"));
    var sandbox = sandbox(clock);
    var env = environment(sandbox.api(), sandbox.token("berth-bot"));
    var server = Wiring.server(env, false, clock);
    var stop = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  sandbox.close();
                  stop.countDown();
                },
                "shutdown"));
    server.start();
    sandbox.releaseWebhooks();
    new DemoStory(sandbox.repository()).begin();
    say(sandbox.pages(), server.port());
    stop.await();
    return 0;
  }

  private Sandbox sandbox(TravelClock clock) throws IOException {
    try {
      var builder = world(clock);
      for (var project : DemoStory.PROJECTS) {
        builder
            .repository(project.repository(), project.name(), false)
            .file(project.repository(), "LICENSE", DemoStory.LICENCE)
            .file(project.repository(), "MAINTAINERS.md", "- @" + project.maintainer() + "\n")
            .key(project.maintainer(), project.key());
      }
      return builder.start();
    } catch (RuntimeException e) {
      throw new CannotStart(
          "the sandbox cannot start on port "
              + (port + 1)
              + ": "
              + e.getMessage()
              + "\nAnother port: ./berth demo --port 9090");
    }
  }

  private SandboxSetup world(TravelClock clock) throws IOException {
    return Sandbox.with(clock)
        .port(port == 0 ? 0 : port + 1)
        .folder(data.resolve("github"))
        .webhooks(URI.create("http://127.0.0.1:" + port + "/webhooks/github"), SECRET)
        .webhooksHeld()
        .repository(REPOSITORY, "Machines for open source projects", false)
        .person("rio", "Rio", Role.READ, "requester")
        .person("kim", "Kim", Role.READ, "contact")
        .person("mara", "Mara", Role.MAINTAIN, "maintainer")
        .person("milo", "Milo", Role.MAINTAIN, "maintainer")
        .person("tess", "Tess", Role.TRIAGE, "triager")
        .person("sam", "Sam", Role.READ, "requester")
        .machineUser("berth-bot", "demo-token", Role.WRITE)
        .file(REPOSITORY, ".github/ISSUE_TEMPLATE/cluster-request.yml", form())
        .panel("One day later", () -> clock.ahead(Duration.ofDays(1)))
        .panel("One week later", () -> clock.ahead(Duration.ofDays(7)));
  }

  private static String form() {
    var ground = Wiring.setup(Environment.read(_ -> Optional.empty())).ground();
    return ground.forms().stream()
        .filter(f -> f.name().equals("cluster-request"))
        .findFirst()
        .map(f -> FormWriter.write(f, ground.catalogue()))
        .orElseThrow(() -> new CannotStart("the settings have no form cluster-request"));
  }

  private Environment environment(URI api, String token) {
    var values =
        Map.of(
            "BERTH_PORT",
            Integer.toString(port),
            "BERTH_DATABASE",
            "jdbc:sqlite:" + data.resolve("berth.db"),
            "BERTH_GITHUB_API",
            api.toString(),
            "BERTH_GITHUB_TOKEN",
            token,
            "BERTH_WEBHOOK_SECRET",
            SECRET,
            "BERTH_REPOSITORIES",
            REPOSITORY,
            "BERTH_POLL",
            "60s");
    return Environment.read(name -> Optional.ofNullable(values.get(name)));
  }

  private void say(URI issues, int own) {
    var out = spec.commandLine().getOut();
    out.println();
    out.println("  Issues:  " + issues + "/" + REPOSITORY + "/issues");
    out.println("  Ledger:  http://127.0.0.1:" + own + "/");
    out.println();
    out.println(
        "  Open the first one and choose whom to act as. Ctrl-C stops; everything is kept in "
            + data
            + ".");
    out.flush();
  }
}
