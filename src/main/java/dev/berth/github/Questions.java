package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Forge.Page;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks with the right pass, one page or all pages of a list. */
final class Questions {
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

  /** Within a repository, as all that end in {@code Of}. */
  <T> Known<T> askOf(Repository here, String below, Function<JsonNode, T> reader) {
    return ask(new Whose.OfRepository(here.name()), path(here, below), reader);
  }

  /** One page of a list; what the reader leaves empty is left out. */
  <T> Known<Page<T>> pageOf(Repository here, String below, Function<JsonNode, Optional<T>> reader) {
    return ask(new Whose.OfRepository(here.name()), path(here, below))
        .then(answer -> asking.read(answer, list -> page(answer, list, reader)));
  }

  <T> Known<List<T>> allOf(
      Repository here, String below, boolean tail, Function<JsonNode, Optional<T>> reader) {
    return all(new Whose.OfRepository(here.name()), path(here, below), tail, reader);
  }

  private static String path(Repository here, String below) {
    return "/repos/" + here.name() + below;
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
    int number = 1;
    for (int asked = 0; asked < PAGES_MAX; asked++) {
      Known<Answer> answer = ask(whose, path + "&page=" + number);
      Known<Page<T>> page = answer.then(a -> asking.read(a, list -> page(a, list, reader)));
      if (!(answer instanceof Known.Is<Answer>(Answer a)
          && page instanceof Known.Is<Page<T>>(Page<T> p))) {
        return page.map(_ -> List.of());
      }
      found.addAll(p.items());
      if (p.last()) {
        return Known.is(List.copyOf(found));
      }
      int last = a.page("last").orElse(0);
      number = tail && asked == 0 ? Math.max(2, last - PAGES_MAX + 2) : number + 1;
    }
    return asking.unknown("a list of more than " + PAGES_MAX + " pages", Asking.LATE);
  }

  /** A forge that gives no links is judged by a page not full. */
  private static <T> Page<T> page(
      Answer answer, JsonNode list, Function<JsonNode, Optional<T>> reader) {
    List<T> items = new ArrayList<>();
    for (JsonNode one : JsonFields.items(list)) {
      reader.apply(one).ifPresent(items::add);
    }
    boolean last =
        answer.link("next").isEmpty()
            && (answer.header("link").isPresent() || list.size() < Host.PAGE_ITEMS);
    return new Page<>(List.copyOf(items), last);
  }
}
