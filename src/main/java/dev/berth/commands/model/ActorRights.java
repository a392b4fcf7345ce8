package dev.berth.commands.model;

import dev.berth.forge.Known;
import dev.berth.program.Right;
import java.util.Optional;

/**
 * What the person who wrote a comment may do by the program's file, asked of the forge now. {@link
 * Known.Unknown} is neither yes nor no.
 */
@FunctionalInterface
public interface ActorRights {
  /** What grants the person that right ({@code role maintain}); empty for none. */
  Known<Optional<String>> grantedBy(Right right);
}
