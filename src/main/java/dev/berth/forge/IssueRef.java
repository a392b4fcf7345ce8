package dev.berth.forge;

/** Where an issue stands: its repository and its number there. Printed as {@code owner/name#41}. */
public record IssueRef(Repository repository, int number) {
  @Override
  public String toString() {
    return repository.name() + "#" + number;
  }
}
