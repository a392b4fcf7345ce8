package dev.berth.reconcile;

import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import dev.berth.store.Claim;
import dev.berth.store.Entry;
import dev.berth.store.Matter;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.util.Optional;

/** Names of repositories by their numbers: rows know numbers, writes need names. */
final class Addresses {
  private final Store store;
  private final Repositories repositories;

  Addresses(Store store, Repositories repositories) {
    this.store = store;
    this.repositories = repositories;
  }

  /** Of an issue that was never looked at. */
  IssueRef of(Claim claim) {
    return claim.inbox().stream()
        .flatMap(e -> told(e).stream())
        .findFirst()
        .orElseGet(() -> new IssueRef(repository(claim.key().repository()), claim.key().number()));
  }

  private static Optional<IssueRef> told(Entry entry) {
    return switch (entry.matter()) {
      case Matter.Heard(Incoming.IssueTouched t) -> Optional.of(t.issue());
      case Matter.Heard(Incoming.CommentCreated c) -> Optional.of(c.issue());
      case Matter.Heard(Incoming.CommentTouched c) -> Optional.of(c.issue());
      case Matter.Heard _, Matter.Needs _, Matter.Answer _, Matter.Look _ -> Optional.empty();
    };
  }

  /** As last seen; the turn of the repository keeps its name true. */
  Repository repository(long id) {
    return store.reads().row(SubjectKey.repository(id)).orElse(null) instanceof Row.OfRepository r
        ? r.repository()
        : repositories.find(id).orElse(new Repository(id, "unknown/unknown"));
  }
}
