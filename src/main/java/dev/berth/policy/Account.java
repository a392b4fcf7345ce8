package dev.berth.policy;

import dev.berth.forge.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's account at the forge.
 *
 * @param since when it was made, where the forge tells
 */
public record Account(Person person, Optional<Instant> since) {}
