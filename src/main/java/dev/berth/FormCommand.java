package dev.berth;

import dev.berth.config.Environment;
import dev.berth.intake.FormWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth form}: the issue form for the request repository, made from form and catalogue. */
@Command(
    name = "form",
    description = "Print the issue form for .github/ISSUE_TEMPLATE.",
    mixinStandardHelpOptions = true)
final class FormCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "FORM", defaultValue = "cluster-request")
  private String name = "cluster-request";

  @Option(names = "--config", paramLabel = "DIR", description = "Settings folder.")
  private Optional<String> config = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var env = Environment.read(n -> n.equals("BERTH_CONFIG") ? config : Optional.empty());
    var ground = Wiring.setup(env).ground();
    var form = ground.forms().stream().filter(f -> f.name().equals(name)).findFirst();
    if (form.isEmpty())
      throw new CannotStart(
          "there is no form "
              + name
              + ", only "
              + String.join(", ", ground.forms().stream().map(f -> f.name()).toList()));
    var out = spec.commandLine().getOut();
    out.print(FormWriter.write(form.get(), ground.catalogue()));
    out.flush(); // unlike println, print leaves the text in the buffer
    return 0;
  }
}
