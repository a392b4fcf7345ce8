package dev.berth.sandbox;

import java.util.Optional;

/** A refusal in GitHub's own words; the door turns it into an answer. */
final class ApiError extends RuntimeException {
  final int status;
  final Optional<Field> field;

  /** What GitHub lists under {@code errors}. */
  record Field(String resource, String field, String code) {}

  ApiError(int status, String message) {
    this(status, message, Optional.empty());
  }

  private ApiError(int status, String message, Optional<Field> field) {
    super(message);
    this.status = status;
    this.field = field;
  }

  static ApiError notFound() {
    return new ApiError(404, "Not Found");
  }

  static ApiError forbidden() {
    return new ApiError(403, "Must have admin rights to Repository.");
  }

  static ApiError invalid(String resource, String field, String code) {
    return new ApiError(422, "Validation Failed", Optional.of(new Field(resource, field, code)));
  }
}
