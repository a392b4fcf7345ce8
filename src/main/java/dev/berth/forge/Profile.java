package dev.berth.forge;

import java.time.Instant;
import java.util.Optional;

/**
 * What everybody can see of an account.
 *
 * @param since when it was made, where the forge tells
 */
public record Profile(Person person, Optional<Instant> since) {}
