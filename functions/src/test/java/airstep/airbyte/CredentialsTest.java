package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.airbyte.Credentials.Form;
import airstep.json.Json;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CredentialsTest {

  /** A secret for each form. Its last field is the confidential one. */
  private static final Map<Form, List<String>> FIELDS =
      Map.of(
          Form.API_KEY, List.of("api_key"),
          Form.APPLICATION, List.of("client_id", "client_secret"),
          Form.LOGIN, List.of("username", "password"),
          Form.NONE, List.of());

  @Test
  void everyFormIsReadFromItsFields() {
    assertThat(FIELDS.keySet()).containsExactlyInAnyOrder(Form.values());
    FIELDS.forEach((form, fields) -> assertThat(read(fields).form()).isEqualTo(form));
  }

  @Test
  void everyFormHidesItsConfidentialValueAndNamesItsFieldsWhenRejected() {
    FIELDS.forEach(
        (form, fields) -> {
          Credentials credentials = read(fields);
          if (!fields.isEmpty()) {
            assertThat(credentials.confidential()).contains("value-of-" + fields.getLast());
          }
          assertThat(credentials.toString()).doesNotContain("value-of-");
          assertThat(credentials.refusal("airbyte")).contains("secret airbyte");
          fields.forEach(
              field -> assertThat(credentials.refusal("airbyte")).contains("`" + field + "`"));
        });
  }

  @Test
  void withoutCredentialsEveryFormIsSuggested() {
    assertThat(read(List.of()).refusal("airbyte"))
        .contains(
            FIELDS.values().stream()
                .flatMap(List::stream)
                .map(field -> "`" + field + "`")
                .toList());
  }

  @Test
  void twoFormsInOneSecretAreRefused() {
    List<List<String>> all = FIELDS.values().stream().filter(it -> !it.isEmpty()).toList();
    for (List<String> one : all) {
      for (List<String> other : all) {
        if (!one.equals(other)) {
          assertThatThrownBy(() -> read(Stream.concat(one.stream(), other.stream()).toList()))
              .isInstanceOf(SecretUnusableException.class)
              .hasMessageContaining("more than one kind of credentials")
              .satisfies(
                  error ->
                      one.forEach(
                          field -> assertThat(error).hasMessageContaining("`" + field + "`")));
        }
      }
    }
  }

  @Test
  void halfAFormIsRefused() {
    FIELDS.values().stream()
        .filter(fields -> fields.size() > 1)
        .forEach(
            fields ->
                fields.forEach(
                    field ->
                        assertThatThrownBy(() -> read(List.of(field)))
                            .isInstanceOf(SecretUnusableException.class)
                            .hasMessageContaining("needs both")));
  }

  private static Credentials read(List<String> fields) {
    Map<String, String> secret = new LinkedHashMap<>();
    fields.forEach(field -> secret.put(field, "value-of-" + field));
    return Credentials.of(Secret.parse("airbyte", Json.write(secret)));
  }
}
