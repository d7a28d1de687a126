package airstep.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionMatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "{'a': 1}                | {'a': 1}",
        "{'a': '${X}'}           | {'a': 'arn:x'}",
        "{'a': '${X}', 'b': ['${X}']} | {'a': 'arn:x', 'b': ['arn:x']}",
        "{'a': 'to ${X} and ${Y}.'}   | {'a': 'to x and y.'}"
      })
  void aPlaceholderStandsForAnyText(String rendered, String deployed) throws Exception {
    assertThat(difference(rendered, deployed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "{'a': 1}                | {'a': 2}               | $.a",
        "{'a': 'x'}              | {'a': 'y'}             | $.a",
        "{'a': {'b': true}}      | {'a': {}}              | $.a.b",
        "{'a': {}}               | {'a': {'b': true}}     | $.a.b",
        "{'a': ['x', 'y']}       | {'a': ['x', 'z']}      | $.a[1]",
        "{'a': ['x']}            | {'a': ['x', 'z']}      | $.a",
        "{'a': '${X}'}           | {'a': 7}               | $.a",
        "{'a': 'to ${X}'}        | {'a': 'from x'}        | $.a",
        "{'a': '${X}', 'b': ['${X}']} | {'a': 'arn:x', 'b': ['arn:y']} | $.b[0]"
      })
  void namesTheFirstDifference(String rendered, String deployed, String path) throws Exception {
    assertThat(difference(rendered, deployed)).hasValue(path);
  }

  @Test
  void showsNoValue() throws JsonProcessingException {
    assertThat(difference("{'a': 'one'}", "{'a': 'two'}").orElseThrow())
        .doesNotContain("one", "two");
  }

  private static Optional<String> difference(String rendered, String deployed)
      throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    return new DefinitionMatch()
        .difference(
            json.readTree(rendered.replace('\'', '"')), json.readTree(deployed.replace('\'', '"')));
  }
}
