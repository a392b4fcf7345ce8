package dev.berth.view;

import static dev.berth.view.SampleLife.ORDERED;
import static dev.berth.view.SampleLife.answer;
import static dev.berth.view.SampleLife.next;

import dev.berth.provision.Outcome;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.time.Instant;
import java.util.Map;

/** The sample life where a person is the provider. */
final class SampleHands {
  private static final Instant MADE = Samples.HANDED_OVER;

  private SampleHands() {}

  static void put(Map<String, Request> all, Request ordered) {
    var asked = bothByHand(ordered, ORDERED);
    all.put("provisioning-by-hand", asked);
    all.put("provisioning-by-hand-late", next(asked, new Event.Looked(ORDERED.plusSeconds(2_700))));
    var half = next(asked, new Event.Provided(MADE, Samples.MARA, "kelp-1", "192.0.2.9"));
    all.put("provisioning-by-hand-half", half);
    var back = bothByHand(next(half, new Event.Withdrawn(MADE, Samples.RIO)), MADE);
    all.put("releasing-by-hand", back);
    var said = next(back, new Event.DeletedByHand(MADE, Samples.MARA, "kelp-1"));
    var gone = answer(said, 0, new Outcome.Gone(), MADE);
    all.put("withdrawn-by-hand", answer(gone, 1, new Outcome.Gone(), MADE));
  }

  private static Request bothByHand(Request r, Instant at) {
    var person = new Outcome.Pending(at.plusSeconds(3_600), true);
    return answer(answer(r, 0, person, at), 1, person, at);
  }
}
