package dev.berth.request.access;

import dev.berth.forge.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose a request is: by account number, so that a handle whose account is not known gives nobody a
 * right, and who takes a freed handle gets none.
 *
 * @param people who may act and log in besides the requester
 * @param handles as they stand in the issue
 * @param contacts whose accounts those handles were when they were first looked up; empty while
 *     nobody asked
 */
public record RequestPeople(
    Person requester,
    List<Person> people,
    List<String> handles,
    Optional<List<Contact>> contacts,
    AccessRecord access) {
  /** People beside the requester. */
  public static final int PEOPLE_MAX = 20;

  /** Handles beyond that are not looked up: they are nobody's, and get nothing. */
  public static final int HANDLES_MAX = 10;

  /** Handles that were ever looked up for one issue. */
  private static final int CONTACTS_MAX = 50;

  public RequestPeople {
    people = List.copyOf(people);
    handles = List.copyOf(handles);
    contacts = contacts.map(List::copyOf);
  }

  /** Whether somebody opened it or was added to it. */
  public boolean isMember(Person p) {
    return p.equals(requester) || people.contains(p);
  }

  /** Whether somebody belongs to it, or is named in it as contact. */
  public boolean isOf(Person p) {
    return isMember(p) || named().anyMatch(p::equals);
  }

  /**
   * Whether somebody has or had a part in it, and so does not decide on it. A handle that was not
   * looked up counts here: it takes a right away and gives none.
   */
  public boolean isInterested(Person p) {
    return isOf(p)
        || access.former().contains(p)
        || unidentified().stream().anyMatch(p.login()::equalsIgnoreCase);
  }

  /** Accounts of the handles that the issue names. */
  public Stream<Person> named() {
    return claimed().flatMap(h -> account(h).stream());
  }

  /** Handles in the issue that may be somebody's. */
  public Stream<String> claimed() {
    return handles.stream().limit(HANDLES_MAX).filter(h -> !isUnclaimed(h));
  }

  /** Those of them whose account is still to be looked up. */
  public List<String> unidentified() {
    return claimed().filter(h -> account(h).isEmpty()).toList();
  }

  /** Whose handle it was when it was read. */
  public Optional<Person> account(String handle) {
    return contacts.orElse(List.of()).stream()
        .filter(c -> c.isFor(handle) && !isUnclaimed(handle))
        .findFirst()
        .map(Contact::person);
  }

  public boolean isUnclaimed(String handle) {
    return access.isUnclaimed(handle);
  }

  /**
   * Who gets access by it and with which keys, as lines in an order of their own: part of what is
   * approved. Empty where there is nobody beside the requester, and no keys are known.
   */
  public String canonical() {
    var who = new ArrayList<String>();
    people.forEach(p -> who.add("person=" + p.id()));
    named().forEach(p -> who.add("contact=" + p.id()));
    access
        .approvedKeys()
        .ifPresent(all -> all.forEach(k -> who.add("key=" + k.person().id() + " " + k.text())));
    return String.join("\n", who.stream().sorted().toList());
  }

  /** Handles are whose they are when they are first looked up, and nobody else's later. */
  public RequestPeople knowing(List<Contact> found, List<String> nobodys) {
    var next = with(access.unclaiming(nobodys));
    if (found.isEmpty()) return next;
    var all = new ArrayList<>(contacts.orElse(List.of()));
    for (var c : found) if (all.stream().noneMatch(o -> o.isFor(c.handle()))) all.add(c);
    var some = all.subList(0, Math.min(all.size(), CONTACTS_MAX));
    return new RequestPeople(requester, people, handles, Optional.of(some), next.access);
  }

  public RequestPeople adding(Person p) {
    if (isMember(p) || people.size() >= PEOPLE_MAX) return this;
    var all = new ArrayList<>(people);
    all.add(p);
    return with(requester, all);
  }

  public RequestPeople removing(Person p) {
    var theirs = claimed().filter(h -> account(h).filter(p::equals).isPresent()).toList();
    var left = isOf(p) ? access.leaving(p) : access;
    return with(requester, people.stream().filter(o -> !o.equals(p)).toList())
        .with(left.unclaiming(theirs).forgettingKeys(p));
  }

  public RequestPeople handedTo(Person p) {
    var all = new ArrayList<>(people);
    all.remove(p);
    if (!requester.isGhost()) all.add(requester);
    return with(p, all).with(access.leaving(requester));
  }

  private RequestPeople with(Person owner, List<Person> others) {
    return new RequestPeople(owner, others, handles, contacts, access);
  }

  private RequestPeople with(AccessRecord a) {
    return new RequestPeople(requester, people, handles, contacts, a);
  }
}
