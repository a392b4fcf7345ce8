package dev.berth.sandbox;

import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxComment;
import dev.berth.sandbox.model.SandboxWorld;
import java.time.Instant;
import java.util.List;

/**
 * A comment as tests see it.
 *
 * @param bot whether a program wrote it
 * @param reactions as {@code login:content}, oldest first
 */
public record SeenComment(
    long id,
    String author,
    boolean bot,
    String body,
    List<String> reactions,
    Instant createdAt,
    Instant updatedAt) {
  static SeenComment of(SandboxWorld world, SandboxComment comment) {
    SandboxAccount author = world.account(comment.author);
    return new SeenComment(
        comment.id,
        author.login,
        author.bot(),
        comment.body,
        comment.reactions.stream()
            .map(r -> world.account(r.by()).login + ":" + r.content())
            .toList(),
        comment.createdAt,
        comment.updatedAt);
  }
}
