package dev.berth.github;

/** On whose ground a question stands: an app holds one token for each. */
sealed interface Whose {
  /** A repository, by its full name. */
  record OfRepository(String name) implements Whose {}

  record OfOrganisation(String login) implements Whose {}

  /** Public matters, which any token may ask about. */
  record Anybodys() implements Whose {}
}
