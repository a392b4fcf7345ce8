package dev.berth.web;

import dev.berth.config.Secret;
import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import dev.berth.forge.WebhookReader;
import dev.berth.forge.WebhookReader.Hint;
import dev.berth.observe.Metrics;
import dev.berth.store.Inbox;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Where the forge's webhooks come in. A delivery is checked, kept durably and answered; nothing is
 * done about it here. 202 kept, 200 seen before or not for us, 400 malformed, 401 not signed by us,
 * 413 too large, 503 cannot keep it now.
 */
public final class WebhookEndpoint {
  private static final Pattern EVENT = Pattern.compile("[a-z_]{1,100}");

  /** GitHub's are UUIDs; whatever else a sender takes must be fit for a log line. */
  private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Logger log = LoggerFactory.getLogger(WebhookEndpoint.class);

  private final WebhookSignature signature;
  private final WebhookReader payloads;
  private final Inbox inbox;
  private final Predicate<Repository> allowed;
  private final BodyReader bodies;
  private final Runnable nudge;
  private final Metrics metrics;

  /**
   * @param secrets any of them signs; none lets nobody in
   * @param allowed whether we serve that repository
   * @param bodies reads what comes, within bounds
   * @param nudge tells the workers of this process that something came
   */
  public WebhookEndpoint(
      List<Secret> secrets,
      WebhookReader payloads,
      Inbox inbox,
      Predicate<Repository> allowed,
      BodyReader bodies,
      Runnable nudge,
      Metrics metrics) {
    this.signature = new WebhookSignature(secrets);
    this.payloads = payloads;
    this.inbox = inbox;
    this.allowed = allowed;
    this.bodies = bodies;
    this.nudge = nudge;
    this.metrics = metrics;
  }

  void serve(Context ctx) {
    try (var _ = MDC.putCloseable("delivery", delivery(ctx).orElse("-"))) {
      var answer = answer(ctx);
      metrics.count("berth_deliveries", "status", Integer.toString(answer.status()));
      if (answer.status() >= 400)
        log.warn("delivery answered {}: {}", answer.status(), answer.text());
      ctx.status(answer.status())
          .contentType("text/plain; charset=utf-8")
          .result(answer.text() + "\n");
    }
  }

  private record Answer(int status, String text) {}

  private Answer answer(Context ctx) {
    try (var body = bodies.hold()) {
      return switch (body.read(ctx.req().getInputStream(), ctx.req().getContentLengthLong())) {
        case WHOLE -> checked(ctx, body.bytes());
        case TOO_LARGE -> tooLarge();
        case TOO_SLOW -> new Answer(400, "the body came too slowly");
        case NO_ROOM -> new Answer(503, "too many large deliveries at once");
      };
    } catch (IOException e) {
      return new Answer(400, "the body did not arrive whole");
    }
  }

  private Answer tooLarge() {
    return new Answer(413, "no payload may be larger than " + bodies.bytesMax() + " bytes");
  }

  private Answer checked(Context ctx, byte[] body) {
    var signed = header(ctx, "X-Hub-Signature-256").filter(s -> signature.isOf(body, s));
    if (signed.isEmpty()) return new Answer(401, "not signed with our secret");
    var event = header(ctx, "X-GitHub-Event").filter(e -> EVENT.matcher(e).matches());
    var delivery = delivery(ctx);
    if (event.isEmpty() || delivery.isEmpty())
      return new Answer(400, "X-GitHub-Event or X-GitHub-Delivery is missing, or is none");
    if (event.get().equals("ping")) return new Answer(200, "pong");
    if (Optional.ofNullable(ctx.contentType()).orElse("").startsWith(FORM))
      return new Answer(400, "set the content type of the webhook to application/json");
    return switch (payloads.read(event.get(), body)) {
      case Hint.Malformed(var why) -> new Answer(400, why);
      case Hint.NotForUs(var why) -> new Answer(200, why);
      case Hint.About(var incoming, var repository, var issue) ->
          kept(delivery.get(), event.get(), incoming, repository, issue);
    };
  }

  private static Optional<String> delivery(Context ctx) {
    return header(ctx, "X-GitHub-Delivery").filter(d -> DELIVERY.matcher(d).matches());
  }

  /** Empty also when it is there twice: then nobody knows which of them is meant. */
  private static Optional<String> header(Context ctx, String name) {
    var all = Collections.list(ctx.req().getHeaders(name));
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private Answer kept(
      String delivery,
      String event,
      Incoming incoming,
      Repository repository,
      Optional<IssueRef> issue) {
    var answer = keep(delivery, incoming, repository, issue);
    if (answer.status() == 202)
      log.info("received {} of {}", event, issue.map(IssueRef::toString).orElse(repository.name()));
    return answer;
  }

  private Answer keep(
      String delivery, Incoming incoming, Repository repository, Optional<IssueRef> issue) {
    var isApp = repository.equals(WebhookReader.APP);
    if (!isApp && !allowed.test(repository)) return new Answer(200, "not a repository of ours");
    var subject =
        isApp
            ? SubjectKey.APP
            : issue.map(SubjectKey::of).orElseGet(() -> SubjectKey.repository(repository.id()));
    try {
      var isNew = inbox.accept(delivery, subject, incoming);
      nudge.run();
      return isNew ? new Answer(202, "kept") : new Answer(200, "seen before");
    } catch (Store.Unavailable e) {
      log.warn("a delivery could not be kept: {}", e.getMessage());
      return new Answer(503, "cannot keep it now, please send it again");
    }
  }
}
