package dev.berth.cli;

import dev.berth.intake.form.IssueFormWriter;
import dev.berth.wiring.CannotStart;
import dev.berth.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code berth form}: the issue form for the request repository, made from form and catalogue. */
@Command(
    name = "form",
    description = "Print the issue form for .github/ISSUE_TEMPLATE.",
    mixinStandardHelpOptions = true)
final class FormCommand extends Subcommand {
  @Mixin private SettingsOption settings = new SettingsOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "FORM", defaultValue = "cluster-request")
  private String name = "cluster-request";

  @Override
  public Integer call() {
    out().print(text(settings.folder(), name));
    out().flush(); // unlike println, print leaves the text in the buffer
    return 0;
  }

  /** A form of a settings folder, as GitHub wants it. */
  static String text(String config, String name) {
    var defaults = Wiring.setup(config).defaults();
    return defaults.forms().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .map(f -> IssueFormWriter.write(f, defaults.catalogue()))
        .orElseThrow(
            () -> {
              var all = String.join(", ", defaults.forms().stream().map(f -> f.name()).toList());
              return new CannotStart(
                  "there is no form " + name + " in the folder " + config + ", only " + all);
            });
  }
}
