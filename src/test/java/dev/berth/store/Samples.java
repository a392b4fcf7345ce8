package dev.berth.store;

import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.request.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Values that the tests of a store put into it. */
public final class Samples {
  static final Repository REPOSITORY = new Repository(7, "kelp/kelp");
  static final Person MARA = Person.human(900_001, "mara");
  static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

  private Samples() {}

  static SubjectKey issue(int number) {
    return new SubjectKey(REPOSITORY.id(), number);
  }

  static Incoming touched(int number, String action) {
    return new Incoming.IssueTouched(
        MARA, new IssueRef(REPOSITORY, number), action, Optional.empty(), AT);
  }

  static Incoming comment(int number, long id, String text, boolean found) {
    var comment = new Comment(id, MARA, text, AT, AT);
    return new Incoming.CommentCreated(MARA, new IssueRef(REPOSITORY, number), comment, found);
  }

  static Row repository(String labelsFor) {
    return Row.RepositoryRow.since(AT, REPOSITORY).labelled(labelsFor);
  }

  static Row.IssueRow issueRow(Predicate<Row.IssueRow> wanted) {
    return LongStream.range(0, 100_000)
        .mapToObj(seed -> new Arbitrary(seed).of(Row.IssueRow.class))
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  public static Row.IssueRow issueIn(Class<? extends State> state) {
    return issueRow(r -> r.request().filter(q -> state.isInstance(q.state())).isPresent());
  }

  static LedgerRow line(long request, Instant opened, boolean published) {
    return new LedgerRow(
        request,
        new IssueRef(REPOSITORY, (int) request),
        "active",
        "Kelp",
        List.of("2 x c3.medium.x86"),
        Optional.of("lab"),
        Optional.of("Example Cloud"),
        Optional.of("testing"),
        opened,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        true,
        published,
        Optional.empty());
  }
}
