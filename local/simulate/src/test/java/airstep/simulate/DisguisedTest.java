package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The check for leaks finds a secret in every encoded form. */
class DisguisedTest {

  private static final String SECRET = "/secret+of the=day-";

  @Test
  void findsASecretInEachDisguise() {
    for (int before = 0; before < 4; before++) {
      String text = "x".repeat(before) + SECRET + 7;
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (String shown :
          List.of(
              text,
              text.toUpperCase(Locale.ROOT),
              Base64.getEncoder().encodeToString(bytes),
              HexFormat.of().formatHex(bytes),
              HexFormat.of().withUpperCase().formatHex(bytes),
              HexFormat.of().withPrefix("%").formatHex(bytes),
              HexFormat.of().withPrefix("%25").formatHex(bytes),
              HexFormat.of().withPrefix("\\u00").formatHex(bytes),
              HexFormat.of().withPrefix("&#x0").withSuffix(";").formatHex(bytes),
              text.chars().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining()))) {
        assertThat(found("no token " + shown + ", sorry")).as(shown).isTrue();
      }
    }
    String bare = SECRET.replace(" ", "");
    for (String between : List.of("\u200b", "\u00ad", "\u3164", "\n", "%E2%80%8B")) {
      String shown =
          bare.chars().mapToObj(c -> Character.toString(c) + between).collect(Collectors.joining());
      assertThat(found(bare, shown)).as(between).isTrue();
    }
    assertThat(found("nothing of the day 100% &amp; \\ more")).isFalse();
  }

  /** The other case of the Kelvin sign and of a dotted I is a letter of ASCII. */
  @Test
  void findsASecretInLettersOutsideOfAscii() {
    assertThat(found("a-kelvin-key-i", "é A-\u212aelvin-\u212aEY-\u0130")).isTrue();
    assertThat(new Hint(List.of("a-kelvin-key")).mayBeIn("é a-kelvin-ke, a-kelvin.key")).isFalse();
  }

  private static boolean found(String text) {
    return found(SECRET, text);
  }

  private static boolean found(String secret, String text) {
    String undone = Disguised.undone(text);
    Disguised disguised = new Disguised(secret);
    // Recovery ignores white space, because the secret has none.
    return isIn(disguised, text)
        || isIn(disguised, undone)
        || isIn(new Disguised(secret.replace(" ", "")), undone);
  }

  private static boolean isIn(Disguised disguised, String text) {
    boolean in = disguised.in(text, text.toLowerCase(Locale.ROOT));
    assertThat(!in || new Hint(disguised.words()).mayBeIn(text)).as(text).isTrue();
    return in;
  }
}
