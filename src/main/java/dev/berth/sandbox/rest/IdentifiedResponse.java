package dev.berth.sandbox.rest;

/** An answer of the REST interface, and to whom. */
public record IdentifiedResponse(RestResponse response, ApiCaller caller) {}
