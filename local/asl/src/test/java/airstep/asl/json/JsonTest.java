package airstep.asl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "-1",
        "9223372036854775807",
        "123456789012345678901234567890",
        "0.1",
        "\"é€😀\"",
        "\"a\\\"b\\\\c\\n\\u0001\"",
        "{\"b\":1,\"a\":[1,{\"x\":null},\"y\"],\"c\":{\"d\":false}}"
      })
  void writesWhatItReadAndKnowsItsSize(String text) {
    Object value = JsonValues.parse(text);

    assertThat(JsonValues.write(value)).isEqualTo(text);
    assertThat(JsonValues.bytes(value)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void keepsWholeNumbersWhole() {
    assertThat(JsonValues.write(JsonValues.parse("[1.0, 1e3, 2.50, 1e20, 4294967296]")))
        .isEqualTo("[1,1000,2.5,100000000000000000000,4294967296]");
  }

  @Test
  void escapesALoneSurrogate() {
    assertThat(JsonValues.write("\ud83d")).isEqualTo("\"\\ud83d\"");
    assertThat(JsonValues.bytes("\ud83d")).isEqualTo(8);
  }

  @Test
  void normalizesPlainTreesOnceOnly() {
    Object value = JsonValues.normalize(Map.of("list", List.of(1L, 2.0)));

    assertThat(JsonValues.write(value)).isEqualTo("{\"list\":[1,2]}");
    assertThat(JsonValues.normalize(value)).isSameAs(value);
  }

  @Test
  void refusesInvalidJson() {
    assertThatThrownBy(() -> JsonValues.normalize(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NaN is not a number in JSON");
    assertThatThrownBy(() -> JsonValues.normalize(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a Object is not JSON");
  }

  @Test
  void reportsTheLocationOfInvalidJson() {
    assertThatThrownBy(() -> JsonValues.parse("{\n  \"a\": x}"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> JsonValues.parse("")).hasMessageContaining("empty");
  }
}
