package dev.berth.sandbox.model;

import java.util.Optional;

/** A refusal in GitHub's own words; the door turns it into an answer. */
public final class ApiError extends RuntimeException {
  public final int status;
  public final Optional<Field> field;

  /** What GitHub lists under {@code errors}. */
  public record Field(String resource, String field, String code) {}

  public ApiError(int status, String message) {
    this(status, message, Optional.empty());
  }

  private ApiError(int status, String message, Optional<Field> field) {
    super(message);
    this.status = status;
    this.field = field;
  }

  public static ApiError notFound() {
    return new ApiError(404, "Not Found");
  }

  public static ApiError forbidden() {
    return new ApiError(403, "Must have admin rights to Repository.");
  }

  public static ApiError invalid(String resource, String field, String code) {
    return new ApiError(422, "Validation Failed", Optional.of(new Field(resource, field, code)));
  }
}
