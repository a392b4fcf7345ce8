package dev.berth.provision.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.provision.state.AdapterState.Entry;
import dev.berth.provision.state.JsonEntries.Change;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What everything that keeps an adapter's state does. */
public abstract class AdapterStateContract {
  private record Count(int value) {}

  /** The state of an adapter of that name, the same for all who ask. */
  protected abstract AdapterState state(String adapter);

  @Test
  void a_text_is_kept_and_found_under_its_key() throws IOException {
    assertTrue(state("lab").put("one", "{\"kelp\":\"\ud83e\udd80\"}", 0));
    assertEquals(
        Optional.of(new Entry("one", "{\"kelp\":\"\ud83e\udd80\"}", 1)), state("lab").find("one"));
    assertEquals(Optional.empty(), state("lab").find("two"));
  }

  @Test
  void a_change_made_from_an_old_version_changes_nothing() throws IOException {
    assertTrue(state("lab").put("one", "1", 0));
    assertFalse(state("lab").put("one", "other", 0), "it is there");
    assertTrue(state("lab").put("one", "2", 1));
    assertFalse(state("lab").put("one", "other", 1));
    assertFalse(state("lab").remove("one", 1));
    assertEquals(Optional.of(new Entry("one", "2", 2)), state("lab").find("one"));
    assertTrue(state("lab").remove("one", 2));
    assertFalse(state("lab").put("one", "other", 2), "it is gone");
  }

  @Test
  void adapters_do_not_see_each_other() throws IOException {
    state("lab").put("one", "1", 0);
    assertEquals(Optional.empty(), state("other").find("one"));
    assertEquals(List.of(), state("other").after("", 10));
  }

  @Test
  void a_list_is_read_in_pages_by_key() throws IOException {
    for (var key : List.of("berth-10-1", "berth-2-1", "Z", "a")) state("lab").put(key, "0", 0);
    assertEquals(List.of("Z", "a"), keys(state("lab").after("", 2)));
    assertEquals(List.of("berth-10-1", "berth-2-1"), keys(state("lab").after("a", 2)));
    assertEquals(List.of(), keys(state("lab").after("berth-2-1", 2)));
  }

  private static List<String> keys(List<Entry> entries) {
    return entries.stream().map(Entry::key).toList();
  }

  @Test
  void many_who_change_one_value_at_once_lose_nothing() throws Exception {
    var calls = new ArrayList<Callable<Boolean>>();
    for (int replica = 0; replica < 4; replica++) {
      var entries = new JsonEntries<>(state("lab"), Count.class);
      for (int i = 0; i < 10; i++) calls.add(() -> counted(entries));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(calls)) assertTrue(call.get());
    }
    assertEquals(
        Optional.of(new Count(40)), new JsonEntries<>(state("lab"), Count.class).find("n"));
  }

  private static boolean counted(JsonEntries<Count> entries) throws IOException {
    return entries.change(
        "n", found -> Change.to(new Count(found.map(Count::value).orElse(0) + 1), true));
  }

  @Test
  void what_would_not_change_is_not_written() throws IOException {
    var entries = new JsonEntries<>(state("lab"), Count.class);
    entries.change("n", _ -> Change.to(new Count(1), true));
    entries.change("n", found -> new Change<>(found, true));
    assertEquals(1, state("lab").find("n").orElseThrow().version());
  }
}
