package dev.berth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a settings folder is told with file and line, across files too. */
class BrokenFilesTest {
  private static final String POOL =
      "pools:\n  lab:\n    adapter: simulator\n    donor: D\n    simulation: true\n";
  private static final String STOCK = "    stock: {c3.medium.x86: 4}\n";

  private static Arguments program(String name, String text, String expected) {
    return Arguments.of(name, SettingsFolder.PROGRAM, text, "program.yaml:" + expected);
  }

  private static Stream<Arguments> programs() {
    return Stream.of(
        program("no pools", "name: X\n", "1:1: pools: pools is missing"),
        program("no stock", POOL, "2:3: pools.lab: stock names no plan"),
        program(
            "plan unknown",
            POOL + "    stock: {c3.medum.x86: 4}\n",
            "6:13: pools.lab.stock.c3.medum.x86: c3.medum.x86 is not a plan of the catalogue:"
                + " did you mean c3.medium.x86?"),
        program(
            "plan not offered",
            POOL + "    stock: {BM-S1: 4}\n",
            "6:13: pools.lab.stock.BM-S1: the catalogue does not offer it"),
        program(
            "below zero",
            POOL + "    stock: {c3.medium.x86: -1}\n",
            "6:13: pools.lab.stock.c3.medium.x86: is below zero"),
        program(
            "no such command",
            "commands: {overide: lead}\n" + POOL + STOCK,
            "1:12: commands.overide: is no command that needs a right: did you mean override?"),
        program(
            "a command that needs no right",
            "commands:\n  withdraw: lead\n" + POOL + STOCK,
            "2:3: commands.withdraw: is no command that needs a right: those that do are add,"
                + " approve,"),
        program(
            "no such adapter",
            "pools:\n  lab:\n    adapter: simulatr\n    donor: D\n" + STOCK,
            "3:5: pools.lab.adapter: simulatr is no adapter of the server's file (berth.yaml): did"
                + " you mean simulator?"),
        program(
            "simulation not said",
            "pools:\n  lab:\n    adapter: simulator\n    donor: D\n" + STOCK,
            "2:3: pools.lab: write simulation: true"),
        program(
            "money of two currencies",
            POOL + STOCK + "    budget: 3000 USD\n    currency: EUR\n",
            "2:3: pools.lab: budget, credit and currency are not of one currency"),
        program(
            "no price in the pool's currency",
            POOL + STOCK + "    budget: 3000 EUR\n",
            "6:13: pools.lab.stock.c3.medium.x86: the catalogue has no price in EUR"),
        program(
            "limit", POOL + STOCK + "    limits: {machines-per-request: 0}\n", "7:14: pools.lab"),
        program(
            "unknown rule",
            "rules: {machine: {}}\n" + POOL + STOCK,
            "1:9: rules.machine: is not a" + " rule: did you mean machines?"),
        program(
            "rule's setting",
            "rules:\n  machines: {mots: 4}\n" + POOL + STOCK,
            "2:14: rules.machines.mots: is not a setting: did you mean most?"),
        program(
            "rule's limit",
            "rules:\n  machines:\n    most: 0\n" + POOL + STOCK,
            "3:5: rules.machines: most is 1 at least"),
        program(
            "money",
            "rules: {monthly-cost: {most: 3000}}\n" + POOL + STOCK,
            "1:30: rules.monthly-cost" + ".most: \"3000\" is not an amount like 3000 USD"),
        program(
            "money of no country",
            "rules: {monthly-cost: {most: 3000 XYZ}}\n" + POOL + STOCK,
            "1:30: rules.monthly-cost.most: \"3000 XYZ\" is not an amount like 3000 USD"),
        program(
            "expression, type",
            "expressions:\n"
                + "  - id: own\n"
                + "    pass: machines < 'x'\n"
                + "    wanted: w\n"
                + "    otherwise: warn\n"
                + POOL
                + STOCK,
            "3:20: expressions[0].pass: found no matching overload for '_<_'"),
        program(
            "expression, name, in a block",
            "expressions:\n  - id: own\n    pass: |\n      machines < 4\n        && nodes < 3\n"
                + "    wanted: w\n    otherwise: warn\n"
                + POOL
                + STOCK,
            "5:6: expressions[0].pass: undeclared reference to 'nodes'"),
        program(
            "expression called like a rule",
            "rules: {machines: {}}\nexpressions:\n  - {id: machines, pass: \"gpu\", wanted: w,"
                + " otherwise: warn}\n"
                + POOL
                + STOCK,
            "2:1: expressions: machines is the id of another rule"),
        program(
            "approve by nobody",
            "roles:\n  approve: {}\n" + POOL + STOCK,
            "2:3: roles: approve names nobody"),
        program(
            "approve by anybody",
            "roles:\n  approve: {role: read}\n" + POOL + STOCK,
            "2:13: roles.approve: role is triage, write, maintain or admin"),
        program(
            "team without organisation",
            "roles:\n  approve: {teams: [lab]}\n" + POOL + STOCK,
            "2:21: roles.approve.teams[0]: \"lab\" is not a team like acme/lab"),
        program(
            "person by login",
            "duty: [{login: mara}]\n" + POOL + STOCK,
            "1:8: duty[0]: id is missing"),
        program(
            "right unknown",
            "commands: {deny: approvers}\n" + POOL + STOCK,
            "1:18: commands.deny:" + " \"approvers\" is none of approve, triage, operate, lead"),
        program(
            "label twice",
            "labels: {queued: Active}\n" + POOL + STOCK,
            "1:10: labels.queued: two labels are"),
        program(
            "label with slash",
            "labels: {queued: a/b}\n" + POOL + STOCK,
            "1:10: labels.queued: a label"),
        program(
            "terms the wrong way round",
            "terms:\n"
                + "  testing: {first: 200d, longest: 180d, step: 30d, self-service: 0d, grace:"
                + " 7d}\n"
                + POOL
                + STOCK,
            "2:3: terms: testing has a first term above its longest"),
        program(
            "half a term",
            "terms:\n  testing: {first: 20d}\n" + POOL + STOCK,
            "2:12: terms.testing: longest is missing"),
        program("no working day", "working-days: []\n" + POOL + STOCK, "1:1: working-days names"),
        program(
            "prefix of two words", "prefix: my bot\n" + POOL + STOCK, "1:1: prefix is one word"),
        program("paused without a reason", "paused: \"\"\n" + POOL + STOCK, "1:1: paused says why"),
        program(
            "too many on duty",
            "duty:\n" + "  - {id: 1, login: a}\n".repeat(4) + POOL + STOCK,
            "1:1: duty names 3 people at most"));
  }

