package dev.berth.forge;

/**
 * An account of the forge: the same person across renames, so two persons are equal when their
 * numbers are.
 *
 * @param id the forge's own number
 * @param login the handle as last seen, without the at sign
 * @param bot whether the account belongs to a program (an app or a machine user marked as such)
 */
public record Person(long id, String login, boolean bot) {
  /** The account that the forge shows in place of one that was deleted. */
  public static final Person GHOST = new Person(10137, "ghost", false);

  public static Person human(long id, String login) {
    return new Person(id, login, false);
  }

  public boolean isGhost() {
    return id == GHOST.id;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Person p && p.id == id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  @Override
  public String toString() {
    return login;
  }
}
