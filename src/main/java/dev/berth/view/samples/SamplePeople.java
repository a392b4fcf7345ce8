package dev.berth.view.samples;

import static dev.berth.view.samples.SampleData.HANDED_OVER;
import static dev.berth.view.samples.SampleData.KIM;
import static dev.berth.view.samples.SampleData.MARA;
import static dev.berth.view.samples.SampleData.OPENED;
import static dev.berth.view.samples.SampleData.OTTO;
import static dev.berth.view.samples.SampleData.RIO;
import static dev.berth.view.samples.SampleLife.next;

import dev.berth.provision.Outcome;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of the people of an active request, of their keys and of their machines. */
final class SamplePeople {
  private static final Instant LATER = HANDED_OVER.plusSeconds(60);

  private SamplePeople() {}

  static Map<String, Request> of(Request active) {
    var all = new LinkedHashMap<String, Request>();
    all.put("active-joined", next(active, new Event.PersonAdded(LATER, RIO, OTTO)));
    var asked = next(active, new Event.AccessRequested(LATER, RIO));
    var other = List.of(keys().getFirst(), new PinnedKey(RIO, 4, "ssh-ed25519 AAAA0004"));
    all.put("active-keys-changed", next(asked, new Event.KeysFound(LATER, other)));
    all.put("active-keys-by-hand", keysByHand(active));
    var wanted = new Event.ReplacementRequested(LATER, MARA, "kelp-1", "its disk reports errors");
    var replacing = next(active, wanted);
    all.put("active-replacing", replacing);
    var failed = new Outcome.Failed("no machine of this type left", false, LATER);
    all.put("active-not-replaced", SampleLife.answer(replacing, 2, failed, LATER));
    return all;
  }

  /** Somebody joined, and the provider cannot let them in. */
  private static Request keysByHand(Request active) {
    var key = active.machines().list().getFirst().made().key();
    var what = Machine.ProviderInfo.ACCESS_BY_HAND;
    return next(active, new Event.ProviderInformed(LATER, key, what, true, LATER));
  }

  static Event keysShown() {
    return new Event.KeysShown(OPENED, keys());
  }

  static Event keysAt(Instant at) {
    return new Event.KeysFound(at, keys());
  }

  private static List<PinnedKey> keys() {
    return List.of(
        new PinnedKey(RIO, 1, "ssh-ed25519 AAAA0001"),
        new PinnedKey(RIO, 2, "ssh-rsa AAAA0002"),
        new PinnedKey(KIM, 3, "ssh-ed25519 AAAA0003"));
  }
}
