package dev.berth.reconcile;

import dev.berth.commands.Deed;
import dev.berth.reading.Answers;
import dev.berth.request.Decision;
import dev.berth.request.Event;

/** The text of the issue as it was just seen, with the answers given by command laid over it. */
final class Answered {
  private final IssueAtHand hand;

  Answered(IssueAtHand hand) {
    this.hand = hand;
  }

  Decision read(Deed.Answers deed) {
    return read(deed.answers());
  }

  /** With the answers that there are. What is over does not read, so a new life begins with it. */
  void reread() {
    read(hand.request().answers());
  }

  private Decision read(Answers answers) {
    var reading = hand.understood(hand.issue().orElseThrow(), answers);
    return hand.happens(new Event.Read(hand.now(), reading, answers));
  }
}
