package dev.berth.reconcile.sim.forge;

import dev.berth.forge.DeliveryLog;
import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.forge.Wrote;
import dev.berth.reconcile.sim.World;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way of webhooks from the forge to our door, and what the forge remembers of it. */
public final class WebhookPipe implements DeliveryLog {
  private static final int KEPT = 60;

  private final World world;
  private final Map<Long, Lost> failed = new LinkedHashMap<>();
  private final List<Parcel> sent = new ArrayList<>();
  private long guids;
  private long ids;

  private record Parcel(String guid, SubjectKey subject, Incoming what) {}

  private record Lost(Failed failed, Parcel parcel) {}

  public WebhookPipe(World world) {
    this.world = world;
  }

  void send(SubjectKey subject, Incoming what) {
    if (world.script().deaf) return;
    var parcel = new Parcel("guid-" + ++guids, subject, what);
    if (sent.size() < KEPT) sent.add(parcel);
    else sent.set((int) (guids % KEPT), parcel);
    var dice = world.dice();
    var weather = world.weather();
    var now = world.clock().instant();
    if (!world.stormy()) {
      later(parcel, now);
      return;
    }
    if (dice.chance(weather.replayed())) {
      var old = dice.pick(sent);
      later(new Parcel("guid-" + ++guids, old.subject, old.what), now.plus(dice.seconds(1, 600)));
    }
    if (dice.chance(weather.swallowed())) return;
    attempt(parcel);
  }

  private void attempt(Parcel parcel) {
    var dice = world.dice();
    var weather = world.weather();
    var now = world.clock().instant();
    if (world.stormy() && dice.chance(weather.dropped())) {
      lost(parcel);
      return;
    }
    var late = world.stormy() && dice.chance(weather.delayed());
    var at = now.plus(late ? dice.seconds(1, dice.of(20, 400, 4000)) : dice.millis(50, 1500));
    later(parcel, at);
    if (world.stormy() && dice.chance(weather.doubled()))
      later(parcel, at.plus(dice.seconds(0, 90)));
  }

  private void later(Parcel p, Instant at) {
    world.agenda().at(at, () -> world.door(p.guid, p.subject, p.what));
  }

  private void lost(Parcel p) {
    var id = ++ids;
    var f = new Failed(id, p.guid, "issues", 0, 1, world.clock().second());
    failed.put(id, new Lost(f, p));
    if (failed.size() > 1000) failed.remove(failed.keySet().iterator().next());
  }

  @Override
  public Known<Batch> failedSince(Instant since) {
    if (!world.weather().isApp()) return new Known.Absent<>("a token has no such list");
    if (world.isBlind())
      return new Known.Unknown<>("503", world.clock().instant().plus(Duration.ofMinutes(1)));
    var all = failed.values().stream().map(Lost::failed).filter(f -> !f.at().isBefore(since));
    return Known.is(new Batch(all.toList(), true));
  }

  @Override
  public Wrote redeliver(long id) {
    var lost = failed.remove(id);
    if (lost == null) return new Wrote.Missing("no such delivery");
    attempt(lost.parcel);
    return new Wrote.Done(0);
  }
}
