package dev.berth.reconcile.issue;

import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.SshKey;
import dev.berth.policy.Facts;
import dev.berth.program.Right;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Query;
import dev.berth.request.Queued;
import dev.berth.request.Request;
import dev.berth.request.RequestFlags;
import dev.berth.request.access.Contact;
import dev.berth.request.access.PinnedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers what the state asks, as events; "could not" is an event too. */
final class QueryResolver {
  private static final int QUESTIONS_MAX = 5;

  /** What the forge says is not there is looked for again after that. */
  private static final Duration ABSENT_AGAIN = Duration.ofHours(1);

  /** Facts for rules that could not be found out are asked for again, rarer as time goes by. */
  private static final Duration FACTS_AGAIN_MIN = Duration.ofMinutes(2);

  private static final Duration FACTS_AGAIN_MAX = Duration.ofHours(1);

  private static final String UNTOLD = "the forge does not tell how the issue is";

  /** Keys of one person beyond that are not looked at. */
  private static final int KEYS_MAX = 20;

  private final IssueContext context;

  QueryResolver(IssueContext context) {
    this.context = context;
  }

  void all() {
    identify();
    for (int i = 0; i < QUESTIONS_MAX && context.activeRequest().isPresent(); i++) {
      var now = context.now();
      var ask = context.request().query(now);
      if (ask.isEmpty()) return;
      context.apply(answer(ask.get(), now));
    }
  }

  /**
   * Whose accounts the handles of the issue are: asked when they are first read, as they may be
   * somebody else's later. What the forge cannot tell now is asked at the next look.
   */
  void identify() {
    var r = context.activeRequest().filter(QueryResolver::isBeforeOrder).orElse(null);
    if (r == null || r.who().unidentified().isEmpty()) return;
    var found = new ArrayList<Contact>();
    var nobodys = new ArrayList<String>();
    var lookups = context.services().lookups(r.requester());
    for (var handle : r.who().unidentified()) {
      switch (lookups.profile(handle)) {
        case Known.Is(var profile) -> found.add(new Contact(handle, profile.person()));
        case Known.Absent(_) -> nobodys.add(handle);
        case Known.Unknown(_, _) -> {}
      }
    }
    if (!found.isEmpty() || !nobodys.isEmpty())
      context.apply(new Event.ContactsKnown(context.now(), found, nobodys));
  }

  private static boolean isBeforeOrder(Request r) {
    return r.machines().list().isEmpty() && r.wantsOpen();
  }

  /**
   * What the rules said under another revision of the program is asked anew, before anything that
   * came in is decided by it.
   */
  void byThisProgram() {
    var revision = context.program().revision();
    if (context.activeRequest().map(Request::state).orElse(null) instanceof NeedsApproval n
        && n.judgement().filter(j -> !j.revision().equals(revision)).isPresent())
      context.apply(judged(context.now()));
  }

  private Event answer(Query ask, Instant now) {
    return switch (ask) {
      case JUDGEMENT -> judged(now);
      case REREAD -> stale(now).or(() -> unable(ask, now)).orElseGet(() -> reread(now));
      case KEYS ->
          stale(now)
              .or(() -> changed(now))
              .or(() -> unable(ask, now))
              .orElseGet(() -> found(ask, now));
      case SEAL -> sealed(now);
    };
  }

  /**
   * With the keys of the people: without them nobody could tell what a yes lets in. Keys are asked
   * for hand-overs too, which go first; so here they wait until facts have their turn.
   */
  private Event judged(Instant now) {
    var program = context.program();
    var facts =
        context
            .services()
            .factFinder()
            .facts(context.request(), program.catalogue(), program.stock(), now);
    if (facts.sshKeys() instanceof Known.Unknown(var why, var again))
      return new Event.QueryUnanswered(now, Query.JUDGEMENT, why, again);
    return switch (found(Query.JUDGEMENT, now)) {
      case Event.KeysFound(_, var keys) -> judged(facts, keys, now);
      case Event unanswered -> unanswered;
    };
  }

  private Event judged(Facts facts, List<PinnedKey> keys, Instant now) {
    var r = context.request();
    var overridden =
        r.flags().overrides().stream().map(RequestFlags.Waiver::rule).collect(Collectors.toSet());
    context.apply(new Event.ContactsKnown(now, contacts(facts), unclaimed(facts)));
    context.apply(new Event.KeysShown(now, keys));
    var judgement = context.program().judge().judge(facts, overridden);
    for (var f : judgement.findings())
      if (f.failed()) context.services().alerts().ruleFailed(context.ref(), f.rule());
    var again = Optional.of(facts).filter(_ -> judgement.isOpen()).flatMap(Facts::again);
    return new Event.Judged(now, judgement, again.map(this::rarer).orElse(Instant.MAX));
  }

