package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.json.Json;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.RunSettings;
import airstep.vocabulary.run.SettingsInput;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The definition of a flow and the records accept the same inputs. */
class FlowInputKeysTest {

  private static final Flow FLOW = FlowReader.defaults();
  private static final String DEFINITION =
      new Definitions(List.of(FLOW), Deployment.standIn()).flow(FLOW);

  @Test
  void theDefinitionAcceptsTheKeysOfEachForm() {
    Set<String> defined = new TreeSet<>();
    Pattern.compile("in \\[\\s*((?:'[\\w, ]*'(?:,\\s+)?)+)\\s*\\]")
        .matcher(DEFINITION.replace("\\n", " "))
        .results()
        .filter(found -> found.group().contains("scheduledTime"))
        .forEach(
            found ->
                Stream.of(found.group(1).split("',\\s+'"))
                    .forEach(keys -> defined.add(keys.replace("'", "").strip())));

    assertThat(defined).isEqualTo(sorted(FlowInput.forms().keySet().stream()));
    assertThat(DEFINITION).contains("$exists($states.input.check) and $states.input.check != true");
  }

  @Test
  void aFormHasTheComponentsOfItsRecord() {
    Stream<Set<String>> records =
        Stream.of(FlowInput.class.getPermittedSubclasses())
            .map(
                type ->
                    type == FlowInput.Check.class
                        ? Set.of(FlowInput.Check.CHECK)
                        : Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.toSet()));

    assertThat(sorted(records)).isEqualTo(sorted(FlowInput.forms().keySet().stream()));
  }

  @Test
  void theMessageNamesEveryKey() {
    assertThat(FlowInput.ACCEPTED)
        .contains(FlowInput.forms().keySet().stream().flatMap(Set::stream).toList());
  }

  /** The settings that a flow passes to its run are those that the steps of the run read. */
  @Test
  void theStepsOfARunReadTheSettingsOfAFlow() {
    JsonObject settings = FlowSettings.of(Json.readObject(DEFINITION));

    RunSettings read =
        SettingsInput.read(JsonObject.of(Map.of("settings", settings.fields()))).settings();

    assertThat(read.sync().airbyteSecret()).isEqualTo(FLOW.airbyteSecret());
    assertThat(read.sync().whenRunning()).isEqualTo(FLOW.sync().whenRunning());
    assertThat(read.connections()).isInstanceOf(RunSettings.AllActive.class);
  }

  private static Set<String> sorted(Stream<Set<String>> keys) {
    return keys.map(set -> String.join(", ", new TreeSet<>(set)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
