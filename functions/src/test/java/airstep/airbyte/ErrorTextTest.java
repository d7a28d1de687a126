package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.secrets.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorTextTest {

  /** Contains every character that some encoding changes. */
  private static final String KEY = "k3y/\"+<&>=\\ü z";

  private final Redaction redaction = new Redaction();
  private final ErrorText errors = new ErrorText(redaction);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":\"t\",\"detail\":\"d\",\"data\":{\"message\":\"a sync runs\"}} | a sync runs",
        "{\"title\":\"t\",\"detail\":\"d\",\"data\":{}} | d",
        "{\"title\":\"state-conflict\",\"data\":null} | state-conflict",
        "{\"message\":\"You are being rate limited.\"} | You are being rate limited.",
        "{\"errorId\":\"0a-1b\"} | errorId 0a-1b",
        "{\"other\":1} | {\"other\":1}",
        "[1] | [1]",
        "'' | an empty page",
        "' ' | an empty page",
        "<html><head><style>b{}</style></head><h1>502 Bad\tGateway</h1></html> | 502 Bad Gateway",
        "<SCRIPT>alert(1)</SCRIPT>gone<br | gone",
        "<html></html> | an empty page"
      })
  void summarizesAnErrorInOneLine(String body, String expected) {
    assertThat(errors.of(body)).isEqualTo(expected);
  }

  @Test
  void hidesATokenInAnIncompleteAnswer() {
    assertThat(errors.of("{\"token_type\":\"Bearer\",\"access_token\":\"eyJhbGciOi"))
        .isEqualTo("{\"token_type\":\"Bearer\",\"access_token ***");
    assertThat(errors.excerpt("<p>&quot;ACCESS_TOKEN&quot;:&quot;eyJhbGciOi"))
        .doesNotContain("eyJ");
  }

  @Test
  void truncatesLongText() {
    assertThat(errors.of("x".repeat(100_000))).hasSize(300).endsWith("x…");
    assertThat(errors.of("{\"message\":\"" + "x".repeat(1000) + "\"}")).hasSize(300);
  }

  @Test
  void hidesAReturnedKeyInPlace() {
    redaction.hide(KEY);

    assertThat(errors.of("bad token " + KEY + ".")).isEqualTo("bad token ***.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k3y/\\\"+<&>=\\\\ü z",
        "k3y\\/\\\"+<&>=\\\\ü z",
        "k3y%2F%22%2B%3C%26%3E%3D%5C%C3%BC+z",
        "k3y%2F%22%2B%3C%26%3E%3D%5C%C3%BC%20z",
        "k3y/\"+&lt;&amp;&gt;=\\ü z",
        "k3y/&quot;+&lt;&amp;&gt;=\\ü z"
      })
  void withholdsATextWithAReturnedKeyInEncodedForm(String form) {
    redaction.hide(KEY);

    assertThat(errors.of("bad token " + form + "."))
        .isEqualTo("*** (withheld: it may contain an encoded credential)");
  }

  @Test
  void hidesTheKeyInTheFieldsOfAnError() {
    redaction.hide("k3y\"k3y");

    assertThat(errors.of("{\"message\":\"bad token k3y\\\"k3y!\"}")).isEqualTo("bad token ***!");
    assertThat(errors.of("{\"other\":\"bad token k3y\\\"k3y!\"}")).doesNotContain("k3y");
  }

  @Test
  void hidesAKeyAtTheTruncationPoint() {
    redaction.hide("SECRETSECRET");

    for (int before = 280; before < 305; before++) {
      String text = "x".repeat(before) + "SECRETSECRET";
      assertThat(errors.of(text)).doesNotContain("SE");
      assertThat(errors.of("{\"message\":\"" + text + "\"}")).doesNotContain("SE");
    }
    assertThat(errors.of("<p>" + " ".repeat(19_990) + "SECRETSECRET")).doesNotContain("SE");
  }

  @Test
  void hidesKeysWithACommonStart() {
    redaction.hide("first");
    redaction.hide("firstAndMore");

    assertThat(redaction.clean("first, firstAndMore")).isEqualTo("***, ***");
  }
}
