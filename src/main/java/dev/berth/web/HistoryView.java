package dev.berth.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.request.Event;
import dev.berth.store.HistoryLine;
import dev.berth.store.StoredNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history of a request as the public page tells it: what people care about, in their words. */
final class HistoryView {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is not here is told only if it led to another state. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry(StoredNames.OPENED, "The request was opened"),
          entry(Event.Judged.class, "The rules were checked"),
          entry(Event.Approved.class, "Approved"),
          entry(Event.ApprovalTakenBack.class, "The approval was taken back"),
          entry(Event.Denied.class, "Not approved"),
          entry(Event.Asked.class, "A question was asked"),
          entry(Event.Placed.class, "A place in a pool was found"),
          entry(Event.Waitlisted.class, "Waiting for free machines"),
          entry(Event.Sealed.class, "Access was handed over, encrypted"),
          entry(Event.ExtensionRequested.class, "A later end was asked for"),
          entry(Event.ExtensionAnswered.class, "The pool was asked for a later end"),
          entry(Event.EndSet.class, "An approver set the end"),
          entry(Event.Released.class, "Given back"),
          entry(Event.Withdrawn.class, "Taken back by the requester"),
          entry(Event.Reopened.class, "Taken up again"),
          entry(Event.ClosedByHand.class, "The issue was closed"),
          entry(Event.RetryRequested.class, "Tried once more"),
          entry(Event.ReplacementRequested.class, "A machine is being replaced"),
          entry(Event.MadeByHand.class, "A machine was made by hand"),
          entry(Event.DeletedByHand.class, "A machine was deleted by hand"),
          entry(Event.Held.class, "Put on hold"),
          entry(Event.Unheld.class, "Taken off hold"),
          entry(Event.Overridden.class, "An approver set a rule aside"),
          entry(Event.PoolChosen.class, "An approver chose the pool"),
          entry(Event.PersonAdded.class, "Somebody was given access"),
          entry(Event.PersonRemoved.class, "Access was taken from somebody"),
          entry(Event.KeysRenewed.class, "An approver let in somebody's SSH keys"),
          entry(Event.KeysApproved.class, "An approver let in SSH keys as they were shown"),
          entry(Event.ApproverLost.class, "Who approved may do so no more: the approval is void"),
          entry(Event.HandedOver.class, "The request was handed over to a colleague"));

  /** Told only where such an event leads to another state, some by the state. */
  private static final Map<String, String> TURNS =
      Map.ofEntries(
          entry(Event.Read.class, "The request was changed"),
          entry(Event.KeysFound.class, "Machines were ordered"),
          entry(Event.ProviderAnswered.class, "The provider answered"),
          entry(Event.ProviderAnswered.class, "active", "The machines are ready"),
          entry(Event.ProviderAnswered.class, "failed", "No machine could be made"),
          entry(
              Event.ProviderAnswered.class,
              "released",
              "The provider's own list has none of them any more"),
          entry(Event.Tick.class, "A date was reached"),
          entry(Event.Tick.class, "ending", "The time was over: machines stop, data is kept"),
          entry(Event.Tick.class, "releasing", "Everything is deleted"),
          entry(Event.Tick.class, "withdrawn", "No answer came"));

  private HistoryView() {}

  private static Map.Entry<String, String> entry(Class<? extends Event> kind, String words) {
    return Map.entry(StoredNames.inHistory(kind), words);
  }

  private static Map.Entry<String, String> entry(
      Class<? extends Event> kind, String state, String words) {
    return Map.entry(StoredNames.inHistory(kind) + " " + state, words);
  }

  /**
   * One line of the page.
   *
   * @param state where it led, in words; empty where it stayed
   */
  private record Line(String at, String what, String state) {
    Map<String, Object> values() {
      return Map.of("at", at, "what", what, "state", state, "mark", state.replace(' ', '-'));
    }
  }

  /** Oldest first. */
  static List<Map<String, Object>> of(List<HistoryLine> history) {
    var lines = new ArrayList<Line>();
    var before = "";
    for (var h : history) {
      var state = state(h.detail()).orElse(before);
      var moved = !state.equals(before);
      var words = words(h.what(), state, moved);
      if (words.isEmpty()) continue;
      var line = new Line(PageDates.minute(h.at()), words.get(), moved ? state : "");
      if (lines.isEmpty() || !lines.getLast().equals(line)) lines.add(line);
      before = state;
    }
    return lines.stream().map(Line::values).toList();
  }

  private static Optional<String> state(String detail) {
    try {
      return Optional.ofNullable(JSON.readTree(detail).path("state").textValue());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> words(String what, String state, boolean moved) {
    var always = Optional.ofNullable(WORDS.get(what));
    if (always.isPresent() || !moved) return always;
    var usual = TURNS.getOrDefault(what, "Went on");
    return Optional.of(TURNS.getOrDefault(what + " " + state, usual));
  }
}
