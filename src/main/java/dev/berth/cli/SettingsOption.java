package dev.berth.cli;

import dev.berth.wiring.Wiring;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command reads the settings: as the environment says, or from another folder. */
final class SettingsOption {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Settings folder instead of BERTH_CONFIG.")
  private Optional<String> config = Optional.empty();

  String folder() {
    return Wiring.folder(config);
  }
}
