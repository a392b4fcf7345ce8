package dev.berth.commands;

import java.util.List;

/**
 * What a command says of itself; help and README are made of it.
 *
 * @param name what stands behind the slash
 * @param usage name and arguments: words in capitals are filled in, brackets may be left out
 * @param help one sentence without a full stop
 * @param example a whole line without the slash
 * @param who any of these may use it, weakest first
 */
public record Sheet(String name, String usage, String help, String example, List<Who> who) {
  Sheet(String usage, String help, String example, Who... who) {
    this(usage.split(" ", 2)[0], usage, help, example, List.of(who));
  }

  public Sheet {
    who = List.copyOf(who);
  }

  /** The same for fewer people. */
  Sheet only(List<Who> those) {
    return new Sheet(name, usage, help, example, those);
  }

  /** Whether it may stand in the text of the issue itself. */
  boolean isForRequester() {
    return who.contains(Who.REQUESTER);
  }

  /** Whether it keeps issues in order, and may be used on any. */
  boolean isTriage() {
    return who.contains(Who.TRIAGER);
  }
}
