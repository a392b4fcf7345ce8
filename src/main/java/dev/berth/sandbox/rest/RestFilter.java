package dev.berth.sandbox.rest;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/** Stands before the REST interface: a place for faults on purpose and for a record of requests. */
@FunctionalInterface
public interface RestFilter {
  /** Lets everything through. */
  RestFilter NONE = (_, _, act) -> Optional.of(act.get());

  /**
   * What is answered; empty for nothing at all.
   *
   * @param known whether GitHub has such an endpoint
   * @param act does what is asked
   */
  Optional<IdentifiedResponse> serve(Context http, boolean known, Supplier<IdentifiedResponse> act);
}
