package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.forge.Person;
import dev.berth.store.LedgerRow;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.StoredNames;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The names that stored JSON is made of, without those of classes: components of records, kinds and
 * constants of enums, each by the shortest way to it. A rename of one of them in the code changes
 * what is stored, and rows of old could no longer be read. A line may be added, with a default for
 * old rows ({@code -Dberth.golden.write=true}); none may change.
 */
class StoredShapeTest {
  private static final Path FILE = Path.of("src/test/resources/store/shape-1.txt");

  private record Part(String path, Type type) {}

  @Test
  void no_name_that_is_stored_changes() throws IOException {
    var lines = shape();
    if (Boolean.getBoolean("berth.golden.write")) Files.write(FILE, lines);
    // A kind that was given up keeps its lines.
    var golden = Files.readAllLines(FILE);
    assertEquals(List.of(), lines.stream().filter(l -> !golden.contains(l)).toList());
  }

  /** Breadth first, so that a type that is met twice stands where it is nearest. */
  private static List<String> shape() {
    var all = new TreeMap<String, String>();
    var seen = new HashSet<Type>();
    List<Part> parts =
        List.of(
            new Part("row", Row.class),
            new Part("matter", Message.class),
            new Part("ledger", LedgerRow.class));
    while (!parts.isEmpty()) {
      var next = new ArrayList<Part>();
      for (var p : parts) if (seen.add(p.type())) below(p, all, next);
      parts = next;
    }
    return all.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
  }

  private static void below(Part p, TreeMap<String, String> all, List<Part> next) {
    switch (p.type()) {
      case ParameterizedType t -> {
        for (var of : t.getActualTypeArguments()) next.add(new Part(p.path() + "*", of));
      }
      case Class<?> c when c.isEnum() ->
          all.put(p.path(), String.join(" | ", names(c.getEnumConstants())));
      case Class<?> c when c.isSealed() -> {
        for (var kind : c.getPermittedSubclasses())
          next.add(new Part(p.path() + "/" + StoredNames.ALL.getOrDefault(kind, ""), kind));
      }
      case Class<?> c when c.isRecord() && c != Person.class -> {
        var components = c.getRecordComponents();
        all.put(p.path(), String.join(", ", names(components)));
        for (var of : components)
          next.add(new Part(p.path() + "." + stored(of), of.getGenericType()));
      }
      default -> {}
    }
  }

  private static String stored(RecordComponent of) {
    return StoredNames.component(of.getDeclaringRecord(), of.getName());
  }

  private static List<String> names(Object[] of) {
    return Arrays.stream(of)
        .map(o -> o instanceof RecordComponent r ? stored(r) : ((Enum<?>) o).name())
        .toList();
  }
}
