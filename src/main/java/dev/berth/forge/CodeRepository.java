package dev.berth.forge;

import java.time.Instant;
import java.util.Optional;

/**
 * A project's repository as the forge shows it to anybody.
 *
 * @param licence SPDX id that the forge recognised, {@code NOASSERTION} for one it does not know;
 *     empty without a licence file
 */
public record CodeRepository(
    String name, Optional<String> licence, boolean archived, Instant pushedAt) {}
