package dev.berth.reconcile.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.program.Program;
import dev.berth.program.SettingsFixture;
import dev.berth.provision.Outcome;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.Sample;
import dev.berth.store.LedgerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who had what until when stays true after everything was given back. */
class LedgerLineTest {
  private static final Program PROGRAM = SettingsFixture.shipped().setup().program();
  private static final Instant LATER = Sample.NOW.plus(Duration.ofHours(3));

  @Test
  void what_was_given_back_early_ended_on_that_day() {
    var row = released();
    assertEquals("released", row.state());
    assertEquals(Optional.of(Sample.NOW), row.start());
    assertEquals(Optional.of(LATER), row.end());
  }

  @Test
  void what_happens_later_leaves_the_dates() {
    var told = released();
    var over = gone();
    var again = LedgerLine.row(over, PROGRAM, () -> Optional.of(told));
    assertEquals(told.start(), again.start());
    assertEquals(told.end(), again.end());
  }

  @Test
  void what_was_never_lent_has_no_dates() {
    var denied = Sample.after(Sample.judged(), new Event.Denied(LATER, Sample.MARA, "no room"));
    var row = LedgerLine.row(denied, PROGRAM, Optional::empty);
    assertEquals("denied", row.state());
    assertEquals(Optional.empty(), row.start());
    assertEquals(Optional.empty(), row.end());
  }

  @Test
  void an_early_end_costs_what_was_used() {
    var hour = PROGRAM.catalogue().plan("c3.medium.x86").orElseThrow().price().orElseThrow().hour();
    assertEquals(hour.times(2 * 3).toString(), released().cost().orElseThrow().toString());
  }

  @Test
  void a_machine_given_back_early_costs_less_than_one_kept() {
    var r = Sample.active();
    var hours = Duration.ofHours(1);
    var name = r.machines().list().getFirst().name();
    var back = new Event.Released(Sample.NOW, Sample.RIO, Optional.of(name));
    r = Sample.after(r, back);
    r =
        Sample.after(
            r,
            new Event.ProviderAnswered(
                Sample.NOW.plus(hours), Sample.key(r, 1), new Outcome.Gone()));
    r = Sample.after(r, new Event.Released(Sample.NOW.plus(hours), Sample.RIO, Optional.empty()));
    r = Sample.after(r, new Event.ProviderAnswered(LATER, Sample.key(r, 2), new Outcome.Gone()));
    var row = LedgerLine.row(r, PROGRAM, Optional::empty);
    var hour = PROGRAM.catalogue().plan("c3.medium.x86").orElseThrow().price().orElseThrow().hour();
    assertEquals(hour.times(1 + 3).toString(), row.cost().orElseThrow().toString());
  }

  @Test
  void a_no_in_the_middle_of_a_lease_keeps_its_dates() {
    var r = Sample.after(Sample.active(), new Event.Denied(Sample.NOW, Sample.MARA, "misuse"));
    for (int n = 1; n <= 2; n++)
      r = Sample.after(r, new Event.ProviderAnswered(LATER, Sample.key(r, n), new Outcome.Gone()));
    var row = LedgerLine.row(r, PROGRAM, Optional::empty);
    assertEquals("denied", row.state());
    assertEquals(Optional.of(LATER), row.end());
  }

  private static LedgerRow released() {
    return LedgerLine.row(gone(), PROGRAM, Optional::empty);
  }

  private static Request gone() {
    var r = Sample.releasing();
    for (int n = 1; n <= 2; n++)
      r = Sample.after(r, new Event.ProviderAnswered(LATER, Sample.key(r, n), new Outcome.Gone()));
    return r;
  }
}
