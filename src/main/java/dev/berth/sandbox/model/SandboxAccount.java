package dev.berth.sandbox.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody in the sandbox: a person, an organisation or the face of an app. */
public final class SandboxAccount {
  public long id;
  public String login = "";
  public String name = "";

  /** As GitHub writes it: {@code User}, {@code Organization} or {@code Bot}. */
  public String type = "User";

  /** What the account may show as a bearer of its own; empty for none. */
  public String token = "";

  /** Shown beside the name where one chooses whom to act as. */
  public String part = "";

  /** A machine user: a person by type whom a program acts as. */
  public boolean machine;

  /** Accounts that are gone are not found any more; what they wrote stays. */
  public boolean gone;

  public List<Key> keys = new ArrayList<>();
  Instant createdAt = Instant.EPOCH;

  /** A public SSH key; {@code text} has no comment. */
  public record Key(long id, String text, Instant createdAt) {}

  public boolean bot() {
    return type.equals("Bot");
  }
}
