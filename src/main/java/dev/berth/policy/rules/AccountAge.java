package dev.berth.policy.rules;

import dev.berth.forge.Known;
import dev.berth.policy.Account;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The requester's account was not made yesterday.
 *
 * @param least an older account passes
 * @param otherwise what follows for a younger one
 */
public record AccountAge(Duration least, Otherwise otherwise) implements Rule {
  public AccountAge {
    if (least.isZero()) throw new IllegalArgumentException("least is above 0");
  }

  static AccountAge defaults() {
    return new AccountAge(Duration.ofDays(90), Otherwise.WARN);
  }

  @Override
  public String id() {
    return "account-age";
  }

  @Override
  public boolean isAboutAccounts() {
    return true;
  }

  @Override
  public Finding judge(Facts facts) {
    var wanted = "an account older than " + least.toDays() + " days";
    return switch (facts.account()) {
      case Known.Is<Account>(Account a) ->
          a.since()
              .map(since -> judge(since, facts.at(), wanted))
              .orElseGet(() -> Finding.unknown(id(), "the age is not told", wanted));
      case Known.Absent<Account> _ -> otherwise.finding(id(), "the account is gone", wanted);
      case Known.Unknown<Account>(String why, var _) ->
          Finding.unknown(id(), "could not look at the account: " + why, wanted);
    };
  }

  private Finding judge(Instant since, Instant now, String wanted) {
    var seen = "made on " + since.atZone(ZoneOffset.UTC).toLocalDate();
    return since.isAfter(now.minus(least))
        ? otherwise.finding(id(), seen, wanted)
        : Finding.passed(id(), seen, wanted);
  }
}
