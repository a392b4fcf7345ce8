package dev.berth.provision.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What adapters of an earlier Berth kept in files is not lost. */
class EarlierStateFileTest {
  @TempDir Path folder;
  private final AdapterState state = AdapterState.inMemory();

  @Test
  void tasks_become_entries_and_the_file_is_renamed() throws IOException {
    Files.writeString(
        folder.resolve("handoff.json"), "{\"tasks\":{\"berth-1-1-1-1\":{\"plan\":\"small\"}}}");
    EarlierStateFile.takeOver(folder, "handoff", state);
    assertEquals("{\"plan\":\"small\"}", state.find("berth-1-1-1-1").orElseThrow().json());
    assertFalse(Files.exists(folder.resolve("handoff.json")));
    assertTrue(Files.exists(folder.resolve("handoff.json.taken-over")));
  }

  @Test
  void what_the_database_has_already_stays() throws IOException {
    state.put(EarlierStateFile.MACHINES, "{\"serial\":2}", 0);
    Files.writeString(folder.resolve("simulator.json"), "{\"serial\":1}");
    EarlierStateFile.takeOver(folder, "simulator", state);
    assertEquals("{\"serial\":2}", state.find(EarlierStateFile.MACHINES).orElseThrow().json());
  }

  @Test
  void without_a_file_nothing_happens() throws IOException {
    EarlierStateFile.takeOver(folder.resolve("nowhere"), "simulator", state);
    assertEquals(List.of(), state.after("", 10));
  }

  @Test
  void a_broken_file_is_named_and_left() throws IOException {
    Files.writeString(folder.resolve("simulator.json"), "{ not json");
    var e =
        assertThrows(
            IOException.class, () -> EarlierStateFile.takeOver(folder, "simulator", state));
    assertTrue(e.getMessage().contains("simulator.json"), e.getMessage());
    assertTrue(Files.exists(folder.resolve("simulator.json")));
  }
}
