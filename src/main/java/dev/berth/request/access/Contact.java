package dev.berth.request.access;

import dev.berth.forge.Person;

/**
 * A handle that the issue names, and whose it is.
 *
 * @param handle as it stands in the issue
 */
public record Contact(String handle, Person person) {
  public boolean isFor(String other) {
    return handle.equalsIgnoreCase(other);
  }
}
