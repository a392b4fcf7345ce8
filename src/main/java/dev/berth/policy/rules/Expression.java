package dev.berth.policy.rules;

import dev.berth.config.DidYouMean;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program's own rule, in CEL: an expression over typed words that is true for what passes. It
 * cannot loop for long, grow or call out, and one that fails is not met.
 */
public final class Expression implements Rule {
  /** Longer ones belong into a rule of their own. */
  static final int SIGNS_MAX = 2_000;

  /** A longer list of values helps nobody. */
  private static final int VALUES_SHOWN = 10;

  private static final int ITERATIONS_MAX = 10_000;
  private static final int DEPTH_MAX = 50;

  /** Parts of an expression, those that a macro makes among them. */
  private static final int NODES_MAX = 2_000;

  /** Instructions of one pattern. */
  private static final int PATTERN_MAX = 1_000;

  private final String id;
  private final String wanted;
  private final Otherwise otherwise;
  private final CelRuntime.Program program;

  private Expression(String id, String wanted, Otherwise otherwise, CelRuntime.Program program) {
    this.id = id;
    this.wanted = wanted;
    this.otherwise = otherwise;
    this.program = program;
  }

  /**
   * The section of such a rule.
   *
   * @param id as people type it
   * @param pass the expression
   * @param wanted what is asked for, in words for people
   */
  public record Section(String id, String pass, String wanted, Otherwise otherwise) {
    /** Ids are typed after a command: one word. */
    public Section {
      if (wanted.isBlank())
        throw new IllegalArgumentException("wanted says what is asked for, in a few words");
      if (!id.matches("[a-z][a-z0-9-]{1,39}"))
        throw new IllegalArgumentException("id is lower case letters, digits and hyphens");
    }
  }

  /** Something wrong with an expression; line and column in it, from 1. */
  public record Slip(int line, int column, String message) {}

  /** An expression that cannot be used, with all that is wrong with it. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Slip> slips;

    Invalid(List<Slip> slips) {
      super(slips.getFirst().message());
      this.slips = List.copyOf(slips);
    }

    public List<Slip> slips() {
      return slips;
    }
  }

  /**
   * Checks it against the words and types that there are.
   *
   * @throws Invalid with every slip and its place
   */
  public static Expression of(Section section) throws Invalid {
    return of(section, Map.of());
  }

  /**
   * The same, where texts beside a word must be ones that it can be.
   *
   * @param values all values that a word can have; a word that is not in it can be anything
   */
  public static Expression of(Section section, Map<String, Set<String>> values) throws Invalid {
    try {
      var parsed = Cel.COMPILER.parse(section.pass()).getAst();
      check(parsed);
      sense(parsed, values);
      var tree = Cel.COMPILER.check(parsed).getAst();
      return new Expression(section.id(), section.wanted(), section.otherwise(), Cel.program(tree));
    } catch (CelValidationException e) {
      throw new Invalid(e.getErrors().stream().map(Expression::slip).toList());
    } catch (StackOverflowError e) {
      throw new Invalid(List.of(new Slip(1, 1, "is too deep")));
    }
  }

  /** Before its types are worked out: they could be made to grow without end, too. */
  private static void check(CelAbstractSyntaxTree parsed) throws Invalid {
    try {
      new ExpressionCost(Vocabulary.sizes()).check(parsed.getExpr());
    } catch (ExpressionCost.TooCostly e) {
      throw new Invalid(List.of(slip(parsed, e.node(), String.valueOf(e.getMessage()))));
    }
  }

  /** What can be computed and is surely not meant. */
  private static void sense(CelAbstractSyntaxTree parsed, Map<String, Set<String>> values)
      throws Invalid {
    var slips = new ArrayList<Slip>();
    var tree = parsed.getExpr();
    if (tree.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT)
      slips.add(slip(parsed, tree.id(), "is always the same, whatever is asked for"));
    for (var l : ExpressionLiterals.of(tree)) {
      var known = values.get(l.word());
      if (known != null && !known.contains(l.text()))
        slips.add(slip(parsed, l.node(), unknown(l, known)));
    }
    for (var p : ExpressionLiterals.patterns(tree))
      if (!isPattern(p.text()))
        slips.add(slip(parsed, p.node(), "'" + p.text() + "' is no regular expression"));
    if (!slips.isEmpty()) throw new Invalid(slips);
  }

  private static String unknown(ExpressionLiterals.Beside l, Set<String> known) {
    var hint = DidYouMean.hint(l.text(), known);
    var all = known.size() <= VALUES_SHOWN ? ": known are " + String.join(", ", known) : "";
    return "'"
        + l.text()
        + "' is nothing that "
        + l.word()
        + " has"
        + (hint.isEmpty() ? all : hint);
  }

  private static boolean isPattern(String text) {
    try {
      return java.util.regex.Pattern.compile(text).pattern().equals(text);
    } catch (java.util.regex.PatternSyntaxException e) {
      return false;
    }
  }

  private static Slip slip(CelAbstractSyntaxTree parsed, long node, String message) {
    var source = parsed.getSource();
    var at =
        Optional.ofNullable(source.getPositionsMap().get(node)).flatMap(source::getOffsetLocation);
    int line = at.map(CelSourceLocation::getLine).orElse(1);
    int column = at.map(l -> l.getColumn() + 1).orElse(1);
    return new Slip(line, column, message);
  }

  private static Slip slip(CelIssue issue) {
    var at = issue.getSourceLocation();
    return new Slip(Math.max(1, at.getLine()), Math.max(1, at.getColumn() + 1), issue.getMessage());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Finding judge(Facts facts) {
    try {
      // An answer that hangs on a word that is not bound is no exception but a value of its own.
      if (!(program.eval(Vocabulary.values(facts)) instanceof Boolean passes))
        return Finding.unknown(id, "needs what could not be found out", wanted);
      return passes
          ? Finding.passed(id, "as wanted", wanted)
          : otherwise.finding(id, "not so", wanted);
    } catch (CelEvaluationException | RuntimeException e) {
      // Asking again changes nothing: it counts as not met, and operators are told.
      return otherwise.finding(id, "the rule failed: " + firstLine(e), wanted).asFailed();
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** Made when the first expression is read: it takes a second, and most programs have none. */
  private static final class Cel {
    static final CelOptions OPTIONS =
        CelOptions.current()
            .comprehensionMaxIterations(ITERATIONS_MAX)
            .maxExpressionCodePointSize(SIGNS_MAX)
            .maxParseRecursionDepth(DEPTH_MAX)
            .maxParseExpressionNodeCount(NODES_MAX)
            .maxRegexProgramSize(PATTERN_MAX)
            .build();
    static final CelCompiler COMPILER = compiler();
    static final CelRuntime RUNTIME =
        CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    private static CelCompiler compiler() {
      var builder =
          CelCompilerFactory.standardCelCompilerBuilder()
              .setOptions(OPTIONS)
              .setStandardMacros(dev.cel.parser.CelStandardMacro.STANDARD_MACROS)
              .setResultType(SimpleType.BOOL);
      Vocabulary.types().forEach(builder::addVar);
      return builder.build();
    }

    static CelRuntime.Program program(CelAbstractSyntaxTree tree) {
      try {
        return RUNTIME.createProgram(tree);
      } catch (CelEvaluationException e) {
        throw new IllegalStateException("a checked expression cannot be planned", e);
      }
    }
  }
}
