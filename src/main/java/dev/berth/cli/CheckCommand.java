package dev.berth.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.berth.intake.IssueReader;
import dev.berth.intake.ReadingSettings;
import dev.berth.reading.Answers;
import dev.berth.reading.Reading;
import dev.berth.wiring.Wiring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth check}: what Berth makes of request issues, offline. */
@Command(
    name = "check",
    description = "Read request issues and print what was understood and what would be asked.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:ready", "1:there are questions", "2:not a request", "64:wrong use"})
final class CheckCommand extends Subcommand {
  @Mixin private SettingsOption settings = new SettingsOption();

  private static final int TEXT_MAX = 1 << 20;

  @Parameters(paramLabel = "FILE", description = "Body of an issue; - for standard input.")
  private List<String> files = List.of();

  @Option(names = "--title", description = "Title of the issue.", defaultValue = "")
  private String title = "";

  @Option(names = "--form", paramLabel = "FORM", description = "Read by this form only.")
  private Optional<String> form = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--json-lines", description = "Issues as JSON, one a line, in and out.")
  private boolean jsonLines;

  @Override
  public Integer call() throws IOException {
    var reader = reader();
    if (jsonLines) {
      new CheckJsonLines((t, body, labels) -> reader.read(t, body, labels, Answers.NONE))
          .run(StandardStreams.in(), StandardStreams.out());
      return 0;
    }
    if (files.isEmpty()) throw misused("name a file, or - for standard input");
    int worst = 0;
    for (var file : files) worst = Math.max(worst, check(file, reader));
    return worst;
  }

  private int check(String file, IssueReader reader) throws IOException {
    var reading = reader.read(title, text(file), Set.of(), Answers.NONE);
    out().println(json ? pretty(file, reading) : CheckReport.text(file, reading));
    return CheckReport.status(reading);
  }

  private static String pretty(String file, Reading reading) throws IOException {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(CheckReport.json(file, reading));
  }

  private IssueReader reader() {
    var program = Wiring.setup(settings.folder()).program();
    if (form.isEmpty()) return program.reader();
    var forms = program.forms().stream().filter(f -> f.name().equals(form.get())).toList();
    if (forms.isEmpty())
      throw misused("there is no form " + form.get() + " in the folder " + settings.folder());
    return new IssueReader(
        program.catalogue(),
        forms,
        new ReadingSettings(program.usualTerms(), ReadingSettings.BODY_MAX));
  }

  private String text(String file) throws IOException {
    if (file.equals("-"))
      return new String(StandardStreams.in().readNBytes(TEXT_MAX), StandardCharsets.UTF_8);
    var path = Path.of(file);
    if (Files.isDirectory(path) || !Files.isReadable(path)) throw misused(file + " cannot be read");
    return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
  }
}
