package dev.berth.reconcile.issue;

import dev.berth.commands.model.CommandResult;
import dev.berth.reading.Answers;
import dev.berth.request.Decision;
import dev.berth.request.Event;

/** The text of the issue as it was just seen, with the answers given by command laid over it. */
final class AnsweredText {
  private final IssueContext context;

  AnsweredText(IssueContext context) {
    this.context = context;
  }

  Decision read(CommandResult.AnswersGiven result) {
    return read(result.answers());
  }

  /** With the answers that there are. What is over does not read, so a new life begins with it. */
  void reread() {
    read(context.request().answers());
  }

  private Decision read(Answers answers) {
    var reading = context.interpret(context.issue().orElseThrow(), answers);
    return context.apply(new Event.Read(context.now(), reading, answers));
  }
}
