package dev.berth.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.store.HistoryLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the public page tells of a history, and what it keeps to itself. */
class HistoryViewTest {
  private static final Instant START = Instant.parse("2026-11-20T09:14:00Z");

  private static final Path STORED = Path.of("src/test/resources/store/history-1.txt");
  private static final Path TOLD = Path.of("src/test/resources/store/history-1-told.txt");

  @Test
  void a_life_is_told_in_words_with_the_states_it_came_to() {
    assertEquals(
        List.of(
            "The request was opened: needs approval",
            "The rules were checked",
            "Approved: queued",
            "Machines were ordered: provisioning",
            "The machines are ready: active",
            "Access was handed over, encrypted"),
        told(
            "opened needs approval",
            "judged needs approval",
            "approved queued",
            "keys found provisioning",
            "answered provisioning",
            "answered active",
            "sealed active"));
  }

  @Test
  void who_was_refused_what_is_not_told() {
    assertEquals(
        List.of("The request was opened: needs approval"),
        told("opened needs approval", "approved refused needs approval"));
  }

  @Test
  void what_has_no_words_is_told_where_it_moves_the_request() {
    assertEquals(
        List.of("The request was opened: active", "Went on: ending"),
        told("opened active", "sighted active", "sighted ending"));
  }

  @Test
  void the_same_twice_in_a_minute_is_told_once() {
    assertEquals(
        List.of("The request was opened: queued", "Waiting for free machines"),
        told("opened queued", "waits queued", "waits queued"));
  }

  /** Of every line that is in the golden history: alone, and after another state. */
  @Test
  void lines_of_the_first_form_are_told_as_they_always_were() throws IOException {
    var told = new ArrayList<String>();
    for (var what : stored())
      for (var state : List.of("queued", "active", "ending", "releasing", "failed", "released"))
        told.add(
            what
                + " -> "
                + state
                + ": "
                + told(what + " " + state).stream().findFirst().orElse("-"));
    for (var what : stored())
      told.add(
          what + " stays: " + told("opened queued", what + " queued").stream().skip(1).toList());
    if (Boolean.getBoolean("berth.golden.write")) Files.write(TOLD, told);
    assertEquals(Files.readAllLines(TOLD), told);
  }

  private static List<String> stored() throws IOException {
    return Files.readAllLines(STORED).stream()
        .map(l -> l.substring(0, l.indexOf(" | ")))
        .distinct()
        .toList();
  }

  /** Each line is the event's name and the state after it. */
  private static List<String> told(String... lines) {
    var history = Arrays.stream(lines).map(HistoryViewTest::line).toList();
    return HistoryView.of(history).stream()
        .map(l -> l.get("what") + (l.get("state").equals("") ? "" : ": " + l.get("state")))
        .toList();
  }

  private static HistoryLine line(String text) {
    var states =
        List.of(
            "needs approval",
            "queued",
            "provisioning",
            "active",
            "ending",
            "releasing",
            "failed",
            "released",
            "withdrawn");
    var state = states.stream().filter(text::endsWith).findFirst().orElseThrow();
    var what = text.substring(0, text.length() - state.length() - 1);
    return new HistoryLine(
        START, Optional.empty(), what, "{\"state\":\"" + state + "\",\"version\":\"\"}");
  }
}
