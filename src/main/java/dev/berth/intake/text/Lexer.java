package dev.berth.intake.text;

import dev.berth.intake.lexicon.ArchitectureWords;
import dev.berth.intake.text.Token.TokenType;
import dev.berth.language.NumberWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text about machines into words, numbers, plans and marks. */
public final class Lexer {
  /** More than this nobody writes about machines; the rest is not read. */
  static final int TEXT_MAX = 20_000;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|www\\.)[^\\s<>\"'`]+|[\\w.+-]{1,80}@[\\w-]{1,80}\\.[\\w.-]{1,80}");
  private static final Pattern TIMES_NUMBER = Pattern.compile("[x×](\\d{1,6})(?![\\p{L}\\p{N}.])");
  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,6}(?![\\p{L}\\p{N}]|[.,:]\\d| ?%|\\+)");
  private static final Pattern NUMBER_TIMES = Pattern.compile("(\\d{1,6})[x×](?![\\p{N}])");
  private static final Pattern MORE_THAN = Pattern.compile("(\\d{1,6})\\+");
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?!\\d)");
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_%]|[.'’\\-](?=[\\p{L}\\p{N}])){0,80}%?");

  private final PlanNames planNames;
  private final String text;
  private final List<Token> out = new ArrayList<>();
  private int at;

  private Lexer(PlanNames planNames, String text) {
    this.planNames = planNames;
    this.text = text;
  }

  public static List<Token> tokens(PlanNames planNames, String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    var plain = cut.toLowerCase(Locale.ROOT).replace('’', '\'').replace("`", "");
    var lexer = new Lexer(planNames, plain);
    while (lexer.at < plain.length()) lexer.next();
    return lexer.out;
  }

  private void next() {
    var c = text.charAt(at);
    if (c == '\n') mark(TokenType.LINE);
    else if (Character.isWhitespace(c)) at++;
    else if (Character.isLetterOrDigit(c)) word();
    else sign(c);
  }

  private void word() {
    var address = matcher(ADDRESS);
    if (address.lookingAt()) {
      address(address.group());
      return;
    }
    var plan = planNames.at(text, at);
    if (plan.isPresent()) {
      out.add(
          new Token(
              TokenType.PLAN, plan.get().plan().written(), 0, Optional.of(plan.get().plan())));
      at = plan.get().end();
      return;
    }
    if (number()) return;
    var word = matcher(WORD);
    if (!word.lookingAt()) {
      at++;
      return;
    }
    at = word.end();
    plain(word.group());
  }

  private boolean number() {
    var thousands = matcher(THOUSANDS);
    if (thousands.lookingAt()) {
      at = thousands.end();
      return out.add(Token.word(TokenType.WORD, thousands.group()));
    }
    var times = matcher(TIMES_NUMBER);
    if (times.lookingAt() && ArchitectureWords.of(times.group()).isEmpty()) {
      out.add(Token.word(TokenType.TIMES, "x"));
      return count(times.group(1), times.end());
    }
    if (glued()) return true;
    var more = matcher(MORE_THAN);
    if (more.lookingAt()) {
      out.add(Token.word(TokenType.TILDE, "+"));
      return count(more.group(1), more.end());
    }
    var number = matcher(NUMBER);
    if (number.lookingAt()) return count(number.group(), number.end());
    return false;
  }

  /** {@code 2xc3.small}, {@code 2x }: a count with its sign; {@code 2x1.small}: with a plan. */
  private boolean glued() {
    var times = matcher(NUMBER_TIMES);
    if (!times.lookingAt()) return false;
    var digits = times.group(1);
    if (planNames.knownAt(text, at + digits.length())) return count(digits, at + digits.length());
    var behind = times.end();
    var ends = behind >= text.length() || !Character.isLetterOrDigit(text.charAt(behind));
    if (!ends && planNames.at(text, behind).isEmpty()) return false;
    count(digits, behind);
    return out.add(Token.word(TokenType.TIMES, "x"));
  }

  private boolean count(String digits, int end) {
    at = end;
    return out.add(new Token(TokenType.NUMBER, digits, Integer.parseInt(digits), Optional.empty()));
  }

  private void plain(String word) {
    var number = NumberWords.of(word);
    if (number.isPresent()) {
      out.add(new Token(TokenType.NUMBER, word, number.getAsInt(), Optional.empty()));
      return;
    }
    out.add(Token.word(word.equals("x") ? TokenType.TIMES : TokenType.WORD, word));
  }

  /** An address counts only as the plan that its path names, never by the digits of its query. */
  private void address(String address) {
    at += address.length();
    var end = address.length();
    for (var stop : "?#".toCharArray()) {
      var i = address.indexOf(stop);
      if (i >= 0) end = Math.min(end, i);
    }
    var path = address.substring(0, end);
    Optional<PlanMention> plan = Optional.empty();
    for (int i = path.indexOf('/', 8); i >= 0 && plan.isEmpty(); i = path.indexOf('/', i + 1))
      plan =
          planNames
              .at(path, i + 1)
              .map(PlanNames.FoundPlan::plan)
              .filter(p -> p.plan().isPresent());
    out.add(new Token(TokenType.ADDRESS, "", 0, plan));
  }

  private void sign(char c) {
    switch (c) {
      case '×', '✕', '✖', '*' -> mark(TokenType.TIMES);
      case '(', '[', '{' -> mark(TokenType.OPEN);
      case ')', ']', '}' -> mark(TokenType.CLOSE);
      case '-', '–', '—', '−', '=', '→', '>' -> mark(TokenType.DASH);
      case ',' -> mark(TokenType.COMMA);
      case ':' -> mark(TokenType.COLON);
      case '/' -> mark(TokenType.SLASH);
      case '|' -> mark(TokenType.BAR);
      case '+', '&' -> mark(TokenType.PLUS);
      case '~', '≈', '<', '≤', '≥' -> mark(TokenType.TILDE);
      case '.', '!', '?', ';' -> stop(c);
      case '"', '“', '”', '„' -> at++;
      default -> at++;
    }
  }

  private void stop(char c) {
    if (c == '?') out.add(Token.word(TokenType.WORD, "?"));
    mark(TokenType.STOP);
  }

  private void mark(TokenType type) {
    out.add(Token.word(type, String.valueOf(text.charAt(at))));
    at++;
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
  }
}
