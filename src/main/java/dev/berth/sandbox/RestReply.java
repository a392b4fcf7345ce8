package dev.berth.sandbox;

/** An answer of the REST interface, and to whom. */
record RestReply(Answer answer, Identity identity) {}
