package dev.berth.commands.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the commands in a text: lines of the form {@code /name args} that stand in a paragraph of
 * the document itself. Where two honest readings of the text differ, a command counts only if it
 * does in both: a missed command is asked for again, a false one may cost machines.
 */
public final class CommandParser {
  /** Longer texts have no commands; GitHub's own limit is 65,536 characters. */
  public static final int TEXT_CHARS_MAX = 1 << 19;

  /** All spaces but the one of the space bar. */
  private static final Pattern ODD_SPACE = Pattern.compile("[\\p{Zs}&&[^ ]]");

  private CommandParser() {}

  /**
   * The commands of a text in their order, unknown words included.
   *
   * @param prefix the word that must stand before a name ({@code /berth approve}); empty for none
   * @param names the commands that there are
   */
  public static List<TypedCommand> read(String body, Optional<String> prefix, Set<String> names) {
    return readAll(body, prefix, names).typed();
  }

  /** The same, with what else the text says about its commands. */
  public static CommandsRead readAll(String body, Optional<String> prefix, Set<String> names) {
    if (body.length() > TEXT_CHARS_MAX) return CommandsRead.NOTHING;
    var lines = lines(body);
    if (body.indexOf('/') < 0) return CommandsRead.NOTHING;
    var mail = new EmailReply(lines);
    var typed = typed(counting(lines, mail), prefix, names);
    var all = typed(standing(EmailReply.aboveSignature(lines)), prefix, names);
    var cut = all.stream().filter(t -> t.isKnown() && !typed.contains(t)).toList();
    return new CommandsRead(
        typed,
        belowProse(lines, typed),
        cut,
        mail.isSurelyOne(),
        typed(oddlySpaced(mail.own()), prefix, names));
  }

  /** With the spaces of some keyboards and mail programs, which look like any other. */
  private static List<CommandCandidate> oddlySpaced(List<String> lines) {
    var plain = lines.stream().map(l -> ODD_SPACE.matcher(l).replaceAll(" ")).toList();
    if (plain.equals(lines)) return List.of();
    return standing(plain).stream()
        .filter(c -> !plain.get(c.number() - 1).equals(lines.get(c.number() - 1)))
        .filter(c -> CommandCandidate.of(lines.get(c.number() - 1), 1, 0).isEmpty())
        .toList();
  }

  private static List<TypedCommand> typed(
      List<CommandCandidate> found, Optional<String> prefix, Set<String> names) {
    return found.stream().flatMap(c -> c.typed(prefix, names).stream()).toList();
  }

  private static List<TypedCommand> belowProse(List<String> lines, List<TypedCommand> typed) {
    var commands = typed.stream().map(TypedCommand::line).collect(Collectors.toSet());
    int number = 1;
    while (number <= lines.size()
        && (commands.contains(number) || EmailReply.isBlank(lines.get(number - 1)))) number++;
    int prose = number;
    return typed.stream().filter(t -> t.line() > prose).toList();
  }

  private static List<CommandCandidate> counting(List<String> lines, EmailReply mail) {
    if (!mail.isOne()) return standing(lines);
    // What is cut off may have closed what hides a command above it: both readings must agree.
    var whole = numbers(standing(EmailReply.aboveSignature(lines)));
    return standing(mail.own()).stream().filter(c -> whole.contains(c.number())).toList();
  }

  private static List<CommandCandidate> standing(List<String> lines) {
    var candidates = candidates(lines);
    if (candidates.isEmpty()) return List.of();
    var prose = MarkdownProse.of(String.join("\n", lines));
    return candidates.stream().filter(c -> prose.isTextAt(c.slash())).toList();
  }

  private static Set<Integer> numbers(List<CommandCandidate> found) {
    return found.stream().map(CommandCandidate::number).collect(Collectors.toSet());
  }

  private static List<CommandCandidate> candidates(List<String> lines) {
    var found = new ArrayList<CommandCandidate>();
    int start = 0;
    for (int i = 0; i < lines.size(); i++) {
      CommandCandidate.of(lines.get(i), i + 1, start).ifPresent(found::add);
      start += lines.get(i).length() + 1;
    }
    return found;
  }

  /** Split at LF, CRLF and CR; nothing else ends a line. */
  static List<String> lines(String body) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '\n' && c != '\r') continue;
      lines.add(body.substring(start, i));
      if (c == '\r' && i + 1 < body.length() && body.charAt(i + 1) == '\n') i++;
      start = i + 1;
    }
    lines.add(body.substring(start));
    return lines;
  }
}
