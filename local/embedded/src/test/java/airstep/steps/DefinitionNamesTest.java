package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.json.Json;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.vocabulary.StateName;
import airstep.vocabulary.json.JsonObject;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Names of states that the steps read in histories. If such a state were renamed, a clean-up would
 * not find it and would report that no job was started. The names are visible only in this package.
 */
class DefinitionNamesTest {

  private static final Flow FLOW = FlowReader.defaults();
  private static final Definitions DEFINITIONS =
      new Definitions(List.of(FLOW), Deployment.standIn());

  @ParameterizedTest
  @CsvSource({
    StateName.PREPARE_SYNC + ", PrepareSync",
    StateName.TRIGGER_SYNC + ", TriggerSync",
    StateName.CHECK_SYNC + ", CheckSync",
    StateName.CANCEL_SYNC + ", CancelSync"
  })
  void everyStateReadFromAHistoryCallsItsStep(String state, String step) {
    JsonObject states = Json.readObject(DEFINITIONS.sync()).needObject("States");

    assertThat(states.fields()).containsKey(state);
    assertThat(states.needObject(state).needObject("Arguments").needText("FunctionName"))
        .endsWith(":function:" + step);
  }

  @Test
  void everyStateNamedInCodeExists() throws IllegalAccessException {
    String all = DEFINITIONS.flow(FLOW) + DEFINITIONS.run() + DEFINITIONS.sync();

    for (Field name : StateName.class.getFields()) {
      assertThat(all).contains("\"" + name.get(null) + "\" : {");
    }
  }

  /** No other state of `sync` may call them: a reader of the history would miss it. */
  @Test
  void onlyOneStateCallsEachStepReadFromAHistory() {
    for (String step : List.of("PrepareSync", "TriggerSync", "CheckSync", "CancelSync")) {
      assertThat(DEFINITIONS.sync()).containsOnlyOnce(":function:" + step + "\"");
    }
  }

  @Test
  void theTriggerReceivesTheInputReadFromItsHistory() {
    Map<String, Object> payload =
        Json.readObject(DEFINITIONS.sync())
            .needObject("States")
            .needObject(StateName.TRIGGER_SYNC)
            .needObject("Arguments")
            .needObject("Payload")
            .fields();

    assertThat(payload).containsKeys("sync", "onlyLook");
  }

  @Test
  void everyTopLevelDefinitionHasAlertSettings() {
    JsonObject flow = FlowSettings.of(Json.readObject(DEFINITIONS.flow(FLOW)));
    assertThat(flow.needText("flow")).isEqualTo(FLOW.name());
    assertThat(flow.needText("stage")).isEqualTo("local");
    assertThat(flow.needObject("alert").needText("secret")).isEqualTo(FLOW.alerting().secret());

    JsonObject sync = FlowSettings.of(Json.readObject(DEFINITIONS.sync()));
    assertThat(sync.needObject("alert").needText("secret"))
        .isEqualTo(FLOW.usualAlerting().secret());
  }
}
