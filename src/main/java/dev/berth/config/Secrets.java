package dev.berth.config;

import java.util.Optional;

/** Where the values come from that settings only name. */
public interface Secrets {
  /** The value of an environment variable; empty when it is not set. */
  Optional<String> env(String name);

  /** The text of a file without its last line break; empty when it cannot be read. */
  Optional<String> file(String path);
}
