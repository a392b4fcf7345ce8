package dev.berth.store.sql;

import dev.berth.forge.Incoming;
import dev.berth.store.Message;
import dev.berth.store.SubjectKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;

/** Takes deliveries in, each once; those that wait for the disk together share a transaction. */
final class Deliveries {
  /** Subjects in one order, so that two replicas never wait for each other. */
  private static final Comparator<Delivery> BY_SUBJECT =
      Comparator.<Delivery>comparingLong(d -> d.entry().to().repository())
          .thenComparingInt(d -> d.entry().to().number());

  private final Transactions database;
  private final GroupCommit<Delivery, Boolean> group =
      new GroupCommit<>(this::together, GroupCommit.WAIT);

  Deliveries(Transactions database) {
    this.database = database;
  }

  private record Delivery(String guid, InboxTable.Entry entry) {}

  /** False when it was there. What can be done before the transaction is done here. */
  boolean accept(String guid, SubjectKey subject, Incoming about) {
    var message = new Message.ForgeEvent(about);
    var entry = InboxTable.Entry.of(subject, "delivery:" + guid, message);
    return group.write(new Delivery(guid, entry));
  }

  private List<Boolean> together(List<Delivery> all) {
    return database.write(
        "accept",
        h -> {
          var now = database.now(h);
          var isNew = new IdentityHashMap<Delivery, Boolean>();
          var people = new HashMap<Long, String>();
          for (var d : all.stream().sorted(BY_SUBJECT).toList()) {
            // Nothing but the forge's signature over the body is sure; the name is not signed.
            var taken = InboxTable.deliver(h, d.guid(), now) && InboxTable.note(h, d.entry(), now);
            isNew.put(d, taken);
            if (taken) people.putAll(d.entry().people());
          }
          PersonTable.learn(h, people);
          return all.stream().map(isNew::get).toList();
        });
  }
}
