package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks with the right pass, one page or all pages of a list. */
final class Questions {
  static final int PAGE_ITEMS = 100;

  /** Three thousand comments or label changes of one issue. */
  static final int PAGES_MAX = 30;

  private final Asking asking;
  private final Credentials credentials;
  private final Budget.Use use;

  Questions(Asking asking, Credentials credentials) {
    this(asking, credentials, Budget.Use.READING);
  }

  private Questions(Asking asking, Credentials credentials, Budget.Use use) {
    this.asking = asking;
    this.credentials = credentials;
    this.use = use;
  }

  /** The same questions, asked for rules: those stop first when the hour's requests run out. */
  Questions forFacts() {
    return new Questions(asking, credentials, Budget.Use.FACTS);
  }

  /** The same questions, where a write waits for the answer: those stop last. */
  Questions forWriting() {
    return new Questions(asking, credentials, Budget.Use.WRITING);
  }

  Asking asking() {
    return asking;
  }

  Credentials credentials() {
    return credentials;
  }

  Known<Answer> ask(Whose whose, String path) {
    return credentials
        .pass(whose)
        .then(
            pass -> {
              Sent sent = asking.wire().get(pass, path, use);
              heed(pass, sent);
              return asking.known(sent);
            });
  }

  /** A pass that was not accepted is not used again. */
  void heed(Pass pass, Sent sent) {
    if (sent instanceof Sent.Answered(Answer a) && a.status() == 401) {
      credentials.refused(pass);
    }
  }

  <T> Known<T> ask(Whose whose, String path, Function<JsonNode, T> reader) {
    return ask(whose, path).then(a -> asking.read(a, reader));
  }

  /** Whether no page follows; a forge that gives no links is judged by a page not full. */
  static boolean isLast(Answer answer, int items) {
    return answer.link("next").isEmpty()
        && (answer.header("link").isPresent() || items < PAGE_ITEMS);
  }

  /**
   * A whole list in its order.
   *
   * @param path with its parameters begun, {@code ?per_page=100} among them
   * @param tail a list too long is read from its first page and then from its end; else it is
   *     unknown
   */
  <T> Known<List<T>> all(
      Whose whose, String path, boolean tail, Function<JsonNode, Optional<T>> reader) {
    List<T> found = new ArrayList<>();
    int page = 1;
    for (int asked = 0; asked < PAGES_MAX; asked++) {
      Known<Slice<T>> slice =
          ask(whose, path + "&page=" + page)
              .then(a -> asking.read(a, list -> slice(a, list, reader)));
      if (!(slice instanceof Known.Is<Slice<T>>(Slice<T> s))) {
        return slice.map(_ -> List.of());
      }
      found.addAll(s.items());
      if (s.last()) {
        return Known.is(List.copyOf(found));
      }
      page = tail && asked == 0 ? Math.max(2, s.lastPage() - PAGES_MAX + 2) : page + 1;
    }
    return asking.unknown("a list of more than " + PAGES_MAX + " pages", Asking.LATE);
  }

  private record Slice<T>(List<T> items, boolean last, int lastPage) {}

  private static <T> Slice<T> slice(
      Answer answer, JsonNode list, Function<JsonNode, Optional<T>> reader) {
    List<T> items = new ArrayList<>();
    for (JsonNode one : Shapes.items(list)) {
      reader.apply(one).ifPresent(items::add);
    }
    return new Slice<>(items, isLast(answer, list.size()), answer.page("last").orElse(0));
  }
}
