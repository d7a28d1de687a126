package airstep.embedded.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Machine;

class ExclusionTest {

  private static final List<String> TEXTS =
      List.of("a", "ab", "abc", "b", "cab", "", "*ab*", "x\\y", "ABORTED");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'s': ['a', 'b']} | {'s': 'c'}",
        "{'s': ['a'], 't': ['b']} | {'s': 'a', 't': 'a'}",
        "{'d': {'s': ['a']}} | {'d': {'s': 'b'}}",
        "{'s': [{'prefix': 'ab'}]} | {'s': 'ba'}",
        "{'s': [{'anything-but': 'a'}]} | {'s': 'a'}",
        "{'s': [{'anything-but': ['a', 'b']}]} | {'s': 'b'}",
        "{'s': [{'anything-but': {'prefix': 'ab'}}]} | {'s': 'abc'}",
        "{'s': [{'anything-but': {'wildcard': '*b*'}}]} | {'s': 'abc'}",
        "{'s': [{'anything-but': {'wildcard': ['*x*', '*b*']}}]} | {'s': 'abc'}",
        "{'$or': [{'s': ['a']}, {'t': ['a']}]} | {'s': 'b', 't': 'b'}"
      })
  void excludes(String pattern, String event) {
    assertThat(new Exclusion(json(pattern)).excludes((ObjectValue) json(event))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'s': ['a', 'abc']}",
        "{'s': [{'prefix': 'ab'}, 'b']}",
        "{'s': [{'prefix': 'ab'}], 't': ['a']}",
        "{'s': [{'suffix': 'b'}]}",
        "{'s': [{'wildcard': 'a*c'}]}",
        "{'s': [{'equals-ignore-case': 'aborted'}]}",
        "{'s': [{'exists': false}]}",
        "{'s': [{'exists': true}]}",
        "{'s': [{'anything-but': 'a'}]}",
        "{'s': [{'anything-but': ['a', 'ab']}, 'ab']}",
        "{'s': [{'anything-but': {'prefix': 'a'}}]}",
        "{'s': [{'anything-but': {'wildcard': '*b*'}}]}",
        "{'s': [{'anything-but': {'wildcard': ['a*', '*c*']}}]}",
        "{'s': [{'anything-but': {'wildcard': '*a*b*'}}]}",
        "{'s': [{'anything-but': {'wildcard': '*\\\\*ab*'}}]}",
        "{'$or': [{'s': ['a']}, {'t': ['b'], 's': [{'anything-but': 'b'}]}]}",
        "{'d': {'s': ['a', 'b'], '$or': [{'t': ['a']}, {'s': ['b']}]}}"
      })
  void neverExcludesWhatTheMatcherMatches(String pattern) throws Exception {
    Machine machine = Machine.builder().build();
    machine.addRule("rule", JsonValues.write(json(pattern)));
    Exclusion exclusion = new Exclusion(json(pattern));
    Random random = new Random(1);
    List<ObjectValue> matched =
        IntStream.range(0, 400)
            .mapToObj(_ -> event(random))
            .filter(it -> hits(machine, it))
            .toList();
    assertThat(matched).isNotEmpty().noneMatch(exclusion::excludes);
  }

  @Test
  void leavesAnEventWithoutTheFieldToTheMatcher() {
    Object pattern = json("{'s': ['a'], 'd': {'t': ['b']}}");
    assertThat(new Exclusion(pattern).excludes(ObjectValue.EMPTY)).isFalse();
  }

  private static boolean hits(Machine machine, ObjectValue event) {
    try {
      return !machine.rulesForJSONEvent(JsonValues.write(event)).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectValue event(Random random) {
    return ObjectValue.builder()
        .put("s", some(random))
        .put("t", some(random))
        .put("d", ObjectValue.of("s", some(random), "t", some(random)))
        .build();
  }

  private static Object some(Random random) {
    return random.nextInt(6) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static Object json(String text) {
    return JsonValues.parse(text.replace('\'', '"'));
  }
}
