package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the REST interface answers: status, text and headers of its own. */
record Answer(int status, String body, String type, Map<String, String> headers) {
  static final String JSON = "application/json; charset=utf-8";

  static Answer of(int status, JsonNode body) {
    return new Answer(status, Json.text(body), JSON, Map.of());
  }

  static Answer ok(JsonNode body) {
    return of(200, body);
  }

  static Answer empty(int status) {
    return new Answer(status, "", "", Map.of());
  }

  static Answer text(String text) {
    return new Answer(200, text, "text/plain;charset=utf-8", Map.of());
  }

  Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, type, more);
  }

  static Answer of(ApiError error) {
    var body =
        Json.obj(
            "message", String.valueOf(error.getMessage()),
            "documentation_url", "https://docs.github.com/rest",
            "status", Integer.toString(error.status));
    Optional<ApiError.Field> field = error.field;
    field.ifPresent(
        f ->
            body.set(
                "errors",
                Json.node(
                    java.util.List.of(
                        Json.obj(
                            "resource", f.resource(), "field", f.field(), "code", f.code())))));
    return of(error.status, body);
  }
}
