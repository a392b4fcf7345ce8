package dev.berth.store.sql;

import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.language.PrivateText;
import dev.berth.store.Message;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is parked stays for weeks, so a comment's text passes the guard of all that is kept. */
final class ParkedText {
  private ParkedText() {}

  static void guard(Handle h, String id) {
    var matter =
        h.createQuery("SELECT matter FROM inbox WHERE id = :id")
            .bind("id", id)
            .mapTo(String.class)
            .findOne();
    matter
        .flatMap(m -> guarded(m, new PersonTable.Names(h)))
        .ifPresent(
            text ->
                h.createUpdate("UPDATE inbox SET matter = :matter WHERE id = :id")
                    .bind("matter", text)
                    .bind("id", id)
                    .execute());
  }

  /** Empty where it is no comment, or of a form that nobody here knows. */
  private static Optional<String> guarded(String matter, PersonTable.Names names) {
    try {
      return StoredJson.read(Message.class, matter, names)
              instanceof Message.ForgeEvent(Incoming.CommentCreated c)
          ? Optional.of(StoredJson.write(Message.class, guarded(c)).text())
          : Optional.empty();
    } catch (StoredJson.Unreadable e) {
      return Optional.empty();
    }
  }

  private static Message guarded(Incoming.CommentCreated c) {
    var of = c.comment();
    var text = PrivateText.redact(of.body());
    var comment = new Comment(of.id(), of.author(), text, of.createdAt(), of.updatedAt());
    return new Message.ForgeEvent(
        new Incoming.CommentCreated(c.sender(), c.issue(), comment, c.found()));
  }
}
