package dev.berth.commands.request;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Permit;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Person;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.access.OfferedKeys;
import dev.berth.request.access.PinnedKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says whose SSH keys let in; an approver lets in with it what was shown since the approval. */
public final class KeysCommand implements SlashCommand {
  /** Of one person; of no account are more looked at. */
  private static final int PRINTS_MAX = 20;

  private static final CommandSpec SPEC =
      new CommandSpec(
          "keys",
          "shows whose SSH keys let in; by an approver lets in the new ones that were shown",
          "keys",
          Audience.REQUESTER,
          Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) != RequestPhase.OVER;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    var r = c.requireRequest();
    if (RequestPhase.of(r) == RequestPhase.OVER) return RequestPhase.tooLate(SPEC, c);
    if (!args.isEmpty()) return Refusals.wrong(SPEC, args);
    var offered = r.access().offered().filter(_ -> isLent(r));
    if (offered.isEmpty()) return told(r, offered, false);
    return switch (Permit.asApprover(SPEC, c)) {
      case Permit.CannotTell(var why, var again) -> List.of(new CommandResult.TryLater(why, again));
      case Permit.Yes _ when c.keysShown() ->
          List.of(
              new CommandResult.RequestEvent(
                  new Event.KeysApproved(c.now(), c.actor(), offered.get().keys())));
      case Permit.Yes _ -> told(r, offered, true);
      case Permit.No _, Permit.Off _ -> told(r, offered, false);
    };
  }

  private static boolean isLent(Request r) {
    return RequestPhase.of(r) != RequestPhase.ASKING;
  }

  /** Without a word on machines: whoever reads along learns what an account shows anyway. */
  private static List<CommandResult> told(
      Request r, Optional<OfferedKeys> offered, boolean unseen) {
    var approved = r.access().approvedKeys();
    var open = isLent(r) ? r.keys().or(() -> approved) : approved;
    var waiting = offered.map(OfferedKeys::keys).orElse(List.of());
    var gone = offered.map(OfferedKeys::gone).orElse(List.of());
    var lines =
        Stream.concat(Stream.of(r.requester()), r.people().stream())
            .distinct()
            .filter(p -> !p.isGhost())
            .map(
                p ->
                    String.join(
                        " | ",
                        p.login(),
                        prints(p, open.orElse(List.of())),
                        prints(p, waiting),
                        prints(p, gone)))
            .collect(Collectors.joining("\n"));
    return List.of(
        new CommandResult.Replies(
            ReplyTemplate.KEYS,
            Map.of(
                "keys", open.isEmpty() ? "" : lines,
                "lent", word(isLent(r)),
                "waiting", word(offered.isPresent()),
                "unseen", word(unseen))));
  }

  private static String word(boolean is) {
    return is ? "yes" : "";
  }

  private static String prints(Person p, List<PinnedKey> keys) {
    return keys.stream()
        .filter(k -> k.person().equals(p))
        .limit(PRINTS_MAX)
        .map(k -> k.fingerprint().orElse("a key of no known form"))
        .collect(Collectors.joining(", "));
  }
}
