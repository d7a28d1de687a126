package airstep.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  @Test
  void skipsIgnoredFields() {
    assertThat(
            Json.readObject(
                    "{\"a\":{\"big\":[{\"big\":1}],\"b\":[{\"big\":\"x\",\"c\":2}]},\"big\":3}",
                    Set.of("big"))
                .fields())
        .isEqualTo(Map.of("a", Map.of("b", List.of(Map.of("c", 2L)))));
  }

  @Test
  void readsWhatItWrote() {
    Random random = new Random(20261122);
    for (int i = 0; i < 500; i++) {
      Object value = value(random, 4);
      assertThat(Json.read(Json.write(value))).isEqualTo(value);
    }
  }

  @Test
  void keepsTheOrderOfFields() {
    String text = "{\"z\":1,\"a\":{\"y\":null,\"b\":[true,\"ü\\n\\\"\"]},\"m\":-2.5}";

    assertThat(Json.write(Json.read(text))).isEqualTo(text);
  }

  @Test
  void acceptsANumberBeyondLong() {
    JsonObject object = Json.readObject("{\"id\":7,\"huge\":123456789012345678901234567890}");

    assertThat(object.whole("id")).hasValue(7);
    assertThat(object.whole("huge")).isEmpty();
    assertThat(object.fields()).containsEntry("huge", 1.2345678901234568e29);
  }

  @Test
  void readsEveryFormOfAWholeNumber() {
    JsonObject object = Json.readObject("{\"a\":42.0,\"b\":4.2e1,\"c\":4.5,\"d\":1e999}");

    assertThat(object.whole("a")).hasValue(42);
    assertThat(object.whole("b")).hasValue(42);
    assertThat(object.whole("c")).isEmpty();
    assertThat(object.whole("d")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hidden",
        "{\"hidden\":",
        "{\"a\":hidden}",
        "[1,2",
        "{} hidden",
        "\"hidden",
        "01",
        "{a:1}",
        "{\"a\":\"hidden\u0001\"}"
      })
  void reportsTheLocationButNotTheContentOfMalformedText(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(MalformedJsonException.class)
        .hasNoCause()
        .message()
        .isNotEmpty()
        .doesNotContain("hidden");
  }

  @Test
  void refusesDuplicateNames() {
    String text = "{\"a\":{\"hidden\":1,\"hidden\":2}}";

    assertThat(Json.readObject(text).needObject("a").whole("hidden")).hasValue(2);
    assertThatThrownBy(() -> Json.readUniqueObject(text))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageEndingWith("a name appears twice in one object")
        .message()
        .doesNotContain("hidden");
  }

  @Test
  void refusesDeepNesting() {
    assertThatThrownBy(() -> Json.read("[".repeat(100_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void requiresAnObject() {
    assertThatThrownBy(() -> Json.readObject("[]"))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessage("not a JSON object");
  }

  @Test
  void namesAMissingOrMistypedField() {
    JsonObject object = Json.readObject("{\"a\":\"hidden\",\"b\":null}");

    assertThatThrownBy(() -> object.needWhole("a"))
        .isInstanceOf(MissingFieldException.class)
        .hasMessage("`a` is missing or is not a whole number");
    assertThatThrownBy(() -> object.needText("b")).hasMessageContaining("`b`");
    assertThatThrownBy(() -> object.needObject("c")).hasMessageContaining("`c`");
    assertThat(object.toString()).doesNotContain("hidden");
  }

  @Test
  void ignoresOtherItemsOfAList() {
    JsonObject object = Json.readObject("{\"list\":[{\"a\":1},\"text\",3,null,[],{\"a\":2}]}");

    assertThat(object.objects("list"))
        .extracting(row -> row.needWhole("a"))
        .containsExactly(1L, 2L);
    assertThat(object.texts("list")).containsExactly("text");
    assertThat(object.objects("none")).isEmpty();
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextGaussian();
      case 2 -> random.nextBoolean();
      case 3 -> null;
      case 4 -> text(random);
      case 5 -> {
        Object[] items = new Object[random.nextInt(4)];
        Arrays.setAll(items, _ -> value(random, depth - 1));
        yield new ArrayList<>(Arrays.asList(items));
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(text(random), value(random, depth - 1));
        }
        yield map;
      }
    };
  }

  private static String text(Random random) {
    List<String> parts = List.of("a", "\"", "\\", "\n", "\u0000", "ü", "語", "🔴", "</script>", " ");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }
}
