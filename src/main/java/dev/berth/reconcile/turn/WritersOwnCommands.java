package dev.berth.reconcile.turn;

import dev.berth.commands.CommandRegistry;
import dev.berth.commands.grammar.CommandsRead;
import dev.berth.commands.grammar.SaidCommands;
import dev.berth.commands.grammar.TypedCommand;
import dev.berth.commands.model.CommandResult;
import dev.berth.forge.Comment;
import dev.berth.view.IssueWatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which commands of a comment are its writer's own. A mail program may put what somebody else wrote
 * below an answer, without a mark: what stands below other words and was said here by others before
 * is asked about, and what is not read is said to be.
 */
public final class WritersOwnCommands {
  private final CommandsRead read;
  private final List<TypedCommand> repeated;
  private final Predicate<TypedCommand> isRepeated;

  public WritersOwnCommands(Comment comment, IssueWatch watch, Optional<String> prefix) {
    this.read = CommandRegistry.readAll(comment.body(), prefix);
    this.isRepeated =
        t ->
            watch.isSaidByOthers(
                SaidCommands.key(t, prefix), comment.author(), SaidCommands::repeats);
    this.repeated =
        read.belowProse().stream().filter(TypedCommand::isKnown).filter(isRepeated).toList();
  }

  public List<TypedCommand> taken() {
    return read.typed().stream().filter(t -> !repeated.contains(t)).toList();
  }

  /** What is said about the others. A quote that is one beyond doubt is nobody's concern. */
  public List<CommandResult> notTaken() {
    var cut =
        read.surelyQuoted()
            ? read.cutOff().stream().filter(isRepeated.negate()).toList()
            : read.cutOff();
    return CommandRegistry.notTaken(repeated, cut, read.oddlySpaced());
  }
}
