package dev.berth.policy.rules;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The texts that an expression holds against a word of the vocabulary: {@code workload ==
 * 'testing'} has {@code testing}. One that the word never is makes a rule that says the same of
 * all.
 */
final class ExpressionLiterals {
  /** {@code a == b}, {@code a in b}, {@code a[b]}. */
  private static final Set<String> COMPARE = Set.of("_==_", "_!=_", "@in", "_[_]");

  /**
   * A text beside a word.
   *
   * @param node id of the text's place
   */
  record Beside(String word, String text, long node) {}

  private ExpressionLiterals() {}

  static List<Beside> of(CelExpr tree) {
    var all = new ArrayList<Beside>();
    visit(tree, e -> compared(e, all));
    return all;
  }

  /** Patterns that texts are matched with. */
  static List<Beside> patterns(CelExpr tree) {
    var all = new ArrayList<Beside>();
    visit(
        tree,
        e -> {
          if (e.exprKind().getKind() != CelExpr.ExprKind.Kind.CALL) return;
          if (!e.call().function().equals("matches")) return;
          for (var a : e.call().args())
            text(a).ifPresent(t -> all.add(new Beside("matches", t, a.id())));
        });
    return all;
  }

  private static void compared(CelExpr e, List<Beside> all) {
    if (e.exprKind().getKind() != CelExpr.ExprKind.Kind.CALL) return;
    var call = e.call();
    if (!COMPARE.contains(call.function()) || call.args().size() != 2) return;
    for (int i = 0; i < 2; i++) {
      var literal = call.args().get(i);
      var word = word(call.args().get(1 - i));
      if (word.isPresent() && text(literal).isPresent())
        all.add(new Beside(word.get(), text(literal).get(), literal.id()));
    }
  }

  private static Optional<String> word(CelExpr e) {
    return e.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
        ? Optional.of(e.ident().name())
        : Optional.empty();
  }

  private static Optional<String> text(CelExpr e) {
    return e.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && e.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(e.constant().stringValue())
        : Optional.empty();
  }

  private static void visit(CelExpr e, Consumer<CelExpr> look) {
    look.accept(e);
    switch (e.exprKind().getKind()) {
      case SELECT -> visit(e.select().operand(), look);
      case CALL -> {
        e.call().target().ifPresent(t -> visit(t, look));
        e.call().args().forEach(a -> visit(a, look));
      }
      case LIST -> e.list().elements().forEach(x -> visit(x, look));
      case MAP ->
          e.map()
              .entries()
              .forEach(
                  x -> {
                    visit(x.key(), look);
                    visit(x.value(), look);
                  });
      case COMPREHENSION -> {
        visit(e.comprehension().iterRange(), look);
        visit(e.comprehension().loopStep(), look);
        visit(e.comprehension().result(), look);
      }
      case CONSTANT, IDENT, STRUCT, NOT_SET -> {}
    }
  }
}
