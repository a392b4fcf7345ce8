package dev.berth.reconcile;

import dev.berth.request.Need;
import dev.berth.store.Change;
import dev.berth.store.Matter;
import dev.berth.store.SubjectKey;

/** Tells the pools what the request needs, whenever that is another than they were told last. */
final class TellPools {
  private final IssueAtHand hand;

  TellPools(IssueAtHand hand) {
    this.hand = hand;
  }

  void now() {
    var request = hand.asked();
    if (request.isEmpty()) return;
    Need need = request.get().need();
    if (need.equals(hand.row().told())) return;
    var key = hand.claim().key();
    var word = new Matter.Needs(key, request.get().number(), need);
    var id = hand.wordId("needs");
    hand.becomes(hand.row().with(need), Change.NOTHING.saying(SubjectKey.POOLS, id, word));
  }
}
