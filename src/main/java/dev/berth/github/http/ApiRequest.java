package dev.berth.github.http;

import java.net.URI;
import java.util.Optional;

/** One request: method, address and, where there is one, a JSON body. Holds no credentials. */
public record ApiRequest(String method, URI uri, Optional<String> json) {
  public boolean isRead() {
    return method.equals("GET");
  }

  ApiRequest to(URI other) {
    return new ApiRequest(method, other, json);
  }

  @Override
  public String toString() {
    return method + " " + uri.getRawPath();
  }
}
