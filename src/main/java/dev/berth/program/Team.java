package dev.berth.program;

/** A team of an organisation, written {@code org/team}. */
public record Team(String organisation, String name) {
  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static Team parse(String text) {
    int slash = text.indexOf('/');
    var isTeam = text.matches("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9][A-Za-z0-9._-]*");
    if (!isTeam) throw new IllegalArgumentException(text + " is not a team like acme/lab");
    return new Team(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return organisation + "/" + name;
  }
}
