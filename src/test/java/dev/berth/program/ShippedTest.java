package dev.berth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The files that are shipped say what the documentation promises. */
class ShippedTest {
  private static final SettingsFolder SHIPPED = SettingsFixture.shipped().setup();

  @Test
  void the_shipped_folder_has_no_problem() {
    assertEquals(List.of(), SettingsFixture.shipped().problems());
  }

  @Test
  void eleven_classic_plans_are_lent_from_one_simulated_pool() {
    var pool = SHIPPED.program().pools().getFirst();
    assertEquals(1, SHIPPED.program().pools().size());
    assertTrue(pool.simulation());
    assertEquals(11, pool.stock().size());
    var offered = SHIPPED.defaults().catalogue().offered();
    assertEquals(11, offered.size());
    for (Plan p : offered) {
      assertTrue(p.isBareMetal(), p.name());
      assertFalse(p.price().orElseThrow().confirmed(), "no classic price has a second source");
      assertTrue(pool.stock().get(p.name()) > 0, p.name());
    }
  }

  @Test
  void prices_have_basis_and_source() {
    var plan = SHIPPED.defaults().catalogue().plan("c3.medium.x86").orElseThrow();
    assertEquals(
        Money.of("972", "USD").amount().intValue(),
        plan.price().orElseThrow().month().amount().intValue());
    for (var p : SHIPPED.defaults().catalogue().plans())
      p.price().ifPresent(x -> assertFalse(x.basis().isBlank() || x.source().isBlank(), p.name()));
  }

  @Test
  void what_the_file_says_is_what_is_meant_when_it_is_left_out() {
    var bare =
        "pools: {p: {adapter: simulator, donor: D, simulation: true, stock: {c3.medium.x86: 1}}}";
    var left = Program.read("p.yaml", bare, SHIPPED.defaults()).orThrow();
    var said = SHIPPED.program();
    assertEquals(said.name(), left.name());
    assertEquals(said.rights(), left.rights());
    assertEquals(said.labels(), left.labels());
    assertEquals(said.terms(), left.terms());
    assertEquals(said.workingDays(), left.workingDays());
    assertEquals(said.decisionDays(), left.decisionDays());
    assertEquals(said.patience(), left.patience());
    assertEquals(said.selfApproval(), left.selfApproval());
    assertEquals(said.triage(), left.triage());
    assertEquals(said.ledger(), left.ledger());
    assertEquals(said.duty(), left.duty());
    assertEquals(said.promises(), left.promises());
    assertEquals(ServerSettings.defaults().limits(), SHIPPED.server().limits());
    assertEquals(ServerSettings.defaults().retention(), SHIPPED.server().retention());
  }

  @Test
  void every_commented_example_of_the_shipped_files_can_be_switched_on() {
    var program = SettingsFixture.shipped().text(SettingsFolder.PROGRAM);
    var on =
        program
            .replace("# paused: moving", "paused: moving")
            .replace("    # teams: [acme/lab]", "    teams: [acme/lab]")
            .replace("    # people: [", "    people: [")
            .replace("duty: []\n# duty:\n#   - {id", "duty:\n  - {id")
            .replace("commands: {}\n# commands:\n#   over", "commands:\n  over")
            .replace("# prefix: berth\n", "prefix: berth\n")
            .replace("holidays: []\n# holidays", "holidays")
            .replace("    # accepted", "    accepted")
            .replaceAll("(?m)^  # (two-approvers|account-age|blocked-accounts):", "  $1:")
            .replaceAll("(?m)^  #   (above|least|otherwise|accounts|  - )", "    $1")
            .replaceAll("(?s)expressions: \\[\\]\n# expressions:", "expressions:")
            .replaceAll("(?m)^#   (- id: few|  pass:|  wanted|  otherwise)", "  $1");
    var setup = SettingsFixture.shipped().with(SettingsFolder.PROGRAM, on).setup();
    assertEquals(Optional.of("berth"), setup.program().prefix());
    assertEquals(16, setup.program().rules().size());
    assertEquals(1, setup.program().duty().size());
    assertEquals(Right.LEAD, setup.program().rights().of("override", Right.APPROVE));
  }

  @Test
  void the_revision_depends_on_every_file_but_the_servers() {
    var folder = SettingsFixture.shipped();
    var shipped = SHIPPED.program().revision();
    assertTrue(shipped.matches("[0-9a-f]{7}"), shipped);
    for (var file :
        List.of(SettingsFolder.PROGRAM, SettingsFolder.CATALOGUE, "forms/classic.yaml")) {
      var changed = folder.with(file, folder.text(file) + "# another\n").setup();
      assertFalse(changed.program().revision().equals(shipped), file);
    }
    var server =
        folder
            .with(SettingsFolder.SERVER, folder.text(SettingsFolder.SERVER) + "# another\n")
            .setup();
    assertEquals(shipped, server.program().revision());
  }

  @Test
  void the_program_can_be_read_from_a_request_repository() {
    var text =
        "name: Kelp\n"
            + SettingsFixture.shipped()
                .text(SettingsFolder.PROGRAM)
                .replaceFirst("(?m)^name: .*", "");
    var own = Program.read(".github/berth.yaml", text, SHIPPED.defaults()).orThrow();
    assertEquals("Kelp", own.name());
    assertEquals(SHIPPED.defaults().catalogue(), own.catalogue());
    var stolen = "adapters: {x: {kind: {env: HOME}}}\n" + text;
    var problems = Program.read(".github/berth.yaml", stolen, SHIPPED.defaults()).problems();
    assertEquals(1, problems.size(), "a server's settings are not a program's");
  }

  @Test
  void usual_rules_are_known_to_the_judge() {
    var ids = SHIPPED.program().rules().stream().map(r -> r.id()).toList();
    assertEquals(
        List.of(
            "plan-offered",
            "machines",
            "monthly-cost",
            "term",
            "stock-share",
            "open-source",
            "two-contacts",
            "maintainer",
            "bare-metal-reason",
            "activity",
            "ssh-keys",
            "one-open-request"),
        ids);
  }

  @Test
  void incident_11_22_a_pool_may_take_its_own_time_to_make_machines() {
    var text =
        SettingsFixture.shipped()
            .text(SettingsFolder.PROGRAM)
            .replace("    simulation: true\n", "    simulation: true\n    make-time: 2d\n");
    var promises = Program.read("p.yaml", text, SHIPPED.defaults()).orThrow().promises();
    assertEquals(Duration.ofDays(2), promises.makeTime(Optional.of("simulated")));
    assertEquals(Duration.ofHours(1), promises.makeTime(Optional.of("another")));
    assertEquals(Duration.ofHours(1), promises.makeTime(Optional.empty()));
    var none = text.replace("make-time: 2d\n", "make-time: 0d\n");
    var problems = Program.read("p.yaml", none, SHIPPED.defaults()).problems();
    assertTrue(problems.toString().contains("make-time"), problems.toString());
  }
}
