package dev.berth.view.samples;

import dev.berth.observe.Trouble;
import dev.berth.observe.TroubleKind;
import dev.berth.view.OperatorsModel;
import dev.berth.view.TextModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the operators' comment says when nothing, something and very much is wrong. */
public final class SampleTroubles {
  private static final Instant SINCE = Instant.parse("2026-11-20T09:00:00Z");

  /** More than are listed. */
  private static final int MANY = 22;

  private SampleTroubles() {}

  public static List<TextModel> all() {
    var stray =
        new Trouble(
            TroubleKind.MACHINE_STRAY,
            "metal berth-4-1-1",
            "a provider holds a machine that no request has: metal berth-4-1-1",
            SINCE);
    var many = new ArrayList<Trouble>();
    for (int n = 1; n <= MANY; n++)
      many.add(
          new Trouble(
              TroubleKind.REQUEST_FAILED,
              "acme/cluster#" + n,
              "acme/cluster#" + n + " failed",
              SINCE.plus(Duration.ofHours(n))));
    return List.of(
        OperatorsModel.of(List.of(), List.of()),
        OperatorsModel.of(List.of(stray), List.of("metal: 2 not ours, among them build-1, mirror")),
        OperatorsModel.of(many, List.of()));
  }
}
