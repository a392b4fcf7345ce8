package dev.berth.reconcile;

import dev.berth.request.Event;

/** An issue that cannot be reached any more: nothing is released for that; operators are told. */
final class Whereabouts {
  private final IssueAtHand hand;

  Whereabouts(IssueAtHand hand) {
    this.hand = hand;
  }

  void lost(String why) {
    if (hand.asked().filter(r -> r.marks().lost().isEmpty()).isEmpty()) return;
    hand.happens(new Event.Sighted(hand.now(), Event.Sight.LOST, why));
    hand.desk().trouble().lost(hand.ref(), why);
  }

  void found() {
    if (hand.asked().filter(r -> r.marks().lost().isPresent()).isEmpty()) return;
    hand.happens(new Event.Sighted(hand.now(), Event.Sight.THERE, ""));
  }
}
