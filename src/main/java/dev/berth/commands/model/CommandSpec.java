package dev.berth.commands.model;

import java.util.List;

/**
 * What a command says of itself; help and README are made of it.
 *
 * @param name what stands behind the slash
 * @param usage name and arguments: words in capitals are filled in, brackets may be left out
 * @param help one sentence without a full stop
 * @param example a whole line without the slash
 * @param audience any of these may use it, weakest first
 */
public record CommandSpec(
    String name, String usage, String help, String example, List<Audience> audience) {
  public CommandSpec(String usage, String help, String example, Audience... who) {
    this(usage.split(" ", 2)[0], usage, help, example, List.of(who));
  }

  public CommandSpec {
    audience = List.copyOf(audience);
  }

  /** The same for fewer people. */
  public CommandSpec only(List<Audience> those) {
    return new CommandSpec(name, usage, help, example, those);
  }

  /** Whether it may stand in the text of the issue itself. */
  public boolean isForRequester() {
    return audience.contains(Audience.REQUESTER);
  }

  /** Whether it keeps issues in order, and may be used on any. */
  public boolean isTriage() {
    return audience.contains(Audience.TRIAGER);
  }
}
