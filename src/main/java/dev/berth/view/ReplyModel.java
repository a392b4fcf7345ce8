package dev.berth.view;

import dev.berth.commands.CommandRegistry;
import dev.berth.commands.model.CommandSpec;
import dev.berth.program.LabelKind;
import dev.berth.view.templates.MarkdownEscape;
import dev.berth.view.templates.TemplateValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of an answer to a command. Those of a one-off write are a person's words until a
 * template says what else they are ({@code end | time}, {@code state | bare}).
 */
final class ReplyModel {
  /** Typed by people behind a slash. */
  private static final Set<String> TYPED = Set.of("usage", "example");

  /** Names that answers may have which wait in a row since before they were renamed. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "own-decision", "own-request",
          "too-late", "too-late-to-change",
          "is-closed", "closed",
          "no-lease", "no-lease-yet");

  private ReplyModel() {}

  /** A template of that name among the replies, else among the refusals. */
  static TextModel of(OneOffWrite.ReplyComment reply, TextContext c, Predicate<String> exists) {
    var given = reply.values();
    var command = given.getOrDefault("command", "");
    var v =
        new TemplateValues()
            .markup("slash", c.slash())
            .bare("program", c.program())
            .text("to", reply.to().login())
            .list("called", List.of(reply.to().login()))
            .markup("said", said(command, c))
            .list("duty", MentionedPeople.logins(c.duty()))
            .list("operators", MentionedPeople.logins(c.called()))
            .bare("holders", c.deciders())
            .text("lead", c.lead().map(p -> p.login()))
            .markup("approved", MarkdownEscape.asCode(c.labels().of(LabelKind.APPROVED)))
            .groups("sheets", sheets(given, c))
            .text("command", command)
            .text("state", "");
    given.forEach((name, text) -> v.text(name, TYPED.contains(name) ? c.slash() + text : text));
    var near = given.getOrDefault("near", "");
    v.markup("who", who(given.getOrDefault("who", "")))
        .markup("version", version(given.getOrDefault("version", "")))
        .text("meant", near.isEmpty() ? "" : c.slash() + near);
    return new TextModel(name(reply.template(), exists), v.map());
  }

  /** {@code a requester or an approver}. */
  private static String who(String words) {
    return Stream.of(words.split(",", -1))
        .filter(w -> !w.isBlank())
        .map(w -> w.equals("anyone") ? w : ("aeiou".indexOf(w.charAt(0)) < 0 ? "a " : "an ") + w)
        .map(MarkdownEscape::bareOrCode)
        .collect(Collectors.joining(" or "));
  }

  /** To be written in code with a command before it. */
  private static String version(String hex) {
    return hex.matches("[0-9a-f]{7,64}") ? hex : "";
  }

  private static String said(String command, TextContext c) {
    return command.isEmpty()
        ? "the label " + MarkdownEscape.asCode(c.labels().of(LabelKind.APPROVED))
        : MarkdownEscape.asCode(c.slash() + command);
  }

  /** What each of the commands says of itself. */
  private static List<TemplateValues> sheets(Map<String, String> given, TextContext c) {
    return List.of(given.getOrDefault("commands", "").split(",", -1)).stream()
        .map(CommandRegistry::spec)
        .flatMap(Optional::stream)
        .map(s -> specValues(s, c))
        .toList();
  }

  private static TemplateValues specValues(CommandSpec s, TextContext c) {
    return new TemplateValues()
        .markup("usage", "`" + c.slash() + s.usage() + "`")
        .bare("help", s.help());
  }

  /** An answer without a template of its own is still an answer. */
  private static String name(String template, Predicate<String> exists) {
    var today = RENAMED.getOrDefault(template, template);
    return Stream.of("replies/" + today, "refusals/" + today)
        .filter(exists)
        .findFirst()
        .orElse("replies/otherwise");
  }
}
