package dev.berth.intake;

import dev.berth.catalogue.Catalogue;
import dev.berth.intake.Token.Sort;
import dev.berth.reading.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Machines as typed in a command: {@code 3x c3.medium.x86, 1x c3.large.arm64}, in the spellings
 * that issues are read with. Here nothing is in doubt: what is not clear is a problem.
 */
public final class MachineLines {
  /** More kinds of machines in one request nobody decides on. */
  public static final int LINES_MAX = 20;

  private static final int TEXT_MAX = 1_000;

  private MachineLines() {}

  /** Lines, or the one problem to tell. */
  public sealed interface Parsed {
    /** At least one line; all are certain. */
    record Good(List<Line> lines) implements Parsed {}

    /**
     * What is wrong.
     *
     * @param written the words it is about; user text
     * @param near plans that may be meant, best first
     */
    record Bad(Trouble trouble, String written, List<String> near) implements Parsed {}
  }

  /** What can be wrong with machines. */
  public enum Trouble {
    /** Nothing is there. */
    NOTHING,
    /** A plan without a number. */
    NO_COUNT,
    /** A number without a plan, or words that are neither. */
    NO_PLAN,
    /** A name that no plan has. */
    UNKNOWN_PLAN,
    /** A plan that is no longer, or not yet, to be had. */
    NOT_OFFERED,
    /** The same plan on two lines. */
    TWICE,
    /** None, or more than anybody can mean. */
    COUNT_OUT_OF_RANGE,
    /** More kinds than {@link #LINES_MAX}. */
    TOO_MANY_LINES
  }

  /** Reads the words behind the command. */
  public static Parsed parse(String text, Catalogue catalogue) {
    var clean = CleanText.of(text, TEXT_MAX).text().strip();
    if (clean.isEmpty()) return new Parsed.Bad(Trouble.NOTHING, "", List.of());
    var vocabulary = new Vocabulary(catalogue);
    var near = new NearPlans(catalogue);
    var lines = new ArrayList<Line>();
    for (var part : clean.split("[,;\\n]|\\s(?:and|plus|\\+|&)\\s", LINES_MAX + 2)) {
      if (part.isBlank()) continue;
      if (lines.size() == LINES_MAX) return bad(Trouble.TOO_MANY_LINES, part);
      switch (line(part.strip(), vocabulary, near)) {
        case Parsed.Bad bad -> {
          return bad;
        }
        case Parsed.Good good -> {
          var line = good.lines().getFirst();
          if (lines.stream().anyMatch(l -> l.plan().equals(line.plan())))
            return bad(Trouble.TWICE, part);
          lines.add(line);
        }
      }
    }
    if (lines.isEmpty()) return bad(Trouble.NOTHING, clean);
    return new Parsed.Good(List.copyOf(lines));
  }

  private static Parsed line(String part, Vocabulary vocabulary, NearPlans near) {
    var tokens = Lexer.tokens(vocabulary, part);
    var plans = tokens.stream().filter(t -> t.type() == Sort.PLAN).toList();
    var numbers = tokens.stream().filter(t -> t.type() == Sort.NUMBER).toList();
    if (plans.isEmpty()) return noPlan(part, tokens, near);
    if (plans.size() > 1) return bad(Trouble.NO_PLAN, part);
    var plan = plans.getFirst().plan().orElseThrow();
    if (plan.plan().isEmpty())
      return new Parsed.Bad(Trouble.UNKNOWN_PLAN, plan.written(), near.byName(plan.written()));
    if (!near.isOffered(plan.plan().get()))
      return new Parsed.Bad(Trouble.NOT_OFFERED, plan.written(), near.instead(plan.plan().get()));
    if (numbers.size() != 1 || tokens.stream().anyMatch(t -> t.type() == Sort.TILDE))
      return new Parsed.Bad(Trouble.NO_COUNT, part, List.of(plan.plan().get()));
    var count = numbers.getFirst().value();
    if (count < 1 || count > Settings.MACHINES_MAX) return bad(Trouble.COUNT_OUT_OF_RANGE, part);
    return new Parsed.Good(List.of(Line.of(count, plan.plan().get(), plan.arch().orElseThrow())));
  }

  /** A word in the place of the plan may be one that was misspelt. */
  private static Parsed noPlan(String part, List<Token> tokens, NearPlans near) {
    for (var t : tokens) {
      var like = t.isWord() ? near.byName(t.text()) : List.<String>of();
      if (!like.isEmpty()) return new Parsed.Bad(Trouble.UNKNOWN_PLAN, t.text(), like);
    }
    var word = tokens.stream().filter(t -> t.isWord() && t.text().matches(".*\\d.*")).findFirst();
    if (word.isPresent()) return bad(Trouble.UNKNOWN_PLAN, word.get().text());
    return bad(Trouble.NO_PLAN, part);
  }

  private static Parsed bad(Trouble trouble, String written) {
    return new Parsed.Bad(trouble, written.strip(), List.of());
  }
}
