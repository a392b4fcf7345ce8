package dev.berth.view.samples;

import dev.berth.forge.CheckRun.Annotation;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import dev.berth.policy.Shift;
import dev.berth.view.ProgramVerdict;
import dev.berth.view.ProgramVerdict.Affected;
import dev.berth.view.ProgramVerdict.Broken;
import dev.berth.view.ProgramVerdict.Unreadable;
import dev.berth.view.ProgramVerdict.Usable;
import dev.berth.view.TextRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proposed program's files of each kind. */
public final class SampleProgramChecks {
  public static final String FILE = ".github/berth.yaml";
  public static final TextRenderer.CheckRunOf OF =
      new TextRenderer.CheckRunOf("berth: program file", "0".repeat(40), "berth-program:7:0");

  private static final Repository LAB = new Repository(42, "acme/cluster");

  private SampleProgramChecks() {}

  public static Map<String, ProgramVerdict> all() {
    var all = new LinkedHashMap<String, ProgramVerdict>();
    all.put("unreadable", new Unreadable("it is not UTF-8 text"));
    all.put("one-error", new Broken(List.of(error(146))));
    var many = new ArrayList<Annotation>();
    for (int line = 1; line <= 102; line++) many.add(error(line));
    all.put("many-errors", new Broken(many));
    all.put("no-consequence", new Usable(false, List.of(), 0, 0));
    all.put("looked-at", new Usable(false, List.of(), 3, 0));
    all.put("affected", new Usable(false, affected(), 50, 1));
    all.put("removed", new Usable(true, affected(), 2, 0));
    all.put("removed-quietly", new Usable(true, List.of(), 1, 12));
    return all;
  }

  private static Annotation error(int line) {
    return new Annotation(FILE, line, "rules.machines.moost: is not a setting: did you mean most?");
  }

  private static List<Affected> affected() {
    return List.of(
        new Affected(
            new IssueRef(LAB, 41), new Shift(List.of("machines"), List.of(), List.of(), 1, 1)),
        new Affected(
            new IssueRef(LAB, 52),
            new Shift(
                List.of("two-contacts", "term"), List.of("machines"), List.of("activity"), 1, 2)));
  }
}
