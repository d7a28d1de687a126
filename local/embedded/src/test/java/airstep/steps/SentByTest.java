package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.NoJobStartedException;
import airstep.flows.FlowReader;
import airstep.json.Json;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.steps.SentBy.Effect;
import airstep.vocabulary.StateName;
import airstep.vocabulary.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A clean-up reads errors in a history as the definition of the stopped sync did. */
class SentByTest {

  private static final long EFFECT_SECONDS = 180;

  private static final JsonObject STATES =
      Json.readObject(new Definitions(List.of(FlowReader.defaults()), Deployment.standIn()).sync())
          .needObject("States");

  @Test
  void readsTheErrorsOfATriggerAsItsCatchersDo() {
    Map<String, Effect> caught = new TreeMap<>();
    for (JsonObject catcher : STATES.needObject(StateName.TRIGGER_SYNC).objects("Catch")) {
      JsonObject failure = catcher.needObject("Assign").needObject("failure");
      Object seconds = failure.fields().get("effectSeconds");
      Effect effect =
          seconds.equals(0L)
              ? Effect.NONE
              : seconds.equals(EFFECT_SECONDS) ? Effect.SENT : Effect.PENDING;
      catcher.texts("ErrorEquals").forEach(error -> caught.put(error, effect));
    }
    // Only a search fails with this. The data that was too large was the answer to a request.
    caught.remove(NoJobStartedException.class.getName());
    caught.remove("States.DataLimitExceeded");

    assertThat(caught).hasSizeGreaterThan(12).containsValues(Effect.values());
    assertThat(caught)
        .allSatisfy(
            (error, effect) ->
                assertThat(SyncHistory.TRIGGERS.effect(error)).as(error).isEqualTo(effect));
  }

  @Test
  void readsTheErrorsOfACancelAsItsRetriersDo() {
    List<JsonObject> retriers = STATES.needObject(StateName.CANCEL_SYNC).objects("Retry");
    List<String> sent = retriers.getFirst().texts("ErrorEquals");

    assertThat(retriers).hasSize(2);
    assertThat(sent)
        .hasSizeGreaterThan(6)
        .noneSatisfy(error -> assertThat(SyncHistory.CANCELS.effect(error)).isEqualTo(Effect.NONE));
    assertThat(retriers.getLast().texts("ErrorEquals"))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            error ->
                assertThat(SyncHistory.CANCELS.effect(error)).as(error).isEqualTo(Effect.NONE));
  }
}
