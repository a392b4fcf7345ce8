package dev.berth.policy.rules;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can cost at most, found without running it: how large its values can grow and
 * how many steps it takes, from the largest values that the words may have. It looks at the text as
 * parsed, before types are worked out, as types can be made to grow like values.
 */
final class ExpressionCost {
  /** Letters and items of one value. */
  static final long SIZE_MAX = 100_000;

  /** Steps of one evaluation: some tenths of a second. */
  static final long STEPS_MAX = 20_000_000;

  /** What one node of the tree costs, in letters looked at. */
  private static final long NODE = 50;

  /** A search for a text in a text looks at this many letters in one step. */
  private static final long SEARCHED_AT_ONCE = 64;

  /** A number, a date or a truth value written as text. */
  private static final long SHORT_TEXT = 64;

  private static final Set<String> SINGLE =
      Set.of(
          "_&&_",
          "_||_",
          "!_",
          "_==_",
          "_!=_",
          "_<_",
          "_<=_",
          "_>_",
          "_>=_",
          "@in",
          "_-_",
          "_*_",
          "_/_",
          "_%_",
          "-_",
          "size",
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "int",
          "uint",
          "double",
          "bool",
          "duration",
          "timestamp",
          "type",
          "@not_strictly_false");

  private final Map<String, Size> words = new HashMap<>();

  /**
   * @param words the largest value that each may have
   */
  ExpressionCost(Map<String, Size> words) {
    this.words.putAll(words);
  }

  /** An expression that may cost too much. */
  static final class TooCostly extends Exception {
    private static final long serialVersionUID = 1L;

    private final long node;

    TooCostly(CelExpr at, String why) {
      super(why);
      this.node = at.id();
    }

    /** Id of the part of the expression that is too much. */
    long node() {
      return node;
    }
  }

  /**
   * How large a value can be.
   *
   * @param count letters of a text, items of a list, keys and values of a map; 1 for the rest
   * @param each the largest item; none for what has no items
   */
  record Size(long count, @Nullable Size each) {
    static final Size ONE = new Size(1, null);

    static Size text(long letters) {
      return new Size(Math.max(1, letters), null);
    }

    static Size listOf(long count, Size each) {
      return new Size(Math.max(1, count), each);
    }

    long total() {
      return each == null ? count : times(count, plus(1, each.total()));
    }

    Size item() {
      return each == null ? this : each;
    }

    Size or(Size other) {
      return new Size(Math.max(count, other.count), larger(each, other.each));
    }

    Size and(Size other) {
      return new Size(plus(count, other.count), larger(each, other.each));
    }

    private static @Nullable Size larger(@Nullable Size a, @Nullable Size b) {
      if (a == null) return b;
      return b == null ? a : a.or(b);
    }
  }

  private record Bound(Size size, long steps) {}

  /** Passes what can be run; {@link TooCostly} says which part cannot. */
  void check(CelExpr root) throws TooCostly {
    bound(root);
  }

  private Bound bound(CelExpr e) throws TooCostly {
    var found =
        switch (e.getKind()) {
          case CONSTANT -> new Bound(constant(e.constant()), 0);
          case IDENT -> new Bound(words.getOrDefault(e.ident().name(), Size.ONE), 0);
          case SELECT -> {
            var operand = bound(e.select().operand());
            yield new Bound(e.select().testOnly() ? Size.ONE : operand.size.item(), operand.steps);
          }
          case CALL -> call(e);
          case LIST -> items(e.list().elements());
          case MAP -> {
            var all = new ArrayList<CelExpr>();
            e.map().entries().forEach(x -> all.addAll(List.of(x.key(), x.value())));
            yield items(all);
          }
          case COMPREHENSION -> loop(e.comprehension());
          case STRUCT -> throw new TooCostly(e, "messages cannot be made");
          case NOT_SET -> new Bound(Size.ONE, 0);
        };
    if (found.size.total() > SIZE_MAX)
      throw new TooCostly(e, "a value may become larger than " + SIZE_MAX + " letters and items");
    var steps = plus(found.steps, plus(NODE, found.size.total()));
    if (steps > STEPS_MAX) throw new TooCostly(e, "may take more than " + STEPS_MAX + " steps");
    return new Bound(found.size, steps);
  }

