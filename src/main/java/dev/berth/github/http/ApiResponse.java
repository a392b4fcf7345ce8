package dev.berth.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.github.json.BoundedJson;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GitHub answered, read whole. */
public final class ApiResponse {
  private static final Pattern LINK = Pattern.compile("<([^>]{1,2000})>\\s*;\\s*rel=\"(\\w+)\"");

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  public ApiResponse(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public HttpHeaders headers() {
    return headers;
  }

  /** Not copied: whoever reads it does not write into it. */
  public byte[] body() {
    return body;
  }

  /** The body; empty where it is not JSON. */
  public Optional<JsonNode> json() {
    return BoundedJson.tree(body);
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** GitHub's clock when it answered. */
  public Optional<Instant> date() {
    return header("date").flatMap(ApiResponse::httpDate);
  }

  static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The address of another page of a list; read for its parameters, never followed as it is. */
  public Optional<String> link(String relation) {
    Matcher m = LINK.matcher(header("link").orElse(""));
    while (m.find()) {
      if (m.group(2).equals(relation)) {
        return Optional.of(m.group(1));
      }
    }
    return Optional.empty();
  }

  /** The number of another page of a list. */
  public OptionalInt page(String relation) {
    Matcher m = Pattern.compile("[?&]page=(\\d{1,6})(?:&|$)").matcher(link(relation).orElse(""));
    return m.find() ? OptionalInt.of(Integer.parseInt(m.group(1))) : OptionalInt.empty();
  }

  /** The sentence that comes with a refusal, short and with nothing secret in it. */
  public String message() {
    String message = json().map(n -> n.path("message").asText("")).orElse("");
    return message.isEmpty() ? "status " + status : TokenRedactor.redact(status + " " + message);
  }

  /** Where the text matters as it is, e.g. to find a word of an error in it. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
