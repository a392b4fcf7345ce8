package dev.berth.provision.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.cloud.ApiAnswer;
import java.util.Optional;

/** What LXD answered to one call. */
sealed interface LxdReply {
  /**
   * It did it, or began to.
   *
   * @param metadata the answer itself
   * @param operation the path of what goes on in the background
   */
  record Good(JsonNode metadata, Optional<String> operation, ApiAnswer.Answered raw)
      implements LxdReply {}

  /** It says no, in its own words. */
  record No(int status, String error) implements LxdReply {
    boolean isUnknown() {
      return status == 404;
    }

    /** Another piece of work on the same machine is under way: later. */
    boolean isBusy() {
      return LxdReply.isBusy(error) || error.contains("is running");
    }
  }

  static boolean isBusy(String error) {
    return error.contains("is busy running");
  }

  record Silence() implements LxdReply {}

  static LxdReply of(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Silent _ -> new Silence();
      case ApiAnswer.Answered a when a.body().isTextual() ->
          new Good(a.body(), Optional.empty(), a);
      case ApiAnswer.Answered a when a.isGood() && a.body().isObject() ->
          new Good(
              a.body().path("metadata"),
              Optional.of(a.body().path("operation").asText("")).filter(o -> !o.isEmpty()),
              a);
      case ApiAnswer.Answered a when a.body().path("error").isTextual() ->
          new No(a.status(), a.body().path("error").asText());
      // Not LXD: something before it answered.
      case ApiAnswer.Answered _ -> new Silence();
    };
  }
}
