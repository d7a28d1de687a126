package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Disguise;
import airstep.bench.Recovery;
import airstep.json.Json;
import airstep.secrets.Redaction;
import airstep.vocabulary.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors never contain a key, in whatever form a server returns it. */
final class DisguisedKeyTest {

  /** Every twelve characters contain some that each encoding changes. */
  private static final String KEY = "ab\"Key/0-12\"3+4/56'_7\\8=9&\"a>b/c<de\"f+G/HI\"J'K/L\"MN/op";

  private static final String WITHHELD = "*** (withheld: it may contain an encoded credential)";
  private static final long SEED = 20261128;
  private static final int CASES = 400 * Integer.getInteger("airstep.campaign", 1);

  private final Redaction redaction = new Redaction();

  DisguisedKeyTest() {
    redaction.hide(KEY);
  }

  @ParameterizedTest
  @EnumSource(Disguise.class)
  void hidesTheKeyInEachForm(Disguise disguise) {
    for (String part : List.of(KEY, KEY.substring(0, 30), KEY.substring(20))) {
      assertHidden(KEY, redaction, disguise.of(part, new Random(SEED)));
    }
  }

  @ParameterizedTest
  @EnumSource(Disguise.class)
  void hidesTwelveCharactersOfTheKeyInEachForm(Disguise disguise) {
    Random random = new Random(SEED);
    for (int at = 0; at + 12 <= KEY.length(); at++) {
      String part = KEY.substring(at, at + 12);
      String shown = disguise.of(part, random);
      assertThat(redaction.clean("no token " + shown + " here"))
          .as(shown)
          .isEqualTo(shown.equalsIgnoreCase(part) ? "no token *** here" : WITHHELD);
    }
  }