  /** What cannot be found out for long is asked for ever more rarely. */
  private Instant rarer(Instant again) {
    var now = context.now();
    var waited = Duration.between(context.request().state().since(), now);
    var pause = waited.compareTo(FACTS_AGAIN_MIN) < 0 ? FACTS_AGAIN_MIN : waited;
    var at = now.plus(pause.compareTo(FACTS_AGAIN_MAX) > 0 ? FACTS_AGAIN_MAX : pause);
    return at.isBefore(again) ? again : at;
  }

  private static List<Contact> contacts(Facts facts) {
    return facts.contacts().entrySet().stream()
        .flatMap(e -> e.getValue().found().stream().map(a -> new Contact(e.getKey(), a.person())))
        .toList();
  }

  private static List<String> unclaimed(Facts facts) {
    return facts.contacts().entrySet().stream()
        .filter(e -> e.getValue() instanceof Known.Absent<?>)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Read now, not from what a webhook said: this is the last look before machines are ordered. That
   * it was closed, or lost its label, is an event of its own.
   */
  private Event reread(Instant now) {
    var waits = new IssueSync(context).once();
    if (waits.isPresent()) return new Event.QueryUnanswered(now, Query.REREAD, UNTOLD, waits.get());
    if (context.request().flags().lost().isPresent())
      return new Event.QueryUnanswered(
          now, Query.REREAD, "the issue cannot be reached", now.plus(ABSENT_AGAIN));
    var answers = context.request().answers();
    var issue = context.issue().orElseThrow();
    return new Event.Read(now, context.interpret(issue, answers), answers);
  }

  /** A yes from before a restore may have had its machines already, in the time that was lost. */
  private Optional<Event> stale(Instant now) {
    if (!(context.request().state() instanceof Queued)) return Optional.empty();
    return context.request().approvals().stream()
        .filter(a -> context.isBeforeResume(a.at()))
        .findFirst()
        .map(a -> new Event.ApprovalTakenBack(now, a.by()));
  }

  /** Keys may have been waited for: what happened to the issue meanwhile is taken in first. */
  private Optional<Event> changed(Instant now) {
    if (!(context.request().state() instanceof Queued before)) return Optional.empty();
    var waits = new IssueSync(context).once();
    if (waits.isPresent())
      return Optional.of(new Event.QueryUnanswered(now, Query.KEYS, UNTOLD, waits.get()));
    return context.request().state().equals(before)
        ? Optional.empty()
        : Optional.of(new Event.Tick(now));
  }

  /** Whoever approved must still be allowed to, now that their yes is acted on. */
  private Optional<Event> unable(Query ask, Instant now) {
    if (!(context.request().state() instanceof Queued)) return Optional.empty();
    for (var approval : context.request().approvals()) {
      var right = new RightsLookup(context).may(approval.by(), Right.APPROVE);
      if (right instanceof Known.Unknown(var why, var again))
        return Optional.of(new Event.QueryUnanswered(now, ask, why, again));
      if (right.found().flatMap(r -> r).isEmpty())
        return Optional.of(new Event.ApproverLost(now, approval.by()));
    }
    return Optional.empty();
  }

  private Event found(Query ask, Instant now) {
    var r = context.request();
    var all = new ArrayList<PinnedKey>();
    var people = new ArrayList<Person>(r.people());
    people.addFirst(r.requester());
    for (var person : people) {
      switch (context.services().forge().sshKeys(person)) {
        case Known.Is(var found) -> all.addAll(pinned(person, found));
        case Known.Absent(_) -> {}
        case Known.Unknown(var why, var again) -> {
          return new Event.QueryUnanswered(now, ask, why, again);
        }
      }
    }
    return new Event.KeysFound(now, all);
  }

  private static List<PinnedKey> pinned(Person person, List<SshKey> keys) {
    return keys.stream().limit(KEYS_MAX).map(k -> new PinnedKey(person, k.id(), k.text())).toList();
  }

  private Event sealed(Instant now) {
    Request r = context.request();
    return new Event.Sealed(now, new AccessText(context.services().age()).sealed(r));
  }
}
