package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.store.Arbitrary;
import dev.berth.store.LedgerRow;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.StoredNames;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoredJsonTest {
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00.123456789Z");

  @Test
  void every_kind_has_a_stored_name_and_no_name_is_left_over() {
    var kinds = StoredNames.ROOTS.stream().flatMap(Arbitrary::kinds).collect(Collectors.toSet());
    assertEquals(kinds, StoredNames.ALL.keySet());
  }

  @Test
  void under_one_word_no_name_stands_for_two_kinds() {
    for (var root : StoredNames.ROOTS) {
      var names = Arbitrary.kinds(root).map(StoredNames.ALL::get).toList();
      assertEquals(new HashSet<>(names).size(), names.size(), () -> root + ": " + names);
    }
  }

  @Test
  void whatever_can_be_said_is_read_back_as_it_was() {
    for (long seed = 0; seed < 400; seed++) {
      same(Row.class, seed);
      same(Message.class, seed);
      same(LedgerRow.class, seed);
    }
  }

  private static <T> void same(Class<T> as, long seed) {
    T value = new Arbitrary(seed).of(as);
    var written = StoredJson.write(as, value);
    T back = StoredJson.read(as, written.text(), id -> written.people().get(id));
    assertEquals(value, back, () -> as.getSimpleName() + " of seed " + seed);
    assertEquals(value.toString().length(), back.toString().length(), () -> "seed " + seed);
  }

  @Test
  void stored_text_is_plain_ascii_whatever_people_type() {
    for (long seed = 0; seed < 100; seed++) {
      var text = StoredJson.write(Message.class, new Arbitrary(seed).of(Message.class)).text();
      assertTrue(text.chars().allMatch(c -> c >= ' ' && c < 127), text);
    }
  }

  @Test
  void people_are_stored_as_numbers() {
    var ref = new IssueRef(new Repository(7, "kelp/kelp"), 41);
    var comment = new Comment(5, Person.human(12, "mara"), "/status", AT, AT);
    var sender = new Person(13, "some-app", true);
    var heard = new Message.ForgeEvent(new Incoming.CommentCreated(sender, ref, comment, false));

    var written = StoredJson.write(Message.class, heard);

    assertFalse(written.text().contains("mara") || written.text().contains("some-app"));
    assertEquals(Set.of(12L, 13L), written.people().keySet());
    var back = (Message.ForgeEvent) StoredJson.read(Message.class, written.text(), _ -> "renamed");
    assertEquals("renamed", back.incoming().sender().login());
    assertTrue(back.incoming().sender().bot());
    assertFalse(((Incoming.CommentCreated) back.incoming()).comment().author().bot());
  }

  @Test
  void a_row_of_an_older_form_reads_as_empty_where_it_says_nothing() {
    var ledger =
        """
        {"request":1,"issue":{"repository":{"id":7,"name":"kelp/kelp"},"number":41},
         "state":"active","opened":"2026-11-20T09:00:00Z","later":{"what":["is","this"]}}
        """;
    var row = StoredJson.read(LedgerRow.class, ledger, _ -> "");
    assertEquals(List.of(), row.machines());
    assertEquals(Optional.empty(), row.pool());
    assertEquals("", row.project());
    assertFalse(row.published());
  }

  @Test
  void what_has_no_empty_value_must_be_there() {
    assertThrows(
        StoredJson.Unreadable.class,
        () -> StoredJson.read(LedgerRow.class, "{\"request\":1,\"state\":\"active\"}", _ -> ""));
  }

  @Test
  void an_unknown_kind_is_an_error_and_never_guessed() {
    assertThrows(
        StoredJson.Unreadable.class,
        () -> StoredJson.read(Row.class, "{\"is\":\"of-tomorrow\"}", _ -> ""));
  }

  @Test
  void a_fresh_row_is_what_the_tables_begin_with() {
    assertInstanceOf(Row.NewRow.class, StoredJson.read(Row.class, "{\"is\":\"fresh\"}", _ -> ""));
    assertEquals("{\"is\":\"fresh\"}", StoredJson.write(Row.class, new Row.NewRow()).text());
  }
}
