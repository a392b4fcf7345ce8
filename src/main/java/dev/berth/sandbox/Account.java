package dev.berth.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody in the sandbox: a person, an organisation or the face of an app. */
final class Account {
  long id;
  String login = "";
  String name = "";

  /** As GitHub writes it: {@code User}, {@code Organization} or {@code Bot}. */
  String type = "User";

  /** What the account may show as a bearer of its own; empty for none. */
  String token = "";

  /** Shown beside the name where one chooses whom to act as. */
  String part = "";

  /** A machine user: a person by type whom a program acts as. */
  boolean machine;

  /** Accounts that are gone are not found any more; what they wrote stays. */
  boolean gone;

  List<Key> keys = new ArrayList<>();
  Instant createdAt = Instant.EPOCH;

  /** A public SSH key; {@code text} has no comment. */
  record Key(long id, String text, Instant createdAt) {}

  boolean bot() {
    return type.equals("Bot");
  }
}
