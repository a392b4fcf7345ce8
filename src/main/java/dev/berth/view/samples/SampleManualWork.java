package dev.berth.view.samples;

import static dev.berth.view.samples.SampleLife.ORDERED;
import static dev.berth.view.samples.SampleLife.answer;
import static dev.berth.view.samples.SampleLife.next;

import dev.berth.provision.Outcome;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.time.Instant;
import java.util.Map;

/** The sample life where a person is the provider. */
final class SampleManualWork {
  private static final Instant MADE = SampleData.HANDED_OVER;

  private SampleManualWork() {}

  static void put(Map<String, Request> all, Request ordered) {
    var asked = bothByHand(ordered, ORDERED);
    all.put("provisioning-by-hand", asked);
    all.put("provisioning-by-hand-late", next(asked, new Event.Tick(ORDERED.plusSeconds(2_700))));
    var half = next(asked, new Event.MadeByHand(MADE, SampleData.MARA, "kelp-1", "192.0.2.9"));
    all.put("provisioning-by-hand-half", half);
    var back = bothByHand(next(half, new Event.Withdrawn(MADE, SampleData.RIO)), MADE);
    all.put("releasing-by-hand", back);
    var said = next(back, new Event.DeletedByHand(MADE, SampleData.MARA, "kelp-1"));
    var gone = answer(said, 0, new Outcome.Gone(), MADE);
    all.put("withdrawn-by-hand", answer(gone, 1, new Outcome.Gone(), MADE));
  }

  private static Request bothByHand(Request r, Instant at) {
    var person = new Outcome.Pending(at.plusSeconds(3_600), true);
    return answer(answer(r, 0, person, at), 1, person, at);
  }
}
