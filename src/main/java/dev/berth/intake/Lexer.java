package dev.berth.intake;

import dev.berth.intake.Token.Sort;
import dev.berth.language.NumberWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text about machines into words, numbers, plans and marks. */
final class Lexer {
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

  private final Vocabulary vocabulary;
  private final String text;
  private final List<Token> out = new ArrayList<>();
  private int at;

  private Lexer(Vocabulary vocabulary, String text) {
    this.vocabulary = vocabulary;
    this.text = text;
  }

  static List<Token> tokens(Vocabulary vocabulary, String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    var plain = cut.toLowerCase(Locale.ROOT).replace('’', '\'').replace("`", "");
    var lexer = new Lexer(vocabulary, plain);
    while (lexer.at < plain.length()) lexer.next();
    return lexer.out;
  }

  private void next() {
    var c = text.charAt(at);
    if (c == '\n') mark(Sort.LINE);
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
    var plan = vocabulary.at(text, at);
    if (plan.isPresent()) {
      out.add(new Token(Sort.PLAN, plan.get().plan().written(), 0, Optional.of(plan.get().plan())));
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
      return out.add(Token.word(Sort.WORD, thousands.group()));
    }
    var times = matcher(TIMES_NUMBER);
    if (times.lookingAt() && Arches.of(times.group()).isEmpty()) {
      out.add(Token.word(Sort.TIMES, "x"));
      return count(times.group(1), times.end());
    }
    if (glued()) return true;
    var more = matcher(MORE_THAN);
    if (more.lookingAt()) {
      out.add(Token.word(Sort.TILDE, "+"));
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
    if (vocabulary.knownAt(text, at + digits.length())) return count(digits, at + digits.length());
    var behind = times.end();
    var ends = behind >= text.length() || !Character.isLetterOrDigit(text.charAt(behind));
    if (!ends && vocabulary.at(text, behind).isEmpty()) return false;
    count(digits, behind);
    return out.add(Token.word(Sort.TIMES, "x"));
  }

  private boolean count(String digits, int end) {
    at = end;
    return out.add(new Token(Sort.NUMBER, digits, Integer.parseInt(digits), Optional.empty()));
  }

  private void plain(String word) {
    var number = NumberWords.of(word);
    if (number.isPresent()) {
      out.add(new Token(Sort.NUMBER, word, number.getAsInt(), Optional.empty()));
      return;
    }
    out.add(Token.word(word.equals("x") ? Sort.TIMES : Sort.WORD, word));
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
    Optional<PlanRef> plan = Optional.empty();
    for (int i = path.indexOf('/', 8); i >= 0 && plan.isEmpty(); i = path.indexOf('/', i + 1))
      plan =
          vocabulary.at(path, i + 1).map(Vocabulary.Found::plan).filter(p -> p.plan().isPresent());
    out.add(new Token(Sort.ADDRESS, "", 0, plan));
  }

  private void sign(char c) {
    switch (c) {
      case '×', '✕', '✖', '*' -> mark(Sort.TIMES);
      case '(', '[', '{' -> mark(Sort.OPEN);
      case ')', ']', '}' -> mark(Sort.CLOSE);
      case '-', '–', '—', '−', '=', '→', '>' -> mark(Sort.DASH);
      case ',' -> mark(Sort.COMMA);
      case ':' -> mark(Sort.COLON);
      case '/' -> mark(Sort.SLASH);
      case '|' -> mark(Sort.BAR);
      case '+', '&' -> mark(Sort.PLUS);
      case '~', '≈', '<', '≤', '≥' -> mark(Sort.TILDE);
      case '.', '!', '?', ';' -> stop(c);
      case '"', '“', '”', '„' -> at++;
      default -> at++;
    }
  }

  private void stop(char c) {
    if (c == '?') out.add(Token.word(Sort.WORD, "?"));
    mark(Sort.STOP);
  }

  private void mark(Sort type) {
    out.add(Token.word(type, String.valueOf(text.charAt(at))));
    at++;
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
  }
}
