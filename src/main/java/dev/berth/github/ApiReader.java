package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.ForgeReader.Page;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import dev.berth.github.auth.TokenScope;
import dev.berth.github.auth.TokenSource;
import dev.berth.github.http.ApiHost;
import dev.berth.github.http.ApiResponse;
import dev.berth.github.http.AuthToken;
import dev.berth.github.http.RateBudget;
import dev.berth.github.http.RequestOutcome;
import dev.berth.github.http.ResponseMapper;
import dev.berth.github.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks with the right token, one page or all pages of a list. */
final class ApiReader {
  /** Three thousand comments or label changes of one issue. */
  static final int PAGES_MAX = 30;

  private final ResponseMapper responses;
  private final TokenSource tokens;
  private final RateBudget.Use use;

  ApiReader(ResponseMapper responses, TokenSource tokens) {
    this(responses, tokens, RateBudget.Use.READING);
  }

  private ApiReader(ResponseMapper responses, TokenSource tokens, RateBudget.Use use) {
    this.responses = responses;
    this.tokens = tokens;
    this.use = use;
  }

  /** The same questions, asked for rules: those stop first when the hour's requests run out. */
  ApiReader forFacts() {
    return new ApiReader(responses, tokens, RateBudget.Use.FACTS);
  }

  /** The same questions, where a write waits for the answer: those stop last. */
  ApiReader forWriting() {
    return new ApiReader(responses, tokens, RateBudget.Use.WRITING);
  }

  ResponseMapper responses() {
    return responses;
  }

  TokenSource credentials() {
    return tokens;
  }

  Known<ApiResponse> read(TokenScope scope, String path) {
    return tokens
        .token(scope)
        .then(
            token -> {
              RequestOutcome outcome = responses.http().get(token, path, use);
              dropIfRejected(token, outcome);
              // What others forbid us is not worth asking for again soon.
              return use == RateBudget.Use.FACTS
                  ? responses.known(outcome, ResponseMapper.LATE)
                  : responses.known(outcome);
            });
  }

  /** A token that was not accepted is not used again. */
  void dropIfRejected(AuthToken token, RequestOutcome outcome) {
    if (outcome instanceof RequestOutcome.Answered(ApiResponse a) && a.status() == 401) {
      tokens.invalidate(token);
    }
  }

  <T> Known<T> read(TokenScope scope, String path, Function<JsonNode, T> reader) {
    return read(scope, path).then(a -> responses.parse(a, reader));
  }

  /** Within a repository, as all that end in {@code Of}. */
  <T> Known<T> readIn(Repository here, String below, Function<JsonNode, T> reader) {
    return read(new TokenScope.OfRepository(here.name()), path(here, below), reader);
  }

  <T> Known<Page<T>> readPageIn(
      Repository here, String below, Function<JsonNode, Optional<T>> reader) {
    return readPageIn(here, below, ApiHost.PAGE_ITEMS, reader);
  }

  /** One page of a list of that many; what the reader leaves empty is left out. */
  <T> Known<Page<T>> readPageIn(
      Repository here, String below, int size, Function<JsonNode, Optional<T>> reader) {
    return read(new TokenScope.OfRepository(here.name()), path(here, below))
        .then(answer -> responses.parse(answer, list -> page(answer, list, size, reader)));
  }

  <T> Known<List<T>> readAllIn(
      Repository here, String below, boolean tail, Function<JsonNode, Optional<T>> reader) {
    return readAll(new TokenScope.OfRepository(here.name()), path(here, below), tail, reader);
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
  <T> Known<List<T>> readAll(
      TokenScope scope, String path, boolean tail, Function<JsonNode, Optional<T>> reader) {
    List<T> found = new ArrayList<>();
    int number = 1;
    for (int asked = 0; asked < PAGES_MAX; asked++) {
      Known<ApiResponse> answer = read(scope, path + "&page=" + number);
      Known<Page<T>> page =
          answer.then(a -> responses.parse(a, list -> page(a, list, ApiHost.PAGE_ITEMS, reader)));
      if (!(answer instanceof Known.Is<ApiResponse>(ApiResponse a)
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
    return responses.unknown("a list of more than " + PAGES_MAX + " pages", ResponseMapper.LATE);
  }

  /** A forge that gives no links is judged by a page not full. */
  private static <T> Page<T> page(
      ApiResponse answer, JsonNode list, int size, Function<JsonNode, Optional<T>> reader) {
    List<T> items = new ArrayList<>();
    for (JsonNode one : JsonFields.items(list)) {
      reader.apply(one).ifPresent(items::add);
    }
    boolean last =
        answer.link("next").isEmpty() && (answer.header("link").isPresent() || list.size() < size);
    return new Page<>(List.copyOf(items), last);
  }
}
