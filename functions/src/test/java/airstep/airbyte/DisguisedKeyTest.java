package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Disguise;
import airstep.bench.Recovery;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.secrets.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors never contain a key, in whatever form a server returns it. */
final class DisguisedKeyTest {

  private static final String KEY = "ab_Key-0123456789+/abcdefGHIJKLM'nop";
  private static final long SEED = 20261128;
  private static final int CASES = 200 * Integer.getInteger("airstep.campaign", 1);

  @ParameterizedTest
  @EnumSource(Disguise.class)
  void hidesTheKeyInEachForm(Disguise disguise) {
    Redaction redaction = new Redaction();
    redaction.hide(KEY);
    String shown = disguise.of(KEY, new Random(SEED));

    assertThat(redaction.clean("no token " + shown + " here"))
        .as(shown)
        .startsWith("no token")
        .contains("***")
        .endsWith("here");
    assertHidden(KEY, redaction, shown);
  }

  @ParameterizedTest
  @EnumSource(Disguise.class)
  void hidesTheStartOfTheKeyInEachForm(Disguise disguise) {
    Redaction redaction = new Redaction();
    redaction.hide(KEY);

    assertHidden(KEY, redaction, disguise.of(KEY.substring(0, 30), new Random(SEED)));
    assertThat(redaction.clean("token " + KEY.substring(0, 12) + "...")).isEqualTo("token ***...");
  }

  @Test
  void hidesAKeyInNestedForms() {
    Random random = new Random(SEED);
    Disguise[] all = Disguise.values();
    for (int i = 0; i < CASES; i++) {
      String secret = secret(random);
      String shown = secret;
      List<Disguise> worn = new ArrayList<>();
      for (int layer = random.nextInt(3); layer >= 0; layer--) {
        Disguise disguise = all[random.nextInt(all.length)];
        worn.add(disguise);
        shown = disguise.of(shown, random);
      }
      Redaction redaction = new Redaction();
      redaction.hide(secret);
      try {
        assertHidden(secret, redaction, "x ".repeat(random.nextInt(140)) + shown);
      } catch (AssertionError e) {
        throw new AssertionError("case " + i + ", " + worn + " of " + secret, e);
      }
    }
  }

  /** The outputs of a call that contain text from the server. */
  private static void assertHidden(String secret, Redaction redaction, String shown) {
    ErrorText errors = new ErrorText(redaction);
    Recovery recovery = new Recovery(secret);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name of " + shown, List.of(Map.of("name", shown)));
    List<String> said =
        List.of(
            errors.of(Json.write(Map.of("message", "no token " + shown + " here"))),
            errors.of(Json.write(Map.of("data", Map.of("message", shown)))),
            errors.of(Json.write(Map.of("other", shown))),
            errors.of("no token " + shown + " here"),
            errors.of("<html><body><p>no token</p>" + shown + "<br></body></html>"),
            errors.excerpt("<input value=\"" + shown + "\">" + shown),
            Json.write(redaction.clean(JsonObject.of(fields))));
    for (String one : said) {
      assertThat(recovery.in(one)).as(one).isEmpty();
    }
  }

  private static String secret(Random random) {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    String all =
        switch (random.nextInt(4)) {
          case 0 -> letters + "-_.~+/=!@#$%^&*()[]{}|;:'\",<>?\\ü€😀";
          case 1 -> letters + "-_.";
          default -> letters;
        };
    StringBuilder secret = new StringBuilder();
    int[] points = all.codePoints().toArray();
    for (int length = 16 + random.nextInt(50); length > 0; length--) {
      secret.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return secret.toString();
  }

  @Test
  void hidesATextThatCannotBeDecodedCompletely() {
    Redaction redaction = new Redaction();
    redaction.hide(KEY);
    String shown = KEY;
    for (int layer = 0; layer < 15; layer++) {
      shown = shown.replace("\\", "\\u005c").replace("_", "\\u005f");
    }

    assertThat(redaction.clean("token " + shown)).isEqualTo("***");
  }

  @Test
  void keepsOrdinaryText() {
    Redaction redaction = new Redaction();
    redaction.hide(KEY);
    redaction.hide("s3cret");
    for (String text :
        List.of(
            "Connection 0b5f2e1c-7a1d-4b52-9d0e-2f6f0d3a9c11 is in use: 100% of a & b \\ c <d>",
            "GET /v1/jobs?limit=20&orderBy=createdAt%7CDESC answered 503",
            Base64.getEncoder()
                .encodeToString(
                    "nothing that is hidden stands in here".getBytes(StandardCharsets.UTF_8)),
            "key s 3 c r e t",
            "")) {
      assertThat(redaction.clean(text)).isEqualTo(text);
    }
  }

  @Test
  void searchesABoundedPartOfALongText() {
    Redaction redaction = new Redaction();
    redaction.hide(KEY);

    assertThat(redaction.clean("a<%2".repeat(4_000_000))).hasSize(20_000);
    for (int before = 19_950; before < 20_010; before++) {
      assertThat(redaction.clean("x".repeat(before) + KEY)).doesNotContain("ab_");
    }
  }
}
