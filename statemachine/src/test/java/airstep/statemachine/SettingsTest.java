package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.FlowReader;
import airstep.flows.FlowSyncSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTest {

  /** A setting that is read from a flow file but not rendered would have no effect. */
  @Test
  void everySyncSettingIsRendered() {
    JsonNode sync = Settings.sync(FlowReader.defaults());

    assertThat(sync.properties().stream().map(field -> field.getKey().replace("Seconds", "")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(FlowSyncSettings.class.getRecordComponents())
                        .map(component -> component.getName()),
                    Stream.of("airbyteSecret"))
                .toList());
  }
}