  private static Size constant(CelConstant c) {
    return switch (c.getKind()) {
      case STRING_VALUE -> Size.text(c.stringValue().length());
      case BYTES_VALUE -> Size.text(c.bytesValue().size());
      default -> Size.ONE;
    };
  }

  private Bound items(List<CelExpr> all) throws TooCostly {
    var each = Size.ONE;
    long steps = 0;
    for (var item : all) {
      var found = bound(item);
      each = each.or(found.size);
      steps = plus(steps, found.steps);
    }
    return new Bound(Size.listOf(all.size(), each), steps);
  }

  /** As many turns as the range has items; what one turn adds is added so often. */
  private Bound loop(CelExpr.CelComprehension c) throws TooCostly {
    var range = bound(c.iterRange());
    var start = bound(c.accuInit());
    var hidden = new HashMap<>(words);
    words.put(c.iterVar(), range.size.item());
    if (!c.iterVar2().isEmpty()) words.put(c.iterVar2(), range.size.item());
    words.put(c.accuVar(), Size.ONE);
    var condition = bound(c.loopCondition());
    var step = bound(c.loopStep());
    long turns = range.size.count();
    var grown = new Size(times(turns, step.size.count()), step.size.each()).and(start.size);
    words.put(c.accuVar(), grown);
    var result = bound(c.result());
    words.clear();
    words.putAll(hidden);
    var once = plus(condition.steps, step.steps);
    var steps = plus(plus(range.steps, start.steps), plus(result.steps, times(turns, once)));
    return new Bound(result.size, steps);
  }

  private Bound call(CelExpr e) throws TooCostly {
    var call = e.call();
    var parts = new ArrayList<CelExpr>();
    call.target().ifPresent(parts::add);
    parts.addAll(call.args());
    var sizes = new ArrayList<Size>();
    long steps = 0;
    long looked = 0;
    for (var p : parts) {
      var found = bound(p);
      sizes.add(found.size);
      steps = plus(steps, found.steps);
      looked = plus(looked, found.size.total());
    }
    if (searches(call.function()) && sizes.size() == 2)
      looked = plus(looked, times(sizes.get(0).total(), sizes.get(1).total()) / SEARCHED_AT_ONCE);
    if (call.function().equals("matches") && !isConstant(parts.getLast()))
      throw new TooCostly(e, "the pattern of matches must be written out");
    return new Bound(result(call.function(), sizes), plus(steps, looked));
  }

  /** A pattern's own size is bounded where it is compiled: {@link Expression}. */
  private static boolean searches(String function) {
    return function.equals("contains") || function.equals("matches") || function.equals("@in");
  }

  private static boolean isConstant(CelExpr e) {
    return e.getKind() == CelExpr.ExprKind.Kind.CONSTANT;
  }

  private static Size result(String function, List<Size> of) {
    if (function.equals("_+_") && of.size() == 2) return of.get(0).and(of.get(1));
    if (function.equals("_?_:_") && of.size() == 3) return of.get(1).or(of.get(2));
    if (function.equals("_[_]") && of.size() == 2) return of.get(0).item();
    if (SINGLE.contains(function) || function.startsWith("get")) return Size.ONE;
    // What is not known here may give back all that it was given.
    long all = SHORT_TEXT;
    for (var s : of) all = plus(all, s.total());
    return Size.text(all);
  }

  private static long plus(long a, long b) {
    return Math.min(Integer.MAX_VALUE, a + b);
  }

  private static long times(long a, long b) {
    return Math.min(Integer.MAX_VALUE, a * b);
  }
}
