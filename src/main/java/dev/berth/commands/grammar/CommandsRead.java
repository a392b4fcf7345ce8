package dev.berth.commands.grammar;

import java.util.List;

/**
 * What a text says by commands, and what may not be its writer's.
 *
 * @param typed those that count, in their order, unknown words included
 * @param belowProse those of them that have other words above them, where a mail program may have
 *     put what somebody else wrote
 * @param cutOff those that would count, did they not stand below what looks like the header of a
 *     quoted mail
 * @param surelyQuoted whether that header is one without doubt
 * @param oddlySpaced lines that would be commands, were their no-break spaces ordinary ones
 */
public record CommandsRead(
    List<TypedCommand> typed,
    List<TypedCommand> belowProse,
    List<TypedCommand> cutOff,
    boolean surelyQuoted,
    List<TypedCommand> oddlySpaced) {
  static final CommandsRead NOTHING =
      new CommandsRead(List.of(), List.of(), List.of(), false, List.of());

  public CommandsRead {
    typed = List.copyOf(typed);
    belowProse = List.copyOf(belowProse);
    cutOff = List.copyOf(cutOff);
    oddlySpaced = oddlySpaced.stream().filter(TypedCommand::isKnown).toList();
  }
}
