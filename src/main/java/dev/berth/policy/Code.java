package dev.berth.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * A project's repository as its forge shows it to anybody. That it does not exist, or is private,
 * is {@code Known.Absent}.
 *
 * @param name owner/name
 * @param licence SPDX id that the forge recognised: {@code Apache-2.0}; {@code NOASSERTION} for a
 *     licence file it does not know; empty without a licence file
 * @param pushedAt last change to the code
 */
public record Code(String name, Optional<String> licence, boolean archived, Instant pushedAt) {}
