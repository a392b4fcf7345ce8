package dev.berth.program;

import dev.berth.forge.Person;

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

  public Person person() {
    return Person.human(id, login);
  }
}
