package dev.berth.reconcile;

import dev.berth.facts.FactFinder;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.SshKey;
import dev.berth.policy.Facts;
import dev.berth.request.Ask;
import dev.berth.request.Event;
import dev.berth.request.Marks;
import dev.berth.request.NeedsApproval;
import dev.berth.request.PinnedKey;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers what the state asks, as events; "could not" is an event too. */
final class FindOut {
  private static final int QUESTIONS_MAX = 5;

  /** What the forge says is not there is looked for again after that. */
  private static final Duration ABSENT_AGAIN = Duration.ofHours(1);

  /** Facts for rules that could not be found out are asked for again, rarer as time goes by. */
  private static final Duration FACTS_AGAIN_MIN = Duration.ofMinutes(2);

  private static final Duration FACTS_AGAIN_MAX = Duration.ofHours(1);

  /** Keys of one person beyond that are not looked at. */
  private static final int KEYS_MAX = 20;

  private final IssueAtHand hand;

  FindOut(IssueAtHand hand) {
    this.hand = hand;
  }

  void all() {
    for (int i = 0; i < QUESTIONS_MAX && hand.asked().isPresent(); i++) {
      var now = hand.now();
      var ask = hand.request().asks(now);
      if (ask.isEmpty()) return;
      hand.happens(answer(ask.get(), now));
    }
  }

  /**
   * What the rules said under another revision of the program is asked anew, before anything that
   * came in is decided by it.
   */
  void byThisProgram() {
    var revision = hand.program().revision();
    if (hand.asked().map(Request::state).orElse(null) instanceof NeedsApproval n
        && n.judgement().filter(j -> !j.revision().equals(revision)).isPresent())
      hand.happens(judged(hand.now()));
  }

  private Event answer(Ask ask, Instant now) {
    return switch (ask) {
      case JUDGEMENT -> judged(now);
      case REREAD -> reread(now);
      case KEYS -> keys(now);
      case SEAL -> sealed(now);
    };
  }

  private Event judged(Instant now) {
    var r = hand.request();
    var program = hand.program();
    var facts =
        new FactFinder(hand.desk().forge(), hand.desk().store())
            .facts(
                r.number(), r.reading(), r.requester(), program.catalogue(), program.stock(), now);
    var overridden =
        r.marks().overrides().stream().map(Marks.Waiver::rule).collect(Collectors.toSet());
    hand.happens(new Event.ContactsKnown(now, contacts(facts)));
    var judgement = hand.program().judge().judge(facts, overridden);
    var again = Optional.of(facts).filter(_ -> judgement.isOpen()).flatMap(Facts::again);
    return new Event.Judged(now, judgement, again.map(this::rarer).orElse(Instant.MAX));
  }

  /** What cannot be found out for long is asked for ever more rarely. */
  private Instant rarer(Instant again) {
    var now = hand.now();
    var waited = Duration.between(hand.request().state().since(), now);
    var pause = waited.compareTo(FACTS_AGAIN_MIN) < 0 ? FACTS_AGAIN_MIN : waited;
    var at = now.plus(pause.compareTo(FACTS_AGAIN_MAX) > 0 ? FACTS_AGAIN_MAX : pause);
    return at.isBefore(again) ? again : at;
  }

  private static List<Marks.Contact> contacts(Facts facts) {
    return facts.contacts().entrySet().stream()
        .flatMap(
            e -> e.getValue().found().stream().map(a -> new Marks.Contact(e.getKey(), a.person())))
        .toList();
  }

  /** Read now, not from what a webhook said: this is the last look before machines are ordered. */
  private Event reread(Instant now) {
    return switch (hand.desk().forge().issue(hand.ref())) {
      case Known.Is(var issue) -> {
        var r = hand.request();
        var text = hand.understood(issue, r.answers());
        yield new Event.Read(now, text, r.answers());
      }
      case Known.Absent(var why) ->
          new Event.Unanswered(now, Ask.REREAD, why, now.plus(ABSENT_AGAIN));
      case Known.Unknown(var why, var again) -> new Event.Unanswered(now, Ask.REREAD, why, again);
    };
  }

  private Event keys(Instant now) {
    var r = hand.request();
    var all = new ArrayList<PinnedKey>();
    var people = new ArrayList<Person>(r.people());
    people.addFirst(r.requester());
    for (var person : people) {
      switch (hand.desk().forge().sshKeys(person)) {
        case Known.Is(var found) -> all.addAll(pinned(person, found));
        case Known.Absent(_) -> {}
        case Known.Unknown(var why, var again) -> {
          return new Event.Unanswered(now, Ask.KEYS, why, again);
        }
      }
    }
    return new Event.KeysFound(now, all);
  }

  private static List<PinnedKey> pinned(Person person, List<SshKey> keys) {
    return keys.stream().limit(KEYS_MAX).map(k -> new PinnedKey(person, k.id(), k.text())).toList();
  }

  private Event sealed(Instant now) {
    Request r = hand.request();
    return new Event.Sealed(now, new AccessText(hand.desk().age()).sealed(r));
  }
}
