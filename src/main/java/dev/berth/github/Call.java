package dev.berth.github;

import java.net.URI;
import java.util.Optional;

/** One request: method, address and, where there is one, a JSON body. Holds no credentials. */
record Call(String method, URI uri, Optional<String> json) {
  boolean isRead() {
    return method.equals("GET");
  }

  Call to(URI other) {
    return new Call(method, other, json);
  }

  @Override
  public String toString() {
    return method + " " + uri.getRawPath();
  }
}
