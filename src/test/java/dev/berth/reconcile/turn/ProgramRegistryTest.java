package dev.berth.reconcile.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.forge.Repository;
import dev.berth.program.SettingsFixture;
import dev.berth.store.MemoryStore;
import dev.berth.store.Row;
import dev.berth.store.Row.ProgramText;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramRegistryTest {
  private static final Repository LAB = new Repository(7, "acme/cluster");
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private final Store store = new MemoryStore(new MemoryStore.Tables(() -> NOW), "one");
  private final ProgramRegistry programs =
      new ProgramRegistry(
          store,
          SettingsFixture.shipped().setup().program(),
          SettingsFixture.shipped().setup().defaults());

  private void keeps(String text) {
    store.ensureRow(SubjectKey.repository(LAB.id()));
    var claim = store.claim().orElseThrow();
    var file = new ProgramText(ProgramRegistry.FILE, text, "1");
    claim.commit(
        RowChange.of(Row.RepositoryRow.since(NOW, LAB).with(Optional.of(file), Optional.empty())));
    claim.release(Store.NEVER);
  }

  @Test
  void a_file_that_an_earlier_berth_took_stays_in_force_although_its_pools_are_refused_now() {
    var text =
        "name: Kelp machines\npools: {ours: {adapter: simulator, donor: A, simulation: true, stock:"
            + " {c3.medium.x86: 1}}}\n";
    assertEquals(1, programs.problems(text).size());
    keeps(text);
    assertEquals("Kelp machines", programs.of(LAB).name());
  }
}
