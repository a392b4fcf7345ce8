package dev.berth.program;

import dev.berth.forge.Person;
import java.util.List;

/**
 * Somebody in a program's file.
 *
 * @param id the forge's own number: a login can be given up and taken by somebody else
 * @param login for readers of the file and for mentions; never compared
 */
public record NamedPerson(long id, String login) {
  public NamedPerson {
    if (id < 1) throw new IllegalArgumentException("id is the account's number, above 0");
    if (!login.matches("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})"))
      throw new IllegalArgumentException("login is a handle without the at sign");
  }

  /** Whether somebody stands there twice. */
  static boolean repeats(List<NamedPerson> people) {
    return people.stream().map(NamedPerson::id).distinct().count() < people.size();
  }

  public Person person() {
    return Person.human(id, login);
  }
}
