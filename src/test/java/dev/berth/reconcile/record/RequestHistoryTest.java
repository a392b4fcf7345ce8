package dev.berth.reconcile.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.provision.MachineKey;
import dev.berth.provision.Outcome;
import dev.berth.request.Decision;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Query;
import dev.berth.request.Request;
import dev.berth.request.State;
import dev.berth.store.Arbitrary;
import dev.berth.store.HistoryLine;
import dev.berth.store.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Lines of the history as form 1 wrote them. They are hashed and kept for ever: a class may be
 * renamed, a line of the file never changes. {@code -Dberth.golden.write=true} adds new kinds.
 */
class RequestHistoryTest {
  private static final Path FILE = Path.of("src/test/resources/store/history-1.txt");
  private static final long SEED = 1;

  private final Request request = Samples.issueIn(NeedsApproval.class).request().orElseThrow();

  @Test
  void every_kind_of_event_is_written_as_it_always_was() throws IOException {
    var lines = lines();
    if (Boolean.getBoolean("berth.golden.write")) Files.write(FILE, lines);
    var golden = Files.readAllLines(FILE);
    // A kind that was given up keeps its lines: they are still read.
    assertEquals(lines, golden.stream().filter(lines::contains).toList());
  }

  private List<String> lines() {
    var all = new ArrayList<String>();
    Arbitrary.kinds(State.class).forEach(state -> all.add(opened(state)));
    Arbitrary.kinds(Event.class).forEach(kind -> all.add(changed(event(kind))));
    var answered = (Event.ProviderAnswered) event(Event.ProviderAnswered.class);
    Arbitrary.kinds(Outcome.class)
        .map(kind -> (Outcome) new Arbitrary(SEED).of(kind))
        .forEach(
            o -> all.add(changed(new Event.ProviderAnswered(answered.at(), answered.key(), o))));
    for (var ask : Query.values())
      all.add(changed(new Event.QueryUnanswered(answered.at(), ask, "", answered.at())));
    for (var reason : Decision.StateRefusal.values())
      all.add(line(event(Event.Approved.class), new Decision.Refused(reason)));
    return all.stream().sorted().distinct().toList();
  }

  private static String opened(Class<?> state) {
    var request = Samples.issueIn(state.asSubclass(State.class)).request().orElseThrow();
    return text(RequestHistory.opened(request));
  }

  private static Event event(Class<?> kind) {
    var event = (Event) new Arbitrary(SEED).of(kind);
    return event instanceof Event.ProviderAnswered e
        ? new Event.ProviderAnswered(e.at(), lifeless(e.key()), e.outcome())
        : event;
  }

  /** As keys were when the golden lines were written. */
  private static MachineKey lifeless(MachineKey k) {
    return new MachineKey(k.request(), k.line(), k.ordinal(), k.generation(), Optional.empty());
  }

  private String changed(Event event) {
    return line(event, new Decision.Changed(request));
  }

  private String line(Event event, Decision decision) {
    return text(RequestHistory.line(event, request, decision).orElseThrow());
  }

  private static String text(HistoryLine line) {
    return line.what() + " | " + line.by().map(String::valueOf).orElse("-") + " | " + line.detail();
  }
}
