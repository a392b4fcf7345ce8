package dev.berth.view.samples;

import static dev.berth.view.samples.SampleData.HANDED_OVER;
import static dev.berth.view.samples.SampleData.MARA;
import static dev.berth.view.samples.SampleData.RIO;
import static dev.berth.view.samples.SampleLife.next;

import dev.berth.request.Event;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Wishes of an active request for a later end, in each of their stages. */
final class SampleExtensions {
  private static final Instant WISHED = HANDED_OVER.plus(Duration.ofDays(60));

  private SampleExtensions() {}

  static Map<String, Request> of(Request active, Event denied) {
    var all = new LinkedHashMap<String, Request>();
    var beyond = next(active, wish(120));
    var within = next(active, wish(30));
    var agreed =
        next(
            beyond,
            new Event.Approved(WISHED, MARA, beyond.toDecide(), "maintain", "b41d0e2f6a", false));
    all.put("active-change-wanted", beyond);
    all.put("active-change-asked", within);
    all.put("active-change-instead", next(beyond, wish(100)));
    all.put("active-change-awaited", next(within, answer(false, "another project waits for it")));
    all.put(
        "active-change-impossible",
        next(agreed, answer(false, "the donor takes the machines back then")));
    all.put("active-extended", next(within, answer(true, "")));
    all.put("active-extended-by-yes", next(agreed, answer(true, "")));
    all.put("active-change-denied", next(beyond, denied));
    return all;
  }

  private static Event wish(int days) {
    return new Event.ExtensionRequested(
        WISHED, RIO, Optional.of(Duration.ofDays(days)), "one more release to measure");
  }

  private static Event answer(boolean possible, String why) {
    return new Event.ExtensionAnswered(WISHED, possible, why, Optional.empty());
  }
}
