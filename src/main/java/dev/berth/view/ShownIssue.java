package dev.berth.view;

import dev.berth.forge.Comment;
import dev.berth.reading.Digest;
import dev.berth.request.Notice;
import dev.berth.request.access.OfferedKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What was last seen on or written to an issue. What people should see is compared with this, so
 * nothing is written that is already so.
 *
 * @param statusId number of the status comment, once it is there
 * @param statusMark mark of the values it shows; empty when what it shows is not known
 * @param statusAt when it was last written
 * @param versions which version of the request was shown since when, oldest first, at most {@link
 *     #VERSIONS_MAX}
 * @param labels on the issue
 * @param open whether the issue is open
 * @param locked whether only people with write access may comment
 * @param notices comments posted once, by their key, with the number of the comment
 * @param statusEdit number of the newest write of the status comment that was tried, as its seal
 *     has it; empty where it was last written by an earlier Berth
 * @param remembered what is watched for, so that nobody is fooled; rows of an earlier Berth have
 *     none
 */
public record ShownIssue(
    Optional<Long> statusId,
    String statusMark,
    Instant statusAt,
    List<Version> versions,
    Set<String> labels,
    boolean open,
    boolean locked,
    Map<String, Long> notices,
    Optional<Long> statusEdit,
    Optional<IssueWatch> remembered) {
  public static final int VERSIONS_MAX = 5;

  /** Beyond that old answers to people are forgotten; of notices a life has about ten. */
  public static final int NOTICES_MAX = 500;

  /**
   * How keys begin of answers to one comment or label of somebody's, which the store hears once.
   */
  private static final List<String> ANSWERS = List.of("reply:", "label:", "changed:");

  /** Among the posted notices: another Berth answers in this issue, by the comment numbered so. */
  private static final String ASIDE = "aside-for";

  /** Nothing seen and nothing written yet. */
  public static final ShownIssue NOTHING =
      new ShownIssue(
          Optional.empty(),
          "",
          Instant.EPOCH,
          List.of(),
          Set.of(),
          true,
          false,
          Map.of(),
          Optional.empty(),
          Optional.empty());

  public ShownIssue {
    versions = List.copyOf(versions);
    labels = Set.copyOf(labels);
    notices = Map.copyOf(notices);
  }

  /**
   * A version as people could see it from then on.
   *
   * @param digest empty where the status showed none, as with questions open: a yes given then is
   *     none to what was shown before
   */
  public record Version(Optional<Digest> digest, Instant since) {}

  /** The version that somebody had before their eyes at that time; empty when that is in doubt. */
  public Optional<Digest> versionAt(Instant at) {
    Version found = null;
    for (var v : versions) {
      // The forge counts in whole seconds: within the second of a change nobody knows which one.
      var since = v.since().truncatedTo(ChronoUnit.SECONDS);
      if (since.equals(at) && found != null) return Optional.empty();
      if (!since.isAfter(at)) found = v;
    }
    return Optional.ofNullable(found).flatMap(Version::digest);
  }

  /** The version shown now. */
  public Optional<Digest> version() {
    return versions.isEmpty() ? Optional.empty() : versions.getLast().digest();
  }

  /** The issue as the forge showed it. */
  public ShownIssue seeing(Set<String> labels, boolean open, boolean locked) {
    var now =
        copy(
            d -> {
              d.labels = labels;
              d.open = open;
              d.locked = locked;
            });
    return isToBeLockedAgain() && locked ? now.withNotice(IssueWrite.LOCK_AGAIN, 0) : now;
  }

  /** The status comment was written; {@code digest} is the version it shows, if any. */
  public ShownIssue status(long id, String mark, Instant at, Optional<Digest> digest) {
    var all = new ArrayList<>(versions);
    var before = all.isEmpty() ? Optional.<Digest>empty() : all.getLast().digest();
    if (!before.equals(digest)) all.add(new Version(digest, at));
    return copy(
        d -> {
          d.statusId = Optional.of(id);
          d.statusMark = mark;
          d.statusAt = at;
          d.versions = newest(all);
        });
  }

  /**
   * The status comment is about to be written: until that is confirmed nobody knows which version
   * people see, for the forge may do it and not answer.
   */
  public ShownIssue inDoubt(Optional<Digest> next, Instant now) {
    return version().equals(next) || version().isEmpty()
        ? this
        : with(Stream.concat(versions.stream(), Stream.of(new Version(Optional.empty(), now))));
  }

  /** The status comment is about to be written once more. */
  public ShownIssue nextStatusEdit() {
    return copy(d -> d.statusEdit = Optional.of(statusEdit.orElse(0L) + 1));
  }

  /** Whether a comment is one that we are known to have written here. */
  public boolean knows(long comment) {
    return statusId.filter(id -> id == comment).isPresent() || notices.containsValue(comment);
  }

  /** It surely was not written: people see what they saw. */
  public ShownIssue asBefore(ShownIssue before) {
    return copy(
        d -> {
          d.versions = before.versions;
          d.statusEdit = before.statusEdit;
        });
  }

  private ShownIssue with(Stream<Version> all) {
    return copy(d -> d.versions = newest(all.toList()));
  }

  private static List<Version> newest(List<Version> all) {
    return all.subList(Math.max(0, all.size() - VERSIONS_MAX), all.size());
  }

  /** Somebody else changed the status comment. */
  public ShownIssue statusUnsure() {
    return copy(d -> d.statusMark = "");
  }

  /** The same, and since when nobody knows which version people see. */
  public ShownIssue statusChanged(Instant since) {
    return statusUnsure().inDoubt(Optional.empty(), since);
  }

  /** The status comment is gone. */
  public ShownIssue statusGone() {
    return copy(
        d -> {
          d.statusId = Optional.empty();
          d.statusMark = "";
        });
  }

  public ShownIssue label(String name, boolean on) {
    var all = new TreeSet<>(labels);
    if (on) all.add(name);
    else all.remove(name);
    return seeing(all, open, locked);
  }

  public ShownIssue open(boolean now) {
    return seeing(labels, now, locked);
  }

  public ShownIssue locked(boolean now) {
    return seeing(labels, open, now);
  }

  public ShownIssue withNotice(String key, long id) {
    var all = new HashMap<>(notices);
    if (all.size() >= NOTICES_MAX && !all.containsKey(key)) forgetOne(all);
    all.put(key, id);
    return copy(d -> d.notices = all);
  }

  /** The oldest answer; a notice that is forgotten would be posted again. */
  private static void forgetOne(Map<String, Long> all) {
    all.entrySet().stream()
        .filter(e -> ANSWERS.stream().anyMatch(e.getKey()::startsWith))
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .ifPresent(all::remove);
  }

  /** The newest comment with the access to machines that were handed over then. */
  Optional<Long> accessSince(Instant handedOver) {
    return notices.entrySet().stream()
        .filter(e -> e.getValue() > 0 && isAccessSince(e.getKey(), handedOver))
        .map(Map.Entry::getValue)
        .max(Comparator.naturalOrder());
  }

  private static boolean isAccessSince(String key, Instant handedOver) {
    return Stream.of(Notice.Kind.READY, Notice.Kind.ACCESS)
        .map(k -> k.word() + ":")
        .filter(key::startsWith)
        .map(p -> Instant.parse(key.substring(p.length())))
        .anyMatch(at -> !at.isBefore(handedOver));
  }

  /**
   * Whether we are about to unlock it, to write: noted before it is tried, for the forge may do it
   * and not answer.
   */
  public ShownIssue unlocking(boolean now) {
    return withNotice(IssueWrite.LOCK_AGAIN, now ? 1 : 0);
  }

  /** We unlocked it to write, and nobody has locked it since. */
  public boolean isToBeLockedAgain() {
    return !locked && notices.getOrDefault(IssueWrite.LOCK_AGAIN, 0L) > 0;
  }

  /** Another Berth was here first, with that comment. */
  public ShownIssue withOtherBerth(long comment) {
    return withNotice(ASIDE, comment);
  }

  /** Whether another Berth was here first: then nothing more is written. */
  public boolean isAside() {
    return hasPosted(ASIDE);
  }

  /** An operator gives the issue to this Berth all the same. */
  public ShownIssue backFromAside() {
    var all = new HashMap<>(notices);
    all.remove(ASIDE);
    return copy(
        d -> {
          d.statusMark = "";
          d.notices = all;
        });
  }

  public IssueWatch watch() {
    return remembered.orElse(IssueWatch.NONE);
  }

  public ShownIssue with(IssueWatch now) {
    if (now.equals(watch())) return this;
    return copy(d -> d.remembered = Optional.of(now));
  }

  public boolean hasPosted(String key) {
    return notices.containsKey(key);
  }

  /** Whether the notice of these keys was there before that comment: the forge numbers them. */
  public boolean hasShown(OfferedKeys keys, Comment before) {
    var posted = notices.getOrDefault(Notice.of(keys).key(), 0L);
    return posted > 0 && posted < before.id();
  }

  private ShownIssue copy(Consumer<ShownIssueDraft> change) {
    var draft = new ShownIssueDraft(this);
    change.accept(draft);
    return draft.build();
  }
}
