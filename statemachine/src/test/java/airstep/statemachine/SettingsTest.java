package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.vocabulary.sync.SyncSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsTest {

  /** A setting that is a component but not rendered would have no effect. */
  @Test
  void everySyncSettingIsRendered() {
    Flow flow = FlowReader.defaults();
    JsonNode sync = Settings.of(flow, List.of(flow), Deployment.standIn()).path("sync");

    assertThat(sync.properties().stream().map(field -> field.getKey().replace("Seconds", "")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SyncSettings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }

  /** A key that is not rendered has its effect in the stack, in the plan or in the reader. */
  @Test
  void everyOtherKeyIsRenderedOrHasItsEffectElsewhere() {
    Flow flow = FlowReader.defaults();
    Set<String> keys =
        Arrays.stream(Flow.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Settings.of(flow, List.of(flow), Deployment.standIn())
        .fieldNames()
        .forEachRemaining(keys::remove);

    assertThat(keys)
        .containsExactlyInAnyOrder(
            // Rendered under another name.
            "name",
            "alerting",
            "usualAlerting",
            "connections",
            "triggers",
            // Of the stack.
            "description",
            "enabled",
            "freshness",
            // Of the plan and of messages.
            "external",
            "file",
            "lines",
            "missing");
  }
}
