package dev.berth.store.sql;

import dev.berth.forge.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;

/** The one table that holds names. Without a name a person is {@code ghost-41}. */
final class PersonTable {
  /** Stays where a name was erased, so that rows in memory do not bring it back. */
  private static final String ERASED = "";

  private PersonTable() {}

  static String ghost(long id) {
    return id == Person.GHOST.id() ? Person.GHOST.login() : "ghost-" + id;
  }

  /** Logins by number, each asked once. */
  static final class Names implements LongFunction<String> {
    private final Handle handle;
    private final Map<Long, String> known = new HashMap<>();

    Names(Handle handle) {
      this.handle = handle;
    }

    @Override
    public String apply(long id) {
      return known.computeIfAbsent(id, i -> find(handle, i).isEmpty() ? ghost(i) : find(handle, i));
    }
  }

  private static String find(Handle h, long id) {
    return h.createQuery("SELECT login FROM person WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .orElse(ERASED);
  }

  /** People who just did something: their names as they are now. */
  static void learn(Handle h, Map<Long, String> people) {
    inOrder(people)
        .forEach(
            (id, login) -> {
              if (!find(h, id).equals(login)) insert(h, id, login, UPDATE);
            });
  }

  /** People in a row: names that are not known yet. */
  static void keep(Handle h, Map<Long, String> people) {
    inOrder(people).forEach((id, login) -> insert(h, id, login, " DO NOTHING"));
  }

  /** Numbers of those who are called so now, in any letters. */
  static List<Long> called(Handle h, String login) {
    return h.createQuery("SELECT id FROM person WHERE lower(login) = lower(:login) ORDER BY id")
        .bind("login", login)
        .mapTo(Long.class)
        .list();
  }

  static void erase(Handle h, long id) {
    insert(h, id, ERASED, UPDATE);
  }

  private static final String UPDATE = " DO UPDATE SET login = excluded.login";

  private static void insert(Handle h, long id, String login, String conflict) {
    h.createUpdate(
            "INSERT INTO person (id, login) VALUES (:id, :login) ON CONFLICT (id)" + conflict)
        .bind("id", id)
        .bind("login", login)
        .execute();
  }

  /** In the order of numbers, so that two transactions never wait for each other. */
  private static Map<Long, String> inOrder(Map<Long, String> people) {
    var sorted = new TreeMap<>(people);
    sorted.entrySet().removeIf(p -> p.getValue().equals(ghost(p.getKey())));
    return sorted;
  }
}
