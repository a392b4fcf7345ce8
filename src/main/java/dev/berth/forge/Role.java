package dev.berth.forge;

/**
 * What somebody may do in a repository, weakest first. {@link #NONE} is an answer of the forge;
 * that the forge could not tell is {@link Known.Unknown}.
 */
public enum Role {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  public boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
