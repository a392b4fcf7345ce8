package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.SandboxBuilder;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.wiring.OperatorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The shipped settings in a folder of a test's own, where an operator changes them. */
public final class OwnSettings {
  private static final String TOKEN = "own-token";

  private final Path data;
  private final Path folder;

  public OwnSettings(Path data) throws IOException {
    this.data = data;
    this.folder = data.resolve("config");
    Files.createDirectories(folder.resolve("forms"));
    for (var name : OperatorFiles.SHIPPED_SETTINGS)
      Files.copy(Path.of("config", name), folder.resolve(name));
  }

  /** What a server reads at its next start. */
  public OwnSettings change(String file, String from, String to) throws IOException {
    var text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(from), from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
    return this;
  }

  public EndToEnd life() throws InterruptedException {
    return life(more -> more);
  }

  /**
   * A server with these settings.
   *
   * @param more what else there is at its GitHub
   */
  public EndToEnd life(UnaryOperator<SandboxBuilder> more) throws InterruptedException {
    var self = Map.of("BERTH_GITHUB_TOKEN", TOKEN, "BERTH_CONFIG", folder.toString());
    return new EndToEnd(
        data,
        github -> more.apply(github.machineUser("berth", TOKEN, SandboxRole.WRITE)),
        Optional.of(new EndToEnd.Self("berth", self)));
  }
}
