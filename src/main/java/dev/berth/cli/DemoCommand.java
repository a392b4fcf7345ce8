package dev.berth.cli;

import dev.berth.config.Environment;
import dev.berth.sandbox.Sandbox;
import dev.berth.sandbox.SandboxSetup;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.wiring.CannotStart;
import dev.berth.wiring.DemoMachines;
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

  @Option(
      names = "--pool",
      paramLabel = "KIND",
      description = "lxd: lends containers of this machine's own LXD or Incus.")
  private Optional<String> pool = Optional.empty();

  @Option(names = "--lxd", paramLabel = "FILE", description = "Its socket, if not the usual one.")
  private Optional<Path> lxd = Optional.empty();

  @Option(
      names = "--image",
      paramLabel = "ALIAS",
      description = "Its image, if there are several: one with an SSH server.")
  private Optional<String> image = Optional.empty();

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/demo", hidden = true)
  private Path data = Path.of("data", "demo");

  @Option(names = "--warm-up", hidden = true, description = "Answer a few requests, and end.")
  private boolean warmsUp;

  /** The public key of everybody who asks, where machines are real. */
  private Optional<String> loginKey = Optional.empty();

  @Override
  public Integer call() throws Exception {
    if (warmsUp) port = WarmUp.freePort();
    Files.createDirectories(data);
    if (pool.filter(p -> !p.equals("lxd")).isPresent())
      throw new CannotStart("--pool can be lxd; without it machines are simulated");
    if (pool.isPresent()) {
      var key = DemoLogin.key(data.resolve("login"));
      DemoMachines.write(settings(), key, lxd, image);
      loginKey = Optional.of(key);
    }
    var clock = new DemoClock(clock(), data.resolve("clock"));
    var sandbox = sandbox(clock);
    var env = environment(sandbox.api(), sandbox.token("berth-bot"));
    var server = Wiring.server(env, false, clock);
    var stopped = server.stopsWithTheProcess(sandbox::close);
    server.start();
    sandbox.releaseWebhooks();
    new DemoRequests(sandbox.repository()).begin();
    printAddresses(sandbox.pages(), server.port());
    if (warmsUp) new WarmUp(server.port()).run();
    else stopped.await();
    return 0;
  }

  private Path settings() {
    return data.resolve("config");
  }

  private Sandbox sandbox(DemoClock clock) throws IOException {
    try {
      var builder = world(clock);
      for (var project : DemoRequests.PROJECTS) {
        builder
            .repository(project.repository(), project.name(), false)
            .file(project.repository(), "LICENSE", DemoRequests.LICENSE)
            .file(project.repository(), "MAINTAINERS.md", "- @" + project.maintainer() + "\n")
            .key(project.maintainer(), loginKey.orElse(project.key()));
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
    if (pool.isPresent()) values.put("BERTH_CONFIG", settings().toString());
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
    if (pool.isPresent())
      out()
          .printf(
              """
                Machines are real containers. Access is for one key, of all three who ask; read it
                and log in by that key:

                  age -d -i %1$s access.age
                  ssh -i %1$s -p PORT root@127.0.0.1
              """,
              data.resolve("login"));
    out().flush();
  }
}
