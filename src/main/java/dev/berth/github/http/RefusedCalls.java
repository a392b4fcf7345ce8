package dev.berth.github.http;

import dev.berth.observe.TroubleKind;
import dev.berth.observe.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What GitHub refuses us as a whole, not one issue or person: an identity that is not let in, a
 * suspended App, a missing permission, or no answer at all. While that lasts one call of the kind
 * tries every now and then and the others stay at home, so that what is mended is seen soon and a
 * broken server does not use up its hour.
 */
final class RefusedCalls {
  /** So often one call of a refused kind tries. */
  static final Duration REST = Duration.ofSeconds(15);

  /** What nobody asked for again in that time is nobody's trouble any more. */
  static final Duration FORGOTTEN = Duration.ofMinutes(10);

  /** A silence that is over sooner is weather. */
  private static final Duration SILENT = Duration.ofSeconds(5);

  /** One call that fails is weather, too. */
  private static final int FAILURES_IN_A_ROW = 2;

  /** Kinds of calls are few; what comes on top is not kept back. */
  private static final int KINDS_MAX = 100;

  private static final String NOT_LET_IN = "not let in";

  private final Troubles troubles;
  private final Map<String, Refusal> refused = new LinkedHashMap<>();
  private final Map<String, Integer> notLetIn = new HashMap<>();
  private int silent;
  private Instant silentSince = Instant.MAX;

  private record Refusal(TroubleKind kind, String about, String why, Instant at, Instant next) {
    Refusal tryingAgainAt(Instant later) {
      return new Refusal(kind, about, why, at, later);
    }
  }

  RefusedCalls(Troubles troubles) {
    this.troubles = troubles;
  }

  /**
   * Whether a refusal is about what we may do, which an operator changes; some are about one issue
   * or one person who wants nothing of us.
   */
  static boolean isOurs(ApiResponse a) {
    if (a.status() != 403 || LimitHeaders.isHit(a)) return false;
    var message = a.message().toLowerCase(Locale.ROOT);
    return !message.contains("block") && !message.contains("locked");
  }

  /** When to come back with a call that is refused at present; empty when it may go. */
  synchronized Optional<Instant> keptOutUntil(ApiRequest call, AuthToken token, Instant now) {
    for (var key : new String[] {identity(token), kind(call, token)}) {
      var found = refused.get(key);
      if (found == null) continue;
      if (now.isBefore(found.next())) return Optional.of(found.next());
      // This call is the one that tries.
      refused.put(key, found.tryingAgainAt(now.plus(REST)));
    }
    return Optional.empty();
  }

  /** Hears what became of a call that left, or could not. */
  synchronized void heard(
      ApiRequest call,
      AuthToken token,
      RequestOutcome outcome,
      boolean isOfStrangers,
      Instant now) {
    refused.values().removeIf(r -> r.at().plus(FORGOTTEN).isBefore(now));
    if (outcome instanceof RequestOutcome.Answered(ApiResponse a) && a.status() < 500) {
      silent = 0;
      answered(call, token, a, isOfStrangers, now);
      tell(Optional.empty());
    } else {
      if (silent == 0) silentSince = now;
      silent = Math.min(silent + 1, FAILURES_IN_A_ROW);
      if (!now.isBefore(silentSince.plus(SILENT))) tell(Optional.of(outcome));
    }
  }

  private void answered(
      ApiRequest call, AuthToken token, ApiResponse a, boolean isOfStrangers, Instant now) {
    if (LimitHeaders.isHit(a)) return;
    var identity = identity(token);
    if (a.status() == 401) {
      // A token of an hour may just have run out: the next is fetched anew.
      if (notLetIn.merge(identity, 1, Integer::sum) >= FAILURES_IN_A_ROW)
        refuse(identity, TroubleKind.GITHUB_IDENTITY, "", a.message(), now);
      return;
    }
    notLetIn.remove(identity);
    refused.remove(identity);
    var kind = kind(call, token);
    if (!isOurs(a)) refused.remove(kind);
    // What projects of strangers forbid is theirs, and check runs are for Apps alone.
    else if (!isOfStrangers && !kind.endsWith("/check-runs"))
      refuse(
          kind,
          isSuspension(a) ? TroubleKind.GITHUB_SUSPENDED : TroubleKind.GITHUB_REFUSES,
          isSuspension(a) ? "" : CallKind.of(call),
          a.message(),
          now);
  }

  private static boolean isSuspension(ApiResponse a) {
    return a.message().toLowerCase(Locale.ROOT).contains("suspended");
  }

  private void refuse(String key, TroubleKind kind, String about, String why, Instant now) {
    if (refused.size() >= KINDS_MAX && !refused.containsKey(key)) return;
    refused.put(key, new Refusal(kind, about, why, now, now.plus(REST)));
  }

  private static String identity(AuthToken token) {
    return token.holder() + " " + NOT_LET_IN;
  }

  private static String kind(ApiRequest call, AuthToken token) {
    return token.holder() + " " + CallKind.of(call);
  }

  private void tell(Optional<RequestOutcome> failed) {
    if (silent >= FAILURES_IN_A_ROW)
      troubles.stands(
          TroubleKind.GITHUB_UNREACHABLE,
          "GitHub does not answer: " + failed.map(RefusedCalls::why).orElse(""));
    else if (silent == 0) troubles.over(TroubleKind.GITHUB_UNREACHABLE);
    tell(TroubleKind.GITHUB_IDENTITY, "GitHub does not let us in: ");
    tell(TroubleKind.GITHUB_SUSPENDED, "GitHub says that we are suspended: ");
    tell(TroubleKind.GITHUB_REFUSES, "GitHub refuses us what we need: ");
  }

  private void tell(TroubleKind kind, String sentence) {
    troubles.are(
        kind,
        refused.values().stream()
            .filter(r -> r.kind() == kind)
            .collect(
                Collectors.toMap(Refusal::about, r -> sentence + r.why(), (first, _) -> first)));
  }

  private static String why(RequestOutcome outcome) {
    return switch (outcome) {
      case RequestOutcome.Answered(ApiResponse a) -> a.message();
      case RequestOutcome.NotSent(String why) -> why;
      case RequestOutcome.Held(String why, Instant _) -> why;
      case RequestOutcome.Lost(String why) -> why;
    };
  }
}
