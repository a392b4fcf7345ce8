package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.SandboxBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that forgot who had what, or told what nobody had. */
class IncidentLedgerTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);
  private static final Duration TEN_DAYS = Duration.ofDays(10);

  @TempDir private Path data;
  private EndToEnd berth;

  private void lends(UnaryOperator<SandboxBuilder> world) throws InterruptedException {
    berth = new EndToEnd(data, world);
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.says("mara", "/approve").passes(MOMENT).shows("active");
  }

  @AfterEach
  void end() {
    berth.close();
  }

  @Test
  void a_request_that_is_opened_again_keeps_the_line_of_its_finished_lease() throws Exception {
    lends(w -> w);
    berth.passes(TEN_DAYS).says("rio", "/release").passes(MOMENT).shows("released");
    var finished = lines().get(0);
    assertEquals("2026-11-30", finished.path("end").asText().substring(0, 10));
    berth.says("mara", "/reopen").says("mara", "/approve").passes(MOMENT).shows("active");

    var all = lines();
    assertEquals(2, all.size());
    assertEquals("active", all.get(0).path("state").asText());
    assertEquals(2, all.get(0).path("lease").asInt());
    assertEquals(finished, all.get(1), "dates and spend stay as they were");
    var single = json("/api/requests/" + finished.path("request").asText());
    assertEquals(finished, single.path("earlier").get(0));
    var page = berth.page("/r/" + finished.path("request").asText());
    assertTrue(page.contains("Earlier leases") && page.contains("30 Nov 2026"), page);
  }

  @Test
  void opened_again_without_having_had_machines_it_has_one_line() throws Exception {
    berth = new EndToEnd(data);
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/deny not now");
    assertEquals(0, lines().size(), "who had nothing is not who has what");
    berth.says("mara", "/reopen").says("mara", "/approve").passes(MOMENT).shows("active");
    assertEquals(1, lines().size());
  }

  @Test
  void a_machine_given_back_of_two_neither_counts_nor_costs_from_then_on() throws Exception {
    lends(w -> w);
    var whole = lines().get(0).path("cost").asText();
    berth.passes(TEN_DAYS).says("rio", "/release kelp-2").passes(MOMENT);
    var line = lines().get(0);
    assertEquals("1 x c3.medium.x86", line.path("machines").get(0).asText());
    assertEquals("given back before: 1 x c3.medium.x86", line.path("notes").get(0).asText());
    // 90 and 10 days of two times 90, and the moments until it was gone.
    var share = line.path("cost").asDouble() / Double.parseDouble(whole);
    assertEquals(100.0 / 180, share, 0.0001);
    berth.says("rio", "/release").passes(MOMENT).shows("released");
    assertEquals("1 x c3.medium.x86", lines().get(0).path("machines").get(0).asText());
  }

  @Test
  void money_is_exact() throws Exception {
    lends(w -> w);
    assertEquals("5832.00", lines().get(0).path("cost").asText());
    var stored = berth.parts.services().store().reads().ledger(0, 1).getFirst().cost();
    assertEquals("5832", stored.orElseThrow().amount().toPlainString());
  }

  @Test
  void what_asks_for_nothing_is_not_in_the_list() throws Exception {
    berth = new EndToEnd(data);
    berth.opens("rio", "When will there be arm64 machines?").labels("mara", "cluster request");
    assertEquals(0, lines().size());
    assertFalse(berth.page("/").contains("Nightly"), "nor on the page");
  }

  @Test
  void the_counts_are_of_what_is_shown() throws Exception {
    berth = new EndToEnd(data, w -> w.repository(EndToEnd.REPOSITORY, "", true));
    berth.opens("mara", EndToEnd.form("2", "90 days")).shows("needs approval");
    assertFalse(berth.page("/").contains("<b>1</b>"), "nobody's business");
    assertEquals(0, lines().size());
  }

  @Test
  void what_is_made_private_later_hides_its_finished_leases_too() throws Exception {
    lends(w -> w.file(EndToEnd.REPOSITORY, ".github/berth.yaml", "ledger: true\n"));
    berth.says("rio", "/release").passes(MOMENT).shows("released").says("mara", "/reopen");
    assertEquals(2, lines().size());
    berth.issues.push("mara", ".github/berth.yaml", "ledger: false\n");
    berth.passes(Duration.ofHours(1)).says("mara", "/approve").passes(MOMENT).shows("active");
    assertEquals(0, lines().size());
  }

  private JsonNode lines() throws IOException, InterruptedException {
    return json("/api/requests").path("requests");
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(berth.page(path));
  }
}
