package dev.berth.commands;

import dev.berth.request.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All commands, and what one of them comes to. */
public final class Commands {
  /** No comment has more that count. */
  public static final int COMMANDS_MAX = 10;

  /** In the order of help and README. */
  static final List<Command> ALL =
      List.of(
          new Help(),
          new Status(),
          new Why(),
          new Machines(),
          new Os(),
          new Term(),
          new WorkloadCommand(),
          new Confirm(),
          new Extend(),
          new Keep(),
          new Release(),
          new Add(),
          new Remove(),
          new AccessCommand(),
          new Withdraw(),
          new Approve(),
          new Deny(),
          new AskCommand(),
          new Hold(),
          new Unhold(),
          new PoolCommand(),
          new OverrideCommand(),
          new End(),
          new Retry(),
          new Provisioned(),
          new Deleted(),
          new Label(),
          new Unlabel(),
          new Assign(),
          new Unassign(),
          new Close(),
          new Reopen(),
          new Retitle(),
          new Lock(),
          new Unlock(),
          new MilestoneCommand());

  static final Set<String> NAMES =
      ALL.stream().map(c -> c.sheet().name()).collect(Collectors.toUnmodifiableSet());

  private Commands() {}

  /** What every command says of itself, in the order of help. */
  public static List<Sheet> sheets() {
    return ALL.stream().map(Command::sheet).toList();
  }

  public static Optional<Sheet> sheet(String name) {
    return find(name).map(Command::sheet);
  }

  /** The commands of a text in their order, unknown words included. */
  public static List<Typed> read(String body, Optional<String> prefix) {
    return CommandText.read(body, prefix, NAMES);
  }

  /** The word of ours that somebody probably meant. */
  public static Optional<String> near(String word) {
    return Near.of(word.toLowerCase(Locale.ROOT), NAMES);
  }

  /**
   * The commands of one comment in the order in which they are taken: {@code /reopen} first, as
   * answers to a closed request mean nothing before it.
   *
   * @param tooMany whether some were left out
   */
  public record Agenda(List<Typed> typed, boolean tooMany) {
    public Agenda {
      typed = List.copyOf(typed);
    }
  }

  public static Agenda agenda(List<Typed> found) {
    var all = new ArrayList<Typed>();
    found.stream().filter(t -> t.name().equals("reopen")).limit(1).forEach(all::add);
    found.stream().filter(t -> !all.contains(t)).forEach(all::add);
    var some = all.subList(0, Math.min(COMMANDS_MAX, all.size()));
    return new Agenda(some, some.size() < all.size());
  }

  /** Handles in it that must be looked up before it is interpreted, in lower case. */
  public static Set<String> handles(Typed t) {
    if (!t.name().equals("add")) return Set.of();
    return Handles.of(t.args()).stream()
        .flatMap(List::stream)
        .map(h -> h.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What a command comes to. Several deeds happen in their order. */
  public static List<Deed> interpret(Typed t, Context c) {
    if (c.actor().isGhost()) return List.of(new Deed.Ignores(Deed.Silence.NOBODY));
    if (c.actor().bot()) return List.of(new Deed.Ignores(Deed.Silence.BOT));
    var command = find(t.name());
    if (command.isEmpty()) return unknown(t, c);
    var sheet = command.get().sheet();
    if (c.request().isEmpty() && !isForIssue(sheet, c)) return noRequest(sheet, c);
    if (c.ourselves()) return refusedAs(Sentence.OWN_ACCOUNT, sheet);
    if (c.origin() == Origin.EDITED) return refusedAs(Sentence.EDITED, sheet);
    if (c.origin() == Origin.BODY && !sheet.isForRequester()) {
      return refusedAs(Sentence.NOT_IN_ISSUE, sheet);
    }
    return switch (Permit.of(sheet, c)) {
      case Permit.Yes _ -> command.get().means(t.args(), c);
      case Permit.No _ -> Refusals.noRight(sheet, c);
      case Permit.Off _ -> refusedAs(Sentence.TRIAGE_OFF, sheet);
      case Permit.CannotTell(String why, Instant again) -> List.of(new Deed.Waits(why, again));
    };
  }

  /** What is said once where a comment has more commands than count. */
  public static Deed tooMany() {
    var limit = Integer.toString(COMMANDS_MAX);
    return new Deed.Refuses(Sentence.TOO_MANY_COMMANDS, Map.of("limit", limit));
  }

  /** What the person can use now, as far as the forge tells. */
  static List<Sheet> usable(Context c) {
    return ALL.stream()
        .filter(k -> c.request().map(k::applies).orElseGet(() -> isForIssue(k.sheet(), c)))
        .filter(k -> Permit.of(k.sheet(), whoNow(k.sheet(), c), c) instanceof Permit.Yes)
        .map(Command::sheet)
        .toList();
  }

  /** A request is opened and closed by those who have a part in it. */
  private static List<Who> whoNow(Sheet s, Context c) {
    var isQuestion = c.request().filter(r -> r.state() instanceof Question).isPresent();
    if (c.request().isEmpty() || isQuestion || !s.isForRequester()) return s.who();
    return s.who().stream().filter(w -> w != Who.TRIAGER).toList();
  }

  static Optional<Command> find(String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(c -> c.sheet().name().equals(wanted)).findFirst();
  }

  private static List<Deed> unknown(Typed t, Context c) {
    var forUs = c.program().prefix().isPresent();
    return List.of(new Deed.Unknown(t.args(), near(t.args()), forUs));
  }

  private static boolean isForIssue(Sheet s, Context c) {
    return Permit.isTriageEverywhere(c) && (s.isTriage() || s.name().equals("help"));
  }

  /** Other bots listen to the same words; with a prefix it is us who are spoken to. */
  private static List<Deed> noRequest(Sheet s, Context c) {
    return c.program().prefix().isPresent()
        ? refusedAs(Sentence.NO_REQUEST, s)
        : List.of(new Deed.Ignores(Deed.Silence.NOT_A_REQUEST));
  }

  private static List<Deed> refusedAs(Sentence sentence, Sheet s) {
    return Refusals.of(sentence, Map.of("command", s.name()));
  }
}
