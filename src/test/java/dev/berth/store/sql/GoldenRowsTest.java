package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.berth.request.State;
import dev.berth.store.Arbitrary;
import dev.berth.store.LedgerRow;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.Samples;
import dev.berth.store.StoredNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Rows as form 1 wrote them must stay readable, and nothing of them may be lost when they are
 * written again. Lines of the file are never changed; until the first release they may be made anew
 * with {@code -Dberth.golden.write=true}.
 */
class GoldenRowsTest {
  private static final Path FILE = Path.of("src/test/resources/store/golden-1.json");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final long SEED = 1;

  @Test
  void rows_of_form_1_are_read_and_lose_nothing() throws IOException {
    if (Boolean.getBoolean("berth.golden.write")) write();
    var golden = MAPPER.readTree(Files.readString(FILE));
    assertTrue(golden.size() >= 20, "there is something to read");
    golden.forEachEntry(GoldenRowsTest::check);
  }

  @Test
  void every_kind_of_row_and_every_state_is_in_the_file() throws IOException {
    var golden = MAPPER.readTree(Files.readString(FILE));
    samples().keySet().forEach(name -> assertTrue(golden.has(name), name));
  }

  private static void check(String name, JsonNode stored) {
    Class<?> as = root(name);
    var value = StoredJson.read(as, stored.toString(), id -> "user" + id);
    if (name.startsWith("state/")) {
      var state = ((Row.IssueRow) value).request().orElseThrow().state();
      assertEquals(name, "state/" + StoredNames.ALL.get(state.getClass()));
    }
    assertInstanceOf(as, value);
    contains(name, parsed(StoredJson.write(as, value).text()), stored);
  }

  private static Class<?> root(String name) {
    return switch (name.substring(0, name.indexOf('/'))) {
      case "row", "state" -> Row.class;
      case "matter" -> Message.class;
      case "ledger" -> LedgerRow.class;
      default -> throw new AssertionError("no idea what " + name + " is");
    };
  }

  /** All that was stored is there, maybe with more beside it. Sets may come in another order. */
  private static void contains(String where, JsonNode now, JsonNode stored) {
    if (stored.isObject()) stored.forEachEntry((k, v) -> contains(where + "." + k, now.path(k), v));
    else if (stored.isArray()) {
      assertEquals(stored.size(), now.size(), where);
      for (int i = 0; i < stored.size(); i++) {
        var item = stored.get(i);
        if (item.isContainerNode()) contains(where + "[" + i + "]", now.path(i), item);
        else assertTrue(has(now, item), () -> where + ": " + item + " is lost");
      }
    } else assertEquals(stored, now, where);
  }

  private static boolean has(JsonNode list, JsonNode item) {
    for (var i : list) if (i.equals(item)) return true;
    return false;
  }

  private static Map<String, StoredJson.Written> samples() {
    var all = new TreeMap<String, StoredJson.Written>();
    Arbitrary.kinds(Row.class)
        .forEach(
            c -> all.put("row/" + name(c), StoredJson.write(Row.class, new Arbitrary(SEED).of(c))));
    Arbitrary.kinds(Message.class)
        .forEach(
            c ->
                all.put(
                    "matter/" + name(c),
                    StoredJson.write(Message.class, new Arbitrary(SEED).of(c))));
    Arbitrary.kinds(State.class)
        .forEach(
            c ->
                all.put(
                    "state/" + name(c),
                    StoredJson.write(Row.class, Samples.issueIn(c.asSubclass(State.class)))));
    all.put(
        "ledger/line", StoredJson.write(LedgerRow.class, new Arbitrary(SEED).of(LedgerRow.class)));
    return all;
  }

  private static String name(Class<?> c) {
    return StoredNames.ALL.get(c);
  }

  private static void write() throws IOException {
    var all = MAPPER.createObjectNode();
    samples().forEach((name, w) -> all.set(name, parsed(w.text())));
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
