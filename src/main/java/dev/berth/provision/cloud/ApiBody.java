package dev.berth.provision.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/** What is sent with a call to a provider: JSON, or a file as it is. */
public record ApiBody(String type, String text) {
  static final String FILE = "application/octet-stream";

  public static ApiBody json(JsonNode value) {
    return new ApiBody("application/json", value.toString());
  }

  public static ApiBody file(String text) {
    return new ApiBody(FILE, text);
  }
}
