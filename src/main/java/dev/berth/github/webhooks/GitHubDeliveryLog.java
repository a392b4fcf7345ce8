package dev.berth.github.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.DeliveryLog;
import dev.berth.forge.Known;
import dev.berth.forge.Wrote;
import dev.berth.github.auth.TokenSource;
import dev.berth.github.http.ApiHost;
import dev.berth.github.http.ApiResponse;
import dev.berth.github.http.AuthToken;
import dev.berth.github.http.ResponseMapper;
import dev.berth.github.json.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list that GitHub keeps of what it sent to the app, newest first, under the app's proof. */
public final class GitHubDeliveryLog implements DeliveryLog {
  /** Three days of an app with a thousand webhooks a day. */
  public static final int PAGES_MAX = 30;

  private static final String PATH = "/app/hook/deliveries";
  private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([\\w%.~+/=-]{1,500})");

  private final ResponseMapper responses;
  private final TokenSource tokens;

  public GitHubDeliveryLog(ResponseMapper responses, TokenSource tokens) {
    this.responses = responses;
    this.tokens = tokens;
  }

  private record Attempt(long id, String guid, String event, int status, boolean ok, Instant at) {}

  @Override
  public Known<Batch> failedSince(Instant since) {
    List<Attempt> attempts = new ArrayList<>();
    String path = PATH + "?" + ApiHost.PER_PAGE;
    for (int page = 0; page < PAGES_MAX; page++) {
      String here = path;
      Known<ApiResponse> asked = tokens.appToken().then(token -> responses.get(token, here));
      Known<List<Attempt>> read = asked.then(a -> responses.parse(a, GitHubDeliveryLog::attempts));
      if (!(asked instanceof Known.Is<ApiResponse>(ApiResponse answer)
          && read instanceof Known.Is<List<Attempt>>(List<Attempt> found))) {
        return read.map(_ -> new Batch(List.of(), false));
      }
      attempts.addAll(found);
      boolean past = found.stream().anyMatch(a -> a.at().isBefore(since));
      Optional<String> cursor = cursor(answer);
      if (past || cursor.isEmpty()) {
        return Known.is(new Batch(failed(attempts, since), true));
      }
      path = PATH + "?" + ApiHost.PER_PAGE + "&cursor=" + cursor.get();
    }
    return Known.is(new Batch(failed(attempts, since), false));
  }

  /** The cursor goes back as GitHub wrote it, onto an address of our own. */
  private static Optional<String> cursor(ApiResponse answer) {
    Matcher m = CURSOR.matcher(answer.link("next").orElse(""));
    return m.find() ? Optional.of(m.group(1)) : Optional.empty();
  }

  private static List<Attempt> attempts(JsonNode list) {
    List<Attempt> found = new ArrayList<>();
    for (JsonNode n : JsonFields.items(list)) {
      found.add(
          new Attempt(
              JsonFields.number(n, "id"),
              JsonFields.text(n, "guid"),
              JsonFields.text(n, "event"),
              n.path("status_code").asInt(0),
              // A timeout has a code of its own, so the word decides and not the code.
              JsonFields.text(n, "status").equals("OK"),
              JsonFields.instant(n, "delivered_at")));
    }
    return found;
  }

  /** One for each webhook that no attempt brought through. */
  private static List<Failed> failed(List<Attempt> newestFirst, Instant since) {
    Set<String> through = new HashSet<>();
    newestFirst.stream().filter(Attempt::ok).forEach(a -> through.add(a.guid()));
    Map<String, Failed> failed = new LinkedHashMap<>();
    for (Attempt a : newestFirst) {
      if (!through.contains(a.guid()) && !a.at().isBefore(since)) {
        failed.merge(
            a.guid(),
            new Failed(a.id(), a.guid(), a.event(), a.status(), 1, a.at()),
            (newest, _) -> again(newest));
      }
    }
    return failed.values().stream().sorted(Comparator.comparing(Failed::at)).toList();
  }

  private static Failed again(Failed f) {
    return new Failed(f.id(), f.guid(), f.event(), f.status(), f.attempts() + 1, f.at());
  }

  @Override
  public Wrote redeliver(long id) {
    Known<AuthToken> token = tokens.appToken();
    if (!(token instanceof Known.Is<AuthToken>(AuthToken p))) {
      return responses.notTried(token);
    }
    return responses.wrote(responses.post(p, PATH + "/" + id + "/attempts"));
  }
}
