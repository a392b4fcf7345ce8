package dev.berth.forge;

/**
 * A repository of the forge. Its number is its identity; the name (owner/name) changes on rename
 * and transfer and is only good for building addresses.
 *
 * @param id the forge's own number
 * @param name owner/name as last seen
 * @param isPrivate whether only some people see it, as the forge last said
 */
public record Repository(long id, String name, boolean isPrivate) {
  /** One of which no more is known than that it is there. */
  public Repository(long id, String name) {
    this(id, name, false);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Repository r && r.id == id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  @Override
  public String toString() {
    return name;
  }
}
