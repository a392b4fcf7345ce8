package dev.berth.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.SandboxJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the REST interface answers: status, text and headers of its own. */
public record RestResponse(int status, String body, String type, Map<String, String> headers) {
  static final String JSON = "application/json; charset=utf-8";

  static RestResponse of(int status, JsonNode body) {
    return new RestResponse(status, SandboxJson.text(body), JSON, Map.of());
  }

  static RestResponse ok(JsonNode body) {
    return of(200, body);
  }

  public static RestResponse empty(int status) {
    return new RestResponse(status, "", "", Map.of());
  }

  static RestResponse text(String text) {
    return new RestResponse(200, text, "text/plain;charset=utf-8", Map.of());
  }

  public RestResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new RestResponse(status, body, type, more);
  }

  public static RestResponse of(ApiError error) {
    var body =
        SandboxJson.obj(
            "message", String.valueOf(error.getMessage()),
            "documentation_url", "https://docs.github.com/rest",
            "status", Integer.toString(error.status));
    Optional<ApiError.Field> field = error.field;
    field.ifPresent(
        f ->
            body.set(
                "errors",
                SandboxJson.node(
                    java.util.List.of(
                        SandboxJson.obj(
                            "resource", f.resource(), "field", f.field(), "code", f.code())))));
    return of(error.status, body);
  }
}
