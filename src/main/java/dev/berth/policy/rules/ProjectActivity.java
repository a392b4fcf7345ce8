package dev.berth.policy.rules;

import dev.berth.forge.Known;
import dev.berth.policy.Code;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * Somebody works on the code.
 *
 * @param within a change in that time is enough, in one of the repositories
 * @param otherwise what follows when there is none
 */
public record ProjectActivity(Duration within, Otherwise otherwise) implements Rule {
  public ProjectActivity {
    if (within.isZero()) throw new IllegalArgumentException("within is above 0");
  }

  static ProjectActivity defaults() {
    return new ProjectActivity(Duration.ofDays(180), Otherwise.WARN);
  }

  @Override
  public String id() {
    return "activity";
  }

  @Override
  public Finding judge(Facts facts) {
    var wanted = "a change to the code in the last " + within.toDays() + " days";
    return facts.code().values().stream()
        .map(c -> judge(c, facts.at(), wanted))
        .min(Comparator.comparing(Finding::result))
        .orElseGet(() -> Finding.unknown(id(), "no address of the code is given", wanted));
  }

  private Finding judge(Known<Code> code, Instant now, String wanted) {
    return switch (code) {
      case Known.Is<Code>(Code c) when c.archived() ->
          otherwise.finding(id(), c.name() + " is archived", wanted);
      case Known.Is<Code>(Code c) -> {
        var seen = "last change on " + c.pushedAt().atZone(ZoneOffset.UTC).toLocalDate();
        yield c.pushedAt().isBefore(now.minus(within))
            ? otherwise.finding(id(), seen, wanted)
            : Finding.passed(id(), seen, wanted);
      }
      case Known.Absent<Code> _ -> otherwise.finding(id(), "no public code is there", wanted);
      case Known.Unknown<Code>(String why, var _) ->
          Finding.unknown(id(), "could not look at the code: " + why, wanted);
    };
  }
}