  @Test
  void hidesAKeyInNestedForms() {
    Random random = new Random(SEED);
    Disguise[] all = Disguise.values();
    for (int i = 0; i < CASES; i++) {
      String secret = secret(random);
      String shown = secret;
      List<Disguise> worn = new ArrayList<>();
      for (int layer = random.nextInt(4); layer >= 0 && shown.length() < 1000; layer--) {
        Disguise disguise = all[random.nextInt(all.length)];
        worn.add(disguise);
        shown = disguise.of(shown, random);
      }
      Redaction one = new Redaction();
      one.hide(secret);
      try {
        assertHidden(secret, one, "x ".repeat(random.nextInt(140)) + shown);
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
  void hidesAPasswordBeyondAscii() {
    redaction.hide("Paßwörter");
    byte[] bytes = "Paßwörter".getBytes(StandardCharsets.UTF_8);
    HexFormat percent = HexFormat.of().withPrefix("%");
    for (String shown :
        List.of(
            Base64.getEncoder().encodeToString(bytes),
            HexFormat.of().formatHex(bytes),
            percent.formatHex(bytes),
            percent.formatHex("Paßwörter".getBytes(StandardCharsets.ISO_8859_1)),
            "Pa&#223;w&#xf6;rter",
            new String(bytes, StandardCharsets.ISO_8859_1))) {
      assertThat(redaction.clean("Basic " + shown)).as(shown).isEqualTo(WITHHELD);
    }
  }

  /** Only escapes may disguise a short secret: it may be a common word. */
  @Test
  void hidesAShortSecretInEscapedForm() {
    redaction.hide("s3cret");
    for (String shown :
        List.of("s3c%72et", "&#115;3cret", "s3\\u0063ret", "s3c\u200bret", "S3%2543ret")) {
      assertThat(redaction.clean("my key is " + shown)).as(shown).isEqualTo(WITHHELD);
    }
    assertThat(redaction.clean("my S3cret, mys3crets")).isEqualTo("my ***, my***s");
  }

  /** Also where only some characters are escaped, so that others follow each escape. */
  @Test
  void hidesAKeyInTheEscapesOfOtherSyntaxes() {
    redaction.hide("q7Zr-T2vWx9_Lm p");
    for (String shown :
        List.of(
            "q7Zr-T2&#118Wx9_Lm p",
            "q7Zr-T2&#0118Wx9_Lm p",
            "q7Zr-T2v&#X57x9_Lm p",
            "q7Zr-T2v&#x00000057;x9_Lm p",
            "q7Zr-T&ic;2vWx9_Lm p",
            "q7Zr-T&emsp13;2vWx9_Lm p",
            "q7Zr&Hyphen;T2vWx9_Lm p",
            "q7Zr-T2vWx9\\_Lm p",
            "q7Zr-T\\%32vWx9_Lm p",
            "q7Zr-T2v\\x{57}x9_Lm p",
            "q7Zr-T2v\\u{0000000057}x9_Lm p",
            "q7Zr-T2v\\n\\T\\r\\b\\fWx9_Lm p",
            "q7Zr-T2v\\X57x9_Lm p",
            "q7Zr-T2v%u0057x9_Lm p",
            "q7Zr-T2v%57x9_Lm+p")) {
      assertThat(redaction.clean("key: " + shown)).as(shown).isEqualTo(WITHHELD);
    }
    assertThat(redaction.clean("key: q7Zr-T2vWx9_Lm+p.")).isEqualTo("key: ***.");
    assertThat(redaction.clean("key: q7Zr-T2vWx9_&#76;m%20p.")).isEqualTo("key: ***.");
    assertThat(redaction.clean("key: q7\\x5ar-T2vWx9_Lm p.")).isEqualTo("key: ***.");
  }

  @Test
  void keepsTextThatIsNotWellFormed() {
    redaction.hide("s3cret");
    for (String text :
        List.of(
            "\ud83d",
            "\udc00\ud83d",
            "\\ud83d",
            "\\\ud83d\ude00",
            "&#xffffff;",
            "&#9999999;",
            "&#;",
            "&#x;",
            "&;",
            "&l;",
            "&zzz; \\",
            "%",
            "%u",
            "\\u{",
            "\\u{ffffff}",
            "\\$1%24%5c1&dollar;1",
            "a".repeat(16),
            "-".repeat(11),
            "<".repeat(1_400) + ">".repeat(1_400))) {
      assertThat(redaction.clean(text)).as(text).isEqualTo(text);
      assertThat(new Redaction().clean(text)).as(text).isEqualTo(text);
    }
  }

  /** The shortest secret that is searched for in Base64 and hex, with all letters of Base64. */
  @Test
  void hidesAPasswordOfEightCharactersInBase64AndHex() {
    redaction.hide("ab?cd>e~");
    for (String shown : List.of("YWI/Y2Q+ZX4", "YWI_Y2Q-ZX4", "61623f63643e657e")) {
      assertThat(redaction.clean("key=" + shown + ".")).as(shown).isEqualTo(WITHHELD);
    }
  }

  /** A server that decodes what it returns changes a secret that looks encoded. */
  @Test
  void hidesASecretThatLooksEncodedItself() {
    redaction.hide("ab%2Fcd<ef>gh&amp;ij kl%41mnop");
    for (String shown :
        List.of(
            "ab/cd<ef>gh&ij klAmnop",
            "ab%2Fcd<ef>gh&amp;ij+kl%41mnop",
            "ab%2Fcd gh&amp;ij kl%41mnop",
            "ab%2Fcd&lt;ef&gt;gh&amp;amp;ij kl%41mnop")) {
      assertThat(redaction.clean("key=" + shown)).as(shown).contains("***").doesNotContain("mnop");
    }
  }

  @Test
  void withholdsATextWithTooManyLayers() {
    String nested = "<".repeat(10_000) + "key" + ">".repeat(10_000);

    assertThat(redaction.clean(nested)).isEqualTo(WITHHELD);
  }

  @Test
  void hidesWordsOfTheNoteItself() {
    redaction.hide("credential");

    assertThat(redaction.clean("cred%65ntial"))
        .isEqualTo("*** (withheld: it may contain an encoded ***)");
  }

  @Test
  void keepsOrdinaryText() {
    redaction.hide("s3cret");
    Random random = new Random(SEED);
    byte[] bytes = new byte[12_000];
    random.nextBytes(bytes);
    String prose = "nothing that is hidden stands in here, 100% of it. ".repeat(280);
    StringBuilder page = new StringBuilder("<html><style>td { color: #0a0b0c }</style><table>");
    StringBuilder trace = new StringBuilder("java.lang.IllegalStateException: a &amp; b\n");
    for (int row = 0; row < 100; row++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      page.append("<tr class=\"x\"><td>café &amp;nbsp; a%20b &lt;i&gt;c&lt;/i&gt;</td><td>")
          .append(id)
          .append("</td>\n<td><a href=\"/x?y=%2Fz%253D&amp;q=1\">go</a></td></tr>");
      trace
          .append("\tat io.airbyte.Default<Map<String, List<Job>>>.run(Worker.java:")
          .append(row)
          .append(") ~[io.airbyte-commons-worker-0.50.33.jar:?]\r\n");
    }
    for (String text :
        List.of(
            "Connection 0b5f2e1c-7a1d-4b52-9d0e-2f6f0d3a9c11 is in use: 100% of a & b \\ c <d>",
            "GET /v1/jobs?limit=20&orderBy=createdAt%7CDESC answered 503",
            "https://airbyte.example.com/workspaces/0b5f2e1c-7a1d-4b52-9d0e-2f6f0d3a9c11/jobs",
            "{\\\"a\\\":\\\"{\\\\\\\"b\\\\\\\":\\\\\\\"c:\\\\\\\\d\\\\\\\"}\\\",\\\"u\\\":\\\"\\u00e9\\\"}",
            Base64.getEncoder().encodeToString(bytes),
            Base64.getMimeEncoder().encodeToString(prose.getBytes(StandardCharsets.UTF_8)),
            HexFormat.of().formatHex(bytes, 0, 9_000),
            page.toString(),
            trace.toString(),
            prose,
            "A".repeat(20_000),
            "%25".repeat(6_000),
            "key s 3 c r e t",
            KEY.substring(0, 11),
            "")) {
      assertThat(redaction.clean(text)).isEqualTo(text);
    }
  }

  @Test
  void searchesABoundedPartOfALongText() {
    assertThat(redaction.clean("a<%2".repeat(4_000_000))).hasSize(20_000);
    assertThat(redaction.clean(KEY.repeat(400))).isEqualTo("***");
    assertThat(redaction.clean("😀".repeat(20_000))).hasSize(20_000);
    assertThat(redaction.clean("x" + "😀".repeat(20_000))).hasSize(19_999);
    String encoded = Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
    for (int before = 19_900; before < 20_010; before++) {
      assertThat(redaction.clean("x".repeat(before) + KEY)).doesNotContain("ab\"");
      assertThat(redaction.clean("x".repeat(before) + " " + encoded)).doesNotContain("YWIi");
    }
  }
}