  private static Stream<Arguments> others() {
    var plan = "plans:\n  a: {kind: vm, arch: arm64, cores: 1, memory-gib: 1, offered: true";
    return Stream.of(
        Arguments.of(
            "server", SettingsFolder.SERVER, "adaptors: {}\n", "berth.yaml:1:1: adaptors: is not"),
        Arguments.of(
            "kind",
            SettingsFolder.SERVER,
            "adapters:\n  x: {}\n",
            "berth.yaml:2:6: adapters.x: kind"),
        Arguments.of(
            "address",
            SettingsFolder.SERVER,
            "address: https://x/\n",
            "berth.yaml:1:1: address is"),
        Arguments.of(
            "workers", SettingsFolder.SERVER, "limits: {workers: 0}\n", "berth.yaml:1:10: limits"),
        Arguments.of("claimed", SettingsFolder.SERVER, "limits: {claim-time: 5s}\n", "45s and 10m"),
        Arguments.of("kept", SettingsFolder.SERVER, "retention: {deliveries: 1d}\n", "at least 4d"),
        Arguments.of("no plan", SettingsFolder.CATALOGUE, "plans: {}\n", "name at least one plan"),
        Arguments.of(
            "arch", SettingsFolder.CATALOGUE, "plans:\n  a: {arch: i386}\n", "2:13: plans.a.arch:"),
        Arguments.of(
            "name twice", SettingsFolder.CATALOGUE, plan + ", aliases: [A]}\n", "A is also a name"),
        Arguments.of(
            "instead",
            SettingsFolder.CATALOGUE,
            plan + ", instead: [b]}\n",
            "b is not a plan of the catalogue"),
        Arguments.of(
            "form", "forms/x.yaml", "name: x\nsection: []\n", "forms/x.yaml:2:1: section:"),
        Arguments.of(
            "form twice", "forms/x.yaml", "name: ibm\n", "forms/x.yaml:1:1: name: another"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"programs", "others"})
  void a_broken_folder_says_file_line_and_reason(
      String name, String file, String text, String expected) {
    var problems = SettingsFixture.shipped().with(file, text).problems();
    var inFile = problems.stream().filter(p -> p.startsWith(file)).toList();
    assertTrue(inFile.stream().anyMatch(p -> p.contains(expected)), () -> name + ": " + problems);
  }

  @Test
  void each_program_of_the_table_has_its_one_problem() {
    programs()
        .forEach(
            a -> {
              var problems =
                  SettingsFixture.shipped()
                      .with(SettingsFolder.PROGRAM, (String) a.get()[2])
                      .problems();
              int more = a.get()[0].equals("half a term") ? 4 : 1;
              assertEquals(more, problems.size(), problems.toString());
            });
  }

  @Test
  void problems_of_all_files_are_told_together() {
    var problems =
        SettingsFixture.shipped()
            .with(SettingsFolder.SERVER, "adaptors: {}\n")
            .with(SettingsFolder.PROGRAM, "nme: x\n")
            .with(SettingsFolder.CATALOGUE, "plans: {}\n")
            .with("forms/ibm.yaml", "name: [\n")
            .problems();
    for (var file :
        List.of("berth.yaml:1", "program.yaml:1", "catalogue.yaml:1", "forms/ibm.yaml:2"))
      assertTrue(problems.stream().anyMatch(p -> p.startsWith(file)), file + " in " + problems);
  }

  @Test
  void a_missing_file_is_named() {
    assertEquals(
        List.of("catalogue.yaml:1:1: is missing"),
        SettingsFixture.shipped().without(SettingsFolder.CATALOGUE).problems());
  }
}
