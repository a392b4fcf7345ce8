package dev.berth.provision.lxd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.cli.BerthCommand;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * An end that holds without Berth, on a real LXD: there is no database, no GitHub and no server,
 * only the settings and the provider's own list.
 */
@ResourceLock("lxd")
class LxdReapTest {
  private static final String PROJECT = "reap";
  private static final String SPARE =
      """
      server: unix://%s
      project: %s
      forward: {address: 127.0.0.1, ports: 24000-24099}
      plans:
        t3.small.x86: {memory: 64MiB}
      systems:
        debian 12: reaped-image
      """;

  private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant FUTURE = Instant.parse("2036-01-01T00:00:00Z");

  @TempDir Path folder;
  private final LxdServer lxd = LxdServer.shared();

  @BeforeEach
  void start() throws IOException {
    lxd.trust();
    lxd.emptyProject(PROJECT);
    lxd.alias("reaped-image", "plain");
    for (var file : List.of("program.yaml", "catalogue.yaml"))
      Files.copy(Path.of("config", file), folder.resolve(file));
    Files.createDirectories(folder.resolve("forms"));
    try (var forms = Files.list(Path.of("config/forms"))) {
      for (var form : forms.toList())
        Files.copy(form, folder.resolve("forms").resolve(form.getFileName()));
    }
    Files.writeString(
        folder.resolve("berth.yaml"),
        Files.readString(Path.of("config/berth.yaml"))
            .replace(
                "adapters:\n",
                """
                name: lab-berth
                adapters:
                  spare:
                    kind: lxd
                    settings:
                """
                    + SPARE.formatted(lxd.socketFile(), PROJECT).indent(6)));
  }

  private record Ran(int status, String said) {}

  private Ran reap(String... more) {
    var said = new StringWriter();
    var words = new ArrayList<>(List.of("reap", "spare", "--config", "" + folder));
    words.addAll(List.of(more));
    var line = BerthCommand.line(InstantSource.system());
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    return new Ran(line.execute(words.toArray(String[]::new)), said.toString());
  }

  /** A Berth makes a machine, and is never heard of again. */
  private void made(String owner, int ordinal, Optional<Instant> end) {
    var berth = adapter(owner);
    var key = new MachineKey(1, 1, ordinal, 1, Optional.empty());
    var order =
        new Order.Allocate(
            key,
            "spare",
            "t3.small.x86",
            Optional.of("debian 12"),
            "kelp-" + ordinal,
            "Kelp",
            Optional.of("https://forge.example.org/acme/cluster/issues/1"),
            List.of(),
            end,
            end);
    berth.fulfil(order);
    lxd.settled(PROJECT);
    berth.fulfil(order);
  }

  private Provisioner adapter(String owner) {
    var settings = LxdFixtures.settings(SPARE.formatted(lxd.socketFile(), PROJECT), lxd);
    return new LxdProvisioner(settings, new AdapterContext("spare", owner, InstantSource.system()));
  }

  private String names() {
    return adapter("lab-berth").inventory().orElseThrow().stream()
        .flatMap(f -> f.id().stream())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void only_what_is_ours_and_past_its_end_goes_without_database_and_github() {
    made("lab-berth", 1, Optional.of(PAST));
    made("lab-berth", 2, Optional.of(FUTURE));
    made("lab-berth", 3, Optional.empty());
    made("another-berth", 4, Optional.of(PAST));
    var before = names();

    var looked = reap();
    assertEquals(0, looked.status(), looked.said());
    assertTrue(looked.said().contains("would delete"), looked.said());
    assertEquals(before, names(), "it only said so");

    var went = reap("--go");
    assertEquals(0, went.status(), went.said());
    assertTrue(went.said().contains("1 of 1 gone"), went.said());
    assertTrue(went.said().contains("has no end"), went.said());
    assertTrue(went.said().contains("of the Berth another-berth"), went.said());
    assertEquals(3, adapter("lab-berth").inventory().orElseThrow().size(), went.said());
  }

  @Test
  void the_margin_is_time_after_the_written_end() {
    made("lab-berth", 1, Optional.of(Instant.now().minusSeconds(3600)));
    assertTrue(reap("--go").said().contains("stays"), "within the usual day");
    assertEquals(1, adapter("lab-berth").inventory().orElseThrow().size());
    assertTrue(reap("--after", "30m", "--go").said().contains("1 of 1 gone"));
    assertEquals(0, adapter("lab-berth").inventory().orElseThrow().size());
  }
}
