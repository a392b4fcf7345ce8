package dev.berth.reconcile.turn;

import dev.berth.config.ConfigProblem;
import dev.berth.config.Parsed;
import dev.berth.forge.Repository;
import dev.berth.program.Program;
import dev.berth.program.ServerDefaults;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The program of each repository: its own file where it has one that can be used, else that of the
 * server's folder.
 */
public final class ProgramRegistry {
  /** Where a request repository keeps its program. */
  public static final String FILE = ".github/berth.yaml";

  /** Parsed revisions kept; more repositories than that are parsed again. */
  private static final int PARSED_MAX = 200;

  private final Store store;
  private final Program folder;
  private final ServerDefaults defaults;
  private final ReadingCache readings = new ReadingCache();
  private final ConcurrentHashMap<String, Program> parsed = new ConcurrentHashMap<>();

  public ProgramRegistry(Store store, Program folder, ServerDefaults defaults) {
    this.store = store;
    this.folder = folder;
    this.defaults = defaults;
  }

  public ReadingCache readings() {
    return readings;
  }

  /** What all repositories share: pools and their stock. */
  public Program shared() {
    return folder;
  }

  public Program of(Repository repository) {
    if (!(store.reads().row(SubjectKey.repository(repository.id())).orElse(null)
        instanceof Row.RepositoryRow row)) return folder.in(repository);
    return row.program().map(p -> parse(p.text())).orElse(folder).in(row.repository());
  }

  /**
   * Only texts that were read without a problem are kept in the row. One that names pools of its
   * own, which an earlier Berth took, stays in force: nobody's rights change by an upgrade.
   */
  private Program parse(String text) {
    if (parsed.size() > PARSED_MAX) parsed.clear();
    return parsed.computeIfAbsent(
        text,
        t -> read(t).found().or(() -> Program.read(FILE, t, defaults).found()).orElse(folder));
  }

  /** What is wrong with a program's file; empty when it can be used. */
  public List<ConfigProblem> problems(String text) {
    return read(text).problems();
  }

  /** The program that a text is, whether or not it is in force anywhere. */
  public Parsed<Program> read(String text) {
    return Program.read(FILE, text, defaults, folder);
  }
}
