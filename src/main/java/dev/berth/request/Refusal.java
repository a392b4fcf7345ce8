package dev.berth.request;

import java.util.Locale;

/** Why something that somebody wants is not done: by the request's state, or before it is asked. */
public interface Refusal {
  /** The constant's own name. */
  String name();

  /** Name of its template under templates/refusals: {@code own-request}. */
  default String template() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
