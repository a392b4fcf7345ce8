package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.ApiAnswer;
import dev.berth.provision.cloud.ProviderWords;

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
  private static final int SILENT = 0;

  /** What operators wrote does not fit the provider: no status of HTTP. */
  private static final int SETTINGS = -1;

  static final String NO_ROOM = "The provider has no room for another machine. ";

  private final int status;

  private CloudFailure(String words, int status) {
    super(words, null, false, false);
    this.status = status;
  }

  static CloudFailure of(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Answered a -> new CloudFailure(words(a), a.status());
      case ApiAnswer.Silent(String why) -> of("The provider did not answer: " + why + ".");
    };
  }

  /** What cannot be read, or cannot be used. */
  static CloudFailure of(String words) {
    return new CloudFailure(words, SILENT);
  }

  /** What operators wrote does not fit the provider: the same order cannot work. */
  static CloudFailure settings(String words) {
    return new CloudFailure(words, SETTINGS);
  }

  /** The same, said of what it was for; trouble for now is the same for everything. */
  CloudFailure about(String what) {
    return status == SETTINGS ? settings(what + ": " + words()) : this;
  }

  String words() {
    return String.valueOf(getMessage());
  }

  /** The provider read it, and cannot do it. */
  boolean isBadRequest() {
    return status == BAD_REQUEST;
  }

  /** What was asked for is not there. */
  boolean isMissing() {
    return status == NOT_FOUND;
  }

  /** Something else is being done with it just now. */
  boolean isConflict() {
    return status == CONFLICT;
  }

  /** No answer: the call may have landed. */
  boolean isSilent() {
    return status == SILENT;
  }

  /** Of anything but a create: worth another try. */
  Outcome.Failed failed(AdapterContext context) {
    return status == SETTINGS ? context.refused(words()) : context.failed(words());
  }

  /** Of a create: the same one may be hopeless, or have to wait for room. */
  Outcome.Failed failedToMake(String plan, AdapterContext context) {
    var what = "The plan " + plan + " cannot be made. " + words();
    return switch (status) {
      case BAD_REQUEST, NOT_FOUND -> context.refused(what);
      case FORBIDDEN, TOO_LARGE ->
          isQuota(words()) ? context.full(NO_ROOM + words()) : context.refused(what);
      default -> failed(context);
    };
  }

  static boolean isQuota(String words) {
    return words.contains("Quota exceeded") || words.contains("quota exceeded");
  }

  private static String words(ApiAnswer.Answered answer) {
    var reason = message(answer.body());
    var because = reason.isEmpty() ? "." : ": " + reason;
    return switch (answer.status()) {
      case UNAUTHORIZED -> "The provider does not take our credentials.";
      case FORBIDDEN ->
          isQuota(reason) ? reason : "The provider does not allow that to our account" + because;
      case TOO_LARGE, TOO_MANY -> "The provider has had too many calls" + because;
      default ->
          answer.status() >= 500
              ? "The provider has trouble of its own (HTTP " + answer.status() + ")."
              : "The provider refused it" + because;
    };
  }

  /** Each service wraps it in an object that is named after the kind of error. */
  private static String message(JsonNode body) {
    return body.valueStream()
        .map(error -> ProviderWords.cleaned(error.path("message").asText()))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }
}
