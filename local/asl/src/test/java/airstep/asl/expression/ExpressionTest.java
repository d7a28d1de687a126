package airstep.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private final Map<String, Object> variables = new HashMap<>();
  private Object input = JsonValues.parse("{}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ = 1",
        "$.total",
        "$$",
        "$$.x",
        "[1, 2][$$ = 1]",
        "total",
        "total + 1",
        "{'a': total}",
        "{total: 1}",
        "[total]",
        "$sum(total)",
        "($x := total; $x)",
        "'total'.x",
        "`some name`",
        "*",
        "**.x",
        "$states.input.a ?: 1",
        "$states.input.a ?? 1",
        "$eval('1')",
        "$shuffle([1, 2])",
        "$unknown(1)",
        "$states.context.Task.Token",
        "$map($states.input.a, $eval)",
        "$states := 1"
      })
  void refuses(String source) {
    assertThat(problems(source)).isNotEmpty();
  }

  /** The expression in brackets is not a path, so JSONata itself evaluates it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0",
        "1.5",
        "''",
        "true",
        "null",
        "{}",
        "{'b': 1}",
        "{'b': null}",
        "{'b': []}",
        "{'b': {'c': 1}}",
        "{'b': [1]}",
        "{'b': [[1]]}",
        "{'b': [1, 2]}",
        "[]",
        "[1]",
        "[[1]]",
        "[[]]",
        "[1, [2, 3]]",
        "[{'b': 1}]",
        "[{'b': 1}, {'c': 2}, {'b': [3, 4]}]"
      })
  void readsAValueAsJsonataDoes(String value) {
    Object given = JsonValues.parse(value.replace('\'', '"'));
    input = ObjectValue.of("a", given);
    variables.put("v", given);
    for (String path : List.of("$states.input.a", "$states.input.a.b", "$v", "$v.b", "$v.`b`.c")) {
      assertThat(outcome(path)).as(path).isEqualTo(outcome("(" + path + ")"));
    }
  }

  /** The value as JSON, or the error without the expression. */
  private String outcome(String source) {
    try {
      return JsonValues.write(evaluate(source));
    } catch (QueryEvaluationException e) {
      return e.getMessage().substring(e.getMessage().indexOf("specified for"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.a.b",
        "$states.input.orders[$.total > 10]",
        "$states.input.orders[total > 10].name",
        "$states.input.orders.{'n': name, 't': $.total}",
        "$states.input.orders.[name, total]",
        "$states.input.orders{name: total}",
        "$states.input.orders^(>total).name",
        "$states.input.orders.(total * 2)",
        "$states.input.orders.$string(total)",
        "$map($states.input.a, function($v, $i) { $v.total + $i })",
        "$filter($states.input.a, function($v) { total > $v })",
        "($f := function($x)<n:n> { $x * 2 }; $f(2))",
        "($a := 1; $b := $a + 1; $b)",
        "$states.input.a@$x.b[c = $x.d]",
        "$states.input.a#$i.{'i': $i}",
        "$states.input ~> |a|{'b': c}|",
        "$states.input.*",
        "$states.input.**.x",
        "$states.input.'a b'",
        "$replace('a/b', /[/]b/, 'and in or')",
        "$contains('x', /^[a-z]+$/i)",
        "1 > 2 ? 'a' : 'b'",
        "6 * 7 % 5 / 2",
        "/* total */ 1",
        "$states.input.and and $states.input.or",
        "'a' in ['a', 'b']",
        "[1..3]",
        "1.5e3 + 2E-1",
        "true and $not(false) or null = null",
        "$substring(?, 0, 1)('abc')",
        "$sum($states.input.x) ~> $string()",
        "$reduce([1..5], function($x, $y) { $x * $y })",
        "$map([1], $string)",
        "$parse('1') + $range(1, 2, 1)[0]"
      })
  void accepts(String source) {
    assertThat(problems(source)).isEmpty();
  }

  @Test
  void reportsASyntaxError() {
    assertThat(problems("1 +")).singleElement().asString().contains("is not a JSONata expression");
  }

  @Test
  void listsItsVariables() {
    Expression expression = compile("($x := $outer; $y := $x + $x; $sum([$y, $other]))");

    assertThat(expression.variables()).containsExactlyInAnyOrder("outer", "other");
  }

  @Test
  void countsCodePoints() {
    assertThat(evaluate("$substring('🎿 x', -1)")).isEqualTo("x");
    assertThat(evaluate("$substring('🎿', 0, 300)")).isEqualTo("🎿");
    assertThat(evaluate("$substring('a🎿b', 1, 1)")).isEqualTo("🎿");
    assertThat(evaluate("$substring('abc', 5)")).isEqualTo("");
  }

  /** As on AWS, the reason is at the end: truncating the end of the text would lose it. */
  @Test
  void theWholeExpressionComesBeforeTheReason() {
    String source = "'" + "x".repeat(2_000) + "' + 1";

    assertThatThrownBy(() -> evaluate(source))
        .hasMessageStartingWith(
            "The JSONata expression '"
                + source
                + "' specified for the field 'Output' threw an error during evaluation. T2001: ");
    assertThatThrownBy(() -> evaluate("$missing"))
        .hasMessage(
            "The JSONata expression '$missing' specified for the field 'Output' returned nothing"
                + " (undefined).");
  }

  @Test
  void bindsANameThatIsAVariableToo() {
    variables.put("n", 1);

    assertThat(evaluate("($n := $n + 1; $n)")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $states.input.missing                        | returned nothing (undefined).
          $missing                                     | returned nothing (undefined).
          $states.input.n + 'x'                        | threw an error during evaluation.
          $number('abc')                               | threw an error during evaluation.
          5/0                                          | threw an error during evaluation.
          $error('my words')                           | my words
          function($x) { $x }                          | returned an unsupported result type.
          $sqrt(-1)                                    | threw an error during evaluation.
          ($f := function($n) { $f($n + 1) }; $f(1))   | did not end
          ($f := function($n) { 1 + $f($n) }; $f(1))   | nested deeper
          $parse('{')                                  | Not a JSON text
          $partition([1, 2], 0)                        | size of at least 1
          $range(1, 5, 0)                              | step other than 0
          $hash('x', 'CRC32')                          | $hash knows
          """)
  void failsAsAQueryEvaluationError(String source, String message) {
    assertThatThrownBy(() -> evaluate(source))
        .isInstanceOf(QueryEvaluationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void distinguishesNullFromUndefined() {
    input = JsonValues.parse("{\"none\": null, \"list\": [null]}");

    assertThat(evaluate("$states.input.none")).isEqualTo(JsonValues.NULL);
    assertThat(evaluate("null")).isEqualTo(JsonValues.NULL);
    assertThat(evaluate("$states.input.list")).isEqualTo(List.of(JsonValues.NULL));
    assertThat(evaluate("$exists($states.input.none)")).isEqualTo(true);
    assertThat(evaluate("$exists($states.input.missing)")).isEqualTo(false);
    assertThat(evaluate("$states.input.none = null")).isEqualTo(true);
    assertThat(evaluate("$type($states.input.none)")).isEqualTo("null");
    assertThat(write("{'a': null, 'b': $states.input.missing, 'c': [null, 1]}"))
        .isEqualTo("{\"a\":null,\"c\":[null,1]}");
    assertThat(write("$string({'a': null})")).isEqualTo("\"{\\\"a\\\":null}\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1                                   | 1
          1.0                                 | 1
          2 * 0.5                             | 1
          10 / 4                              | 2.5
          $states.input.long                  | 9007199254740993
          $states.input.one                   | [7]
          $states.input.empty                 | []
          $states.input.items.id              | [1,2]
          $states.input.items[0].id           | 1
          [$states.input.items[0].id]         | [1]
          $states.input.items[id = 1].id      | 1
          $count($states.input.items)         | 2
          $min([300, 15 * $power(2, 3)])      | 120
          $parse('{"a": [1, null, 2.50]}')    | {"a":[1,null,2.5]}
          $partition([1, 2, 3, 4, 5], 2)      | [[1,2],[3,4],[5]]
          $range(1, 9, 4)                     | [1,5,9]
          $range(3, 1, -1)                    | [3,2,1]
          $range(1, 9, 9)                     | 1
          $range(4, 4, 1)                     | 4
          $range(5, 1, 1)                     | []
          $partition([1, 2], 9)               | [[1,2]]
          $partition([1], 1)                  | [[1]]
          $hash('abc', 'MD5')                 | "900150983cd24fb0d6963f7d28e17f72"
          $hash('é', 'SHA-256')               | "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
          $now()                              | "2026-01-31T12:00:00.000Z"
          $millis()                           | 1769860800000
          $now('[Y0001]-[M01]')               | "2026-01"
          $toMillis($states.input.at)         | 1769860800000
          $fromMillis(1769860800000)          | "2026-01-31T12:00:00.000Z"
          $random(7) = $random(7)             | true
          $random() = $random()               | false
          $length($uuid())                    | 36
          $string(1)                          | "1"
          $string($states.input.items[0])     | "{\\"id\\":1}"
          $merge([{'a': 1}, {'a': 2}])        | {"a":2}
          """)
  void evaluates(String source, String json) {
    input =
        JsonValues.parse(
            """
            {"long": 9007199254740993, "one": [7], "empty": [], "items": [{"id": 1}, {"id": 2}],
             "at": "2026-01-31T12:00:00Z"}\
            """);

    assertThat(write(source)).isEqualTo(json.replace("\\\\", "\\"));
  }

  @Test
  void doesNotChangeItsInput() {
    input = JsonValues.parse("{\"a\": [3, 1, 2], \"o\": {\"x\": 1}}");
    String before = JsonValues.write(input);

    assertThat(write("$sort($states.input.a)")).isEqualTo("[1,2,3]");
    assertThat(write("$append($states.input.a, 4)")).isEqualTo("[3,1,2,4]");
    assertThat(write("$states.input ~> |o|{'x': 2}|")).contains("\"x\":2");
    assertThat(write("$reverse($states.input.a)")).isEqualTo("[2,1,3]");

    assertThat(JsonValues.write(input)).isEqualTo(before);
  }

  @Test
  void aWholeStringIsAnExpressionAndNothingElse() {
    assertThat(Expression.isExpression("{% 1 %}")).isTrue();
    assertThat(Expression.isExpression("{%1%}")).isTrue();
    assertThat(Expression.isExpression("{%}")).isFalse();
    assertThat(Expression.isHalfWrapped("failed: {% $x %}")).isTrue();
    assertThat(Expression.isHalfWrapped(" {% $x %}")).isTrue();
    assertThat(Expression.isHalfWrapped("100 percent")).isFalse();
  }

  @Test
  void theSameSeedGivesTheSameRandomValues() {
    assertThat(write("[$uuid(), $random()]")).isEqualTo(write("[$uuid(), $random()]"));
  }

  private static List<String> problems(String source) {
    List<String> problems = new ArrayList<>();
    Expression.compile("{% " + source + " %}", "Output", problems::add);
    return problems;
  }

  private static Expression compile(String source) {
    return Expression.compile(
        "{% " + source + " %}",
        "Output",
        problem -> {
          throw new IllegalArgumentException(problem);
        });
  }

  private String write(String source) {
    return JsonValues.write(evaluate(source));
  }

  private Object evaluate(String source) {
    var scope =
        new EvaluationScope(
            ObjectValue.of("input", input),
            variables::get,
            InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z")),
            new SplittableRandom(1));
    return compile(source).evaluate(scope);
  }
}
