package dev.berth.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * A comment as tests see it.
 *
 * @param bot whether a program wrote it
 * @param reactions as {@code login:content}, oldest first
 */
public record SandboxComment(
    long id,
    String author,
    boolean bot,
    String body,
    List<String> reactions,
    Instant createdAt,
    Instant updatedAt) {
  static SandboxComment of(World world, Comment comment) {
    Account author = world.account(comment.author);
    return new SandboxComment(
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
