package dev.berth.cli;

import dev.berth.config.Environment;
import dev.berth.sandbox.Sandbox;
import dev.berth.sandbox.SandboxSetup;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.wiring.CannotStart;
import dev.berth.wiring.Wiring;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code berth demo}: a GitHub of our own with issue pages, and the bot beside it, which talks to
 * it over HTTP as it would to GitHub. Nothing to configure, nothing leaves this machine.
 */
@Command(
    name = "demo",
    description = "Try everything on this machine; nothing to configure.",
    mixinStandardHelpOptions = true)
final class DemoCommand extends Subcommand {
  static final String REPOSITORY = "acme/cluster";
  private static final String FORM = "cluster-request";
  private static final String SECRET = "only for the demonstration";

  @Option(
      names = "--port",
      description = "Port of Berth's own pages; the issue pages take the next one.",
      defaultValue = "8080")
  private int port = 8080;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/demo", hidden = true)
  private Path data = Path.of("data", "demo");

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(data);
    var clock = new DemoClock(clock(), data.resolve("clock"));
    var sandbox = sandbox(clock);
    var env = environment(sandbox.api(), sandbox.token("berth-bot"));
    var server = Wiring.server(env, false, clock);
    var stopped = server.stopsWithTheProcess(sandbox::close);
    server.start();
    sandbox.releaseWebhooks();
    new DemoRequests(sandbox.repository()).begin();
    printAddresses(sandbox.pages(), server.port());
    stopped.await();
    return 0;
  }

  private Sandbox sandbox(DemoClock clock) throws IOException {
    try {
      var builder = world(clock);
      for (var project : DemoRequests.PROJECTS) {
        builder
            .repository(project.repository(), project.name(), false)
            .file(project.repository(), "LICENSE", DemoRequests.LICENSE)
            .file(project.repository(), "MAINTAINERS.md", "- @" + project.maintainer() + "\n")
            .key(project.maintainer(), project.key());
      }
      return builder.start();
    } catch (RuntimeException e) {
      throw new CannotStart(
          "the sandbox cannot start on port %s: %s".formatted(port + 1, e.getMessage())
              + "\nAnother port: ./berth demo --port 9090");
    }
  }

  private SandboxSetup world(DemoClock clock) throws IOException {
    return Sandbox.with(clock)
        .port(port == 0 ? 0 : port + 1)
        .folder(data.resolve("github"))
        .webhooks(URI.create("http://127.0.0.1:" + port + "/webhooks/github"), SECRET)
        .webhooksHeld()
        .repository(REPOSITORY, "Machines for open source projects", false)
        .person("rio", "Rio", SandboxRole.READ, "requester")
        .person("kim", "Kim", SandboxRole.READ, "contact")
        .person("mara", "Mara", SandboxRole.MAINTAIN, "maintainer")
        .person("milo", "Milo", SandboxRole.MAINTAIN, "maintainer")
        .person("tess", "Tess", SandboxRole.TRIAGE, "triager")
        .person("sam", "Sam", SandboxRole.READ, "requester")
        .machineUser("berth-bot", "demo-token", SandboxRole.WRITE)
        .file(
            REPOSITORY,
            ".github/ISSUE_TEMPLATE/cluster-request.yml",
            FormCommand.text(Wiring.SETTINGS, FORM))
        .panel("One day later", () -> clock.forward(Duration.ofDays(1)))
        .panel("One week later", () -> clock.forward(Duration.ofDays(7)));
  }

  private Environment environment(URI api, String token) {
    var values = new HashMap<String, String>();
    values.put("BERTH_PORT", Integer.toString(port));
    values.put("BERTH_DATABASE", "jdbc:sqlite:" + data.resolve("berth.db"));
    values.put("BERTH_GITHUB_API", api.toString());
    values.put("BERTH_GITHUB_TOKEN", token);
    values.put("BERTH_WEBHOOK_SECRET", SECRET);
    values.put("BERTH_REPOSITORIES", REPOSITORY);
    values.put("BERTH_POLL", "60s");
    return Environment.read(name -> Optional.ofNullable(values.get(name)));
  }

  private void printAddresses(URI issues, int own) {
    out()
        .printf(
            """

              Issues:  %s/%s/issues
              Ledger:  http://127.0.0.1:%s/

              Open the first one and choose whom to act as. Ctrl-C stops; everything is kept in %s.
            """,
            issues, REPOSITORY, own, data);
    out().flush();
  }
}
