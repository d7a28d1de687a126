package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.definition.InvalidDefinitionException;
import airstep.asl.definition.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The mistakes that AWS's own validator lets pass: ours does not. */
class DefinitionLintTest {

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");

  @Test
  void theDefinitionsAreFreeOfThem() {
    Rendered.texts()
        .forEach(
            (name, text) ->
                assertThatCode(() -> StateMachine.load(text)).as(name).doesNotThrowAnyException());
  }

  @Test
  void eachOfThemIsFoundWhereItIsPlanted() {
    String sync = Rendered.texts().get("sync");
    plant(sync, "\"ErrorEquals\" : [ \"States.ALL\" ]", "\"ResultPath\" : \"$\", $0");
    plant(sync, "\"airstep.airbyte.ConnectionInactiveException\"", "\"States.ALL\"");
    plant(sync, "\"airstep.airbyte.AirbyteRefusedException\"", "\"States.ALL\"");
    plant(sync, "\"BackoffRate\" : 2", "\"BackoffRate\" : 0.5");
    plant(sync, "\"BackoffRate\" : 2", "\"MaxDelaySeconds\" : 1");
    plant(sync, "\"JitterStrategy\" : \"FULL\"", "\"JitterStrategy\" : \"SOME\"");
    plant(sync, "\"TimeoutSeconds\" : 255", "\"TimeoutSeconds\" : 255, \"HeartbeatSeconds\" : 300");
    plant(sync, "{% $jobId %}", "{% $nowhereAssigned %}");
    plant(sync, "\"input\" : \"{% $states.input %}\"", "\"input\" : \"{% $states.result %}\"");
    plant(sync, "\"polls\" : 0", "\"states\" : 0");
    plant(sync, "\"polls\" : 0", "\"polls.count\" : 0");
  }

  @Test
  void noTextOnlyLooksLikeAnExpression() {
    List<String> suspects = new ArrayList<>();
    for (String text : Rendered.texts().values()) {
      Matcher strings = STRING.matcher(text);
      while (strings.find()) {
        String value = strings.group(1);
        boolean whole = value.startsWith("{%") && value.endsWith("%}");
        if (!whole && (value.contains("{%") || value.contains("%}") || value.contains("$states"))) {
          suspects.add(value);
        }
      }
    }
    assertThat(suspects).isEmpty();
  }

  private static void plant(String definition, String where, String mistake) {
    assertThat(definition).contains(where);
    String planted = definition.replace(where, mistake.replace("$0", where));
    assertThatThrownBy(() -> StateMachine.load(planted))
        .as(mistake)
        .isInstanceOf(InvalidDefinitionException.class);
  }
}
