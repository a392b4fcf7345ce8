package dev.berth.reconcile;

import dev.berth.commands.Deed;
import dev.berth.request.Decision;
import dev.berth.request.Event;

/** Answers given by command are laid over the text of the issue as it was just read. */
final class Answered {
  private final IssueAtHand hand;

  Answered(IssueAtHand hand) {
    this.hand = hand;
  }

  Decision read(Deed.Answers deed) {
    var issue = hand.issue().orElseThrow();
    var reading = hand.understood(issue, deed.answers());
    return hand.happens(new Event.Read(hand.now(), reading, deed.answers()));
  }
}
