package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.ApiAnswer;
import java.util.Optional;

/**
 * A call that did not bring what it was made for. Never leaves this package: it becomes a failed
 * outcome, or a list that is not known.
 */
final class CloudFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;
  static final String NO_ROOM = "The provider has no room for another machine. ";

  private final transient ApiAnswer answer;
  private final boolean settings;

  private CloudFailure(String words, ApiAnswer answer, boolean settings) {
    super(words, null, false, false);
    this.answer = answer;
    this.settings = settings;
  }

  static CloudFailure of(ApiAnswer answer) {
    return new CloudFailure(words(answer), answer, false);
  }

  /** What cannot be read, or cannot be used. */
  static CloudFailure of(String words) {
    return new CloudFailure(words, new ApiAnswer.Silent(words), false);
  }

  /**
   * What operators wrote does not fit the provider: the same order cannot work.
   *
   * @param words without a full stop, so that more can be said
   */
  static CloudFailure settings(String words) {
    return new CloudFailure(words, new ApiAnswer.Silent(words), true);
  }

  /** The same, said of what it was for; trouble for now is the same for everything. */
  CloudFailure about(String what) {
    return settings ? settings(what + ": " + getMessage()) : this;
  }

  String words() {
    return getMessage() + (settings ? "." : "");
  }

  /** The provider read it, and cannot do it. */
  boolean isBadRequest() {
    return status() == BAD_REQUEST;
  }

  /** What was asked for is not there. */
  boolean isMissing() {
    return status() == NOT_FOUND;
  }

  /** Something else is being done with it just now. */
  boolean isConflict() {
    return status() == CONFLICT;
  }

  /** No answer: the call may have landed. */
  boolean isSilent() {
    return !settings && answer instanceof ApiAnswer.Silent;
  }

  /** Of anything but a create: worth another try. */
  Outcome.Failed failed(AdapterContext context) {
    return settings ? context.refused(words()) : context.failed(words());
  }

  /** Of a create: the same one may be hopeless, or have to wait for room. */
  Outcome.Failed failedToMake(String plan, AdapterContext context) {
    var what = "The plan " + plan + " cannot be made. " + words();
    return switch (status()) {
      case BAD_REQUEST, NOT_FOUND -> context.refused(what);
      case FORBIDDEN, TOO_LARGE ->
          isQuota(words()) ? context.full(NO_ROOM + words()) : context.refused(what);
      default -> failed(context);
    };
  }

  static boolean isQuota(String words) {
    return words.contains("Quota exceeded") || words.contains("quota exceeded");
  }

  private int status() {
    return answer instanceof ApiAnswer.Answered a ? a.status() : 0;
  }

  private static String words(ApiAnswer answer) {
    if (!(answer instanceof ApiAnswer.Answered a)) return "The provider did not answer.";
    var reason = message(a.body());
    return switch (a.status()) {
      case UNAUTHORIZED -> "The provider does not take our credentials.";
      case FORBIDDEN ->
          reason
              .filter(CloudFailure::isQuota)
              .orElse("The provider does not allow that to our account" + because(reason));
      case TOO_LARGE, TOO_MANY -> "The provider has had too many calls" + because(reason);
      default ->
          a.status() >= 500
              ? "The provider has trouble of its own (HTTP " + a.status() + ")."
              : "The provider refused it" + because(reason);
    };
  }

  private static String because(Optional<String> reason) {
    return reason.map(r -> ": " + r).orElse(".");
  }

  /** Each service wraps it in an object that is named after the kind of error. */
  private static Optional<String> message(JsonNode body) {
    for (var error : body) {
      var text = error.path("message").asText().strip();
      if (!text.isEmpty()) return Optional.of(text);
    }
    return Optional.empty();
  }
}
