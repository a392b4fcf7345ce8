package dev.berth.program;

import dev.berth.config.ConfigProblem;
import dev.berth.config.FilePositions;
import dev.berth.config.Parsed;
import dev.berth.policy.rules.BlockedAccounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server can work with and is surely not meant: dates that are over, files that nobody
 * reads. Told by {@code config check} only, as a server goes on when a donor's date has passed.
 */
public final class SettingsDoubts {
  private final Map<String, String> texts;
  private final SettingsFolder folder;
  private final LocalDate today;
  private final List<ConfigProblem> problems = new ArrayList<>();

  private SettingsDoubts(Map<String, String> texts, SettingsFolder folder, Instant now) {
    this.texts = texts;
    this.folder = folder;
    this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * Every doubt, with file and line.
   *
   * @param texts the files that {@code folder} was read from, by name
   */
  public static List<ConfigProblem> of(
      Map<String, String> texts, SettingsFolder folder, Instant now) {
    var doubts = new SettingsDoubts(texts, folder, now);
    doubts.files();
    doubts.program();
    doubts.catalogue();
    doubts.forms();
    return doubts.problems;
  }

  private void files() {
    var known = Set.of(SettingsFolder.SERVER, SettingsFolder.PROGRAM, SettingsFolder.CATALOGUE);
    for (var name : texts.keySet())
      if (!known.contains(name) && !name.startsWith(SettingsFolder.FORMS))
        problems.add(new ConfigProblem(name, 1, 1, "", "is read by nobody: take it away"));
  }

  private void program() {
    var text = texts.getOrDefault(SettingsFolder.PROGRAM, "");
    if (ProgramYaml.reader().parse(SettingsFolder.PROGRAM, text, ProgramSettings.class)
        instanceof Parsed.Good<ProgramSettings>(var file, var places)) {
      file.pools().forEach((name, pool) -> end(name, pool, places));
      blocked(file, places);
    }
  }

  private void end(String name, PoolFile pool, FilePositions places) {
    if (pool.end().filter(e -> !e.isAfter(today)).isPresent())
      problems.add(
          places.problem("pools." + name + ".end", "is in the past: nothing can be lent here"));
  }

  private void blocked(ProgramSettings file, FilePositions places) {
    var named = new HashSet<Long>();
    file.duty().forEach(p -> named.add(p.id()));
    for (var r :
        List.of(
            file.roles().approve(),
            file.roles().triage(),
            file.roles().operate(),
            file.roles().lead())) r.people().forEach(p -> named.add(p.id()));
    for (var rule : folder.program().rules())
      if (rule instanceof BlockedAccounts b)
        for (var account : b.accounts())
          if (named.contains(account.id()))
            problems.add(
                places.problem(
                    "rules.blocked-accounts", account.id() + " is also given a right above"));
  }

  private void catalogue() {
    var text = texts.getOrDefault(SettingsFolder.CATALOGUE, "");
    if (ProgramYaml.reader().parse(SettingsFolder.CATALOGUE, text, CatalogueFile.class)
        instanceof Parsed.Good<CatalogueFile>(var file, var places))
      file.plans().forEach((name, plan) -> prices("plans." + name + ".prices", plan, places));
  }

  /** The last price counts, so an older one below it is a slip. */
  private void prices(String path, CatalogueFile.Entry plan, FilePositions places) {
    var before = "";
    for (int i = 0; i < plan.prices().size(); i++) {
      var date = plan.prices().get(i).date().orElse(before);
      var at = path + "[" + i + "].date";
      if (date.compareTo(today.toString()) > 0)
        problems.add(places.problem(at, "is in the future: a price is dated when it was true"));
      if (date.compareTo(before) < 0)
        problems.add(places.problem(at, "is before the price above it: the last one counts"));
      before = date;
    }
  }

  /** The label of requests has another name, and a form still sets the usual one. */
  private void forms() {
    var request = folder.program().labels().of(LabelKind.REQUEST);
    for (var form : folder.program().forms())
      if (form.labels().contains(LabelKind.REQUEST.usual)
          && form.labels().stream().noneMatch(request::equalsIgnoreCase))
        problems.add(
            new ConfigProblem(
                file(form.name()),
                1,
                1,
                "labels",
                "has not the label of requests, which is " + request));
  }

  private String file(String form) {
    return texts.entrySet().stream()
        .filter(e -> e.getKey().startsWith(SettingsFolder.FORMS))
        .filter(e -> e.getValue().lines().anyMatch(l -> l.equals("name: " + form)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(SettingsFolder.FORMS + form + ".yaml");
  }
}
