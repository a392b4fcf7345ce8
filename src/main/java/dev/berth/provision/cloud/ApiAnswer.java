package dev.berth.provision.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What became of one call to a provider. */
public sealed interface ApiAnswer {
  /**
   * It answered.
   *
   * @param body missing where the answer had none, or was no JSON
   */
  record Answered(int status, HttpHeaders headers, JsonNode body) implements ApiAnswer {
    public boolean isGood() {
      return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /**
   * No answer came, or none that could be read: the call may have landed all the same.
   *
   * @param why for operators; names no address and no secret
   */
  record Silent(String why) implements ApiAnswer {}
}
