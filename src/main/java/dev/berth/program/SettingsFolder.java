package dev.berth.program;

import dev.berth.catalogue.Catalogue;
import dev.berth.config.ConfigProblem;
import dev.berth.config.FilePositions;
import dev.berth.config.Parsed;
import dev.berth.config.Secrets;
import dev.berth.config.YamlReader;
import dev.berth.intake.form.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole settings folder, read and checked together. */
public record SettingsFolder(ServerSettings server, ServerDefaults defaults, Program program) {
  public static final String SERVER = "berth.yaml";
  public static final String PROGRAM = "program.yaml";
  public static final String CATALOGUE = "catalogue.yaml";

  static final String NO_FORM = "free";

  /** Every file below it is a form. */
  public static final String FORMS = "forms/";

  /**
   * Reads all files; problems of all of them are told together.
   *
   * @param texts by name within the folder: {@code berth.yaml}, {@code forms/classic.yaml}
   * @param secrets where values come from that berth.yaml only names
   */
  public static Parsed<SettingsFolder> read(Map<String, String> texts, Secrets secrets) {
    var problems = new ArrayList<ConfigProblem>();
    for (var name : List.of(SERVER, PROGRAM, CATALOGUE))
      if (!texts.containsKey(name)) problems.add(new ConfigProblem(name, 1, 1, "", "is missing"));
    if (!problems.isEmpty()) return new Parsed.Bad<>(problems);
    var server = keep(ServerSettings.class, server(texts, secrets), problems);
    var catalogue =
        keep(Catalogue.class, CatalogueFile.read(CATALOGUE, text(texts, CATALOGUE)), problems);
    var forms = forms(texts, problems);
    // A broken catalogue would make every plan of the program a problem of its own.
    if (server.isEmpty() || catalogue.isEmpty()) {
      var alone = ProgramYaml.reader().parse(PROGRAM, text(texts, PROGRAM), ProgramSettings.class);
      problems.addAll(alone.problems());
      return new Parsed.Bad<>(problems);
    }
    var defaults = new ServerDefaults(catalogue.get(), forms, kinds(server.get()), defaults(texts));
    var program =
        keep(Program.class, Program.read(PROGRAM, text(texts, PROGRAM), defaults), problems);
    if (!problems.isEmpty()) return new Parsed.Bad<>(problems);
    var setup = new SettingsFolder(server.get(), defaults, program.orElseThrow());
    return new Parsed.Good<>(setup, FilePositions.nowhere(PROGRAM));
  }

  /** The server's file alone, with where its settings stand. */
  public static Parsed<ServerSettings> server(Map<String, String> texts, Secrets secrets) {
    return YamlReader.plain()
        .with(secrets)
        .parse(SERVER, text(texts, SERVER), ServerSettings.class);
  }

  private static List<Form> forms(Map<String, String> texts, List<ConfigProblem> problems) {
    var forms = new ArrayList<Form>();
    var names = new HashSet<String>();
    new TreeMap<>(texts)
        .forEach(
            (file, text) -> {
              if (!file.startsWith(FORMS)) return;
              var form = keep(Form.class, YamlReader.read(file, text, Form.class), problems);
              if (form.filter(f -> !names.add(f.name())).isPresent())
                problems.add(new ConfigProblem(file, 1, 1, "name", "another form is called so"));
              form.ifPresent(forms::add);
            });
    // Headings of no form: any form that fits an issue as well goes first.
    forms.sort(Comparator.comparing((Form f) -> f.name().equals(NO_FORM)));
    return forms;
  }

  private static Map<String, String> kinds(ServerSettings server) {
    var kinds = new HashMap<String, String>();
    server.adapters().forEach((name, a) -> kinds.put(name, a.kind()));
    return kinds;
  }

  /** In the order of the files' names: the revision must not depend on anything else. */
  private static List<String> defaults(Map<String, String> texts) {
    return new TreeMap<>(texts)
        .entrySet().stream()
            .filter(e -> e.getKey().equals(CATALOGUE) || e.getKey().startsWith(FORMS))
            .map(Map.Entry::getValue)
            .toList();
  }

  private static String text(Map<String, String> texts, String name) {
    return texts.getOrDefault(name, "");
  }

  private static <T> Optional<T> keep(
      Class<T> type, Parsed<T> parsed, List<ConfigProblem> problems) {
    problems.addAll(parsed.problems());
    return parsed.found().map(type::cast);
  }
}
