package dev.berth.reconcile.turn;

import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.util.Optional;

/** Names of repositories by their numbers: rows know numbers, writes need names. */
public final class RepositoryNames {
  private final Store store;
  private final ServedRepositories repositories;

  RepositoryNames(Store store, ServedRepositories repositories) {
    this.store = store;
    this.repositories = repositories;
  }

  /** Of an issue that was never looked at. */
  public IssueRef of(Claim claim) {
    return claim.inbox().stream()
        .flatMap(e -> named(e).stream())
        .findFirst()
        .orElseGet(() -> new IssueRef(repository(claim.key().repository()), claim.key().number()));
  }

  private static Optional<IssueRef> named(InboxEntry entry) {
    return switch (entry.message()) {
      case Message.ForgeEvent(Incoming.IssueTouched t) -> Optional.of(t.issue());
      case Message.ForgeEvent(Incoming.CommentCreated c) -> Optional.of(c.issue());
      case Message.ForgeEvent(Incoming.CommentTouched c) -> Optional.of(c.issue());
      case Message.ForgeEvent _,
          Message.NeedChanged _,
          Message.PlanTried _,
          Message.PlanBack _,
          Message.EventForRequest _,
          Message.SyncAgain _ ->
          Optional.empty();
    };
  }

  /** As last seen; the turn of the repository keeps its name true. */
  public Repository repository(long id) {
    return store.reads().row(SubjectKey.repository(id)).orElse(null) instanceof Row.RepositoryRow r
        ? r.repository()
        : repositories.find(id).orElse(new Repository(id, "unknown/unknown"));
  }
}
