package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.flows.FlowReader;
import airstep.json.Json;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import airstep.vocabulary.json.MissingFieldException;
import airstep.vocabulary.run.AirbyteFindings;
import airstep.vocabulary.run.CheckAlertInput;
import airstep.vocabulary.run.CheckResult;
import airstep.vocabulary.run.CloseRunInput;
import airstep.vocabulary.run.ClosedRun;
import airstep.vocabulary.run.MissingFlows;
import airstep.vocabulary.run.Notified;
import airstep.vocabulary.run.NotifyInput;
import airstep.vocabulary.run.PlanInput;
import airstep.vocabulary.run.PlannedRun;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunId;
import airstep.vocabulary.run.SettingsInput;
import airstep.vocabulary.run.UpstreamInput;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The definitions send what the steps of a run read, and read what the steps write. A key that is
 * renamed on one side only fails here.
 */
class RunStepKeysTest {

  private static final Definitions DEFINITIONS =
      new Definitions(List.of(FlowReader.defaults()), Deployment.standIn());

  /** Keys whose absence is not an error, with the reason. */
  private static final Set<String> LENIENT =
      Set.of(
          // Booleans of an outcome, which leaves them out if false.
          "down",
          "deleted",
          // A run of all connections leaves it out.
          "partial",
          // The definition of a flow without `after`, and of one that names its connections.
          "allActive",
          // A run that is not a part of a larger one.
          "part",
          // The settings of an earlier release.
          "partConnections",
          // Values that belong to some codes only.
          "flows",
          // Marks of a sealed interface.
          "code",
          // A sync that an earlier release prepared has none.
          "history",
          "looks",
          // All kinds.
          "kinds",
          // Step Functions' own words.
          "Error",
          "Cause");

  /** The states that call the steps of a run, with what they send. */
  private static final Map<String, Class<?>> INPUTS =
      Map.of(
          "Check Airbyte", SettingsInput.class,
          "Send Check", CheckAlertInput.class,
          "Look Upstream", UpstreamInput.class,
          "Plan Run", PlanInput.class,
          "Plan Large Run", PlanInput.class,
          "Close Run", CloseRunInput.class,
          "Notify Run", NotifyInput.Ended.class,
          "Notify Stuck", NotifyInput.Stuck.class);

  /** The variables that hold the outputs of steps. */
  private static final Map<String, Class<?>> OUTPUTS =
      Map.of(
          "plan", PlannedRun.class,
          "closed", ClosedRun.class,
          "airbyte", AirbyteFindings.class,
          "checked", CheckResult.class);

  static Stream<Arguments> states() {
    return INPUTS.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
  }

  @ParameterizedTest
  @MethodSource("states")
  void aStateSendsWhatItsStepReads(String state, Class<?> input) {
    Map<String, Object> payload = new LinkedHashMap<>(payload(state).fields());
    payload.remove("execution");

    sameKeys(payload, input);
  }

  private static void sameKeys(Map<?, ?> sent, Class<?> input) {
    Map<String, RecordComponent> components = components(input);
    Set<String> read = new TreeSet<>(components.keySet());
    if (input == RunId.class) {
      // A sync does not know what started its run.
      read.removeAll(List.of("partial", "retryOf"));
    }
    assertThat(sent.keySet()).as(input.getSimpleName()).isEqualTo(read);
    sent.forEach(
        (key, value) -> {
          Class<?> type = components.get((String) key).getType();
          if (value instanceof Map<?, ?> inside && type.isRecord()) {
            sameKeys(inside, type);
          }
        });
  }

  @Test
  void everyStateThatCallsAStepOfARunIsListed() {
    Set<String> steps = new TreeSet<>();
    INPUTS.keySet().forEach(state -> steps.add(function(state)));

    assertThat(steps)
        .containsExactly(
            "CheckAirbyte", "CheckAlert", "CheckUpstream", "CloseRun", "NotifyRun", "PlanRun");
    states(DEFINITIONS.run())
        .forEach(
            (name, state) -> {
              if (state.text("Resource").filter(it -> it.endsWith("lambda:invoke")).isPresent()) {
                assertThat(INPUTS).containsKey(name);
              }
            });
  }

  @Test
  void theDefinitionReadsOnlyWhatTheStepsWrite() {
    Set<String> read = new TreeSet<>();
    Pattern.compile("\\$(plan|closed|airbyte|checked)((?:\\.\\w+)+)")
        .matcher(DEFINITIONS.run())
        .results()
        .forEach(
            found -> {
              read.add(found.group(1));
              isWritten(OUTPUTS.get(found.group(1)), found.group(2).substring(1), found.group());
            });

    assertThat(read).isEqualTo(new TreeSet<>(OUTPUTS.keySet()));
    assertThat(DEFINITIONS.run())
        .contains("$states.result.Payload.missing", "$states.result.Payload.alert");
    isWritten(MissingFlows.class, "missing", "");
    isWritten(Notified.class, "alert", "");
  }

  private static void isWritten(Class<?> output, String path, String where) {
    Class<?> type = output;
    for (String name : path.split("\\.", -1)) {
      Map<String, RecordComponent> components = components(type);
      assertThat(components.keySet()).as(where).contains(name);
      type = RecordSample.contained(components.get(name).getGenericType());
    }
  }

  /** Without its step, the definition itself writes what CloseRun would have. */
  @Test
  void theDefinitionClosesARunLikeItsStep() {
    JsonObject closed =
        states(DEFINITIONS.run()).get("Count Outcomes").needObject("Assign").needObject("closed");

    assertThat(closed.fields().keySet()).isEqualTo(components(ClosedRun.class).keySet());
    Set<String> needed = new TreeSet<>(components(RunEvent.class).keySet());
    needed.remove("reason");
    assertThat(closed.needObject("event").fields().keySet()).isEqualTo(needed);
    assertThat(closed.needObject("mail").fields().keySet())
        .isEqualTo(components(ClosedRun.Mail.class).keySet());
    assertThat(closed.needObject("news").fields().keySet())
        .isEqualTo(components(ClosedRun.Unclosed.class).keySet());
  }

  @Test
  void theInputsAreReadByTheRule() {
    reads(SettingsInput::read, SettingsInput.class);
    reads(PlanInput::read, PlanInput.class);
    reads(CheckAlertInput::read, CheckAlertInput.class);
    reads(UpstreamInput::read, UpstreamInput.class);
    reads(CloseRunInput::read, CloseRunInput.class);
    reads(NotifyInput::read, NotifyInput.Ended.class);
    reads(NotifyInput::read, NotifyInput.Stuck.class);
  }

  private static void reads(Function<JsonObject, ?> reader, Class<?> input) {
    for (int variant : new int[] {0, 1}) {
      for (boolean empty : new boolean[] {false, true}) {
        RecordSample.Both sample = new RecordSample(empty, variant).of(input);
        assertThat(reader.apply(json(sample.json()))).isEqualTo(sample.value());
      }
      Object full = new RecordSample(false, variant).of(input).json();
      Object least = new RecordSample(true, variant).of(input).json();
      for (List<Object> path : paths(least)) {
        String key = path.getLast().toString();
        if (!LENIENT.contains(key)) {
          JsonObject without = json(without(full, path));
          assertThatThrownBy(() -> reader.apply(without))
              .as("%s without %s", input.getSimpleName(), path)
              .isInstanceOf(MissingFieldException.class);
        }
      }
    }
  }

  @Test
  void theOutputsAreWrittenByTheRule() {
    writes(PlannedRun.class);
    writes(AirbyteFindings.class);
    writes(CheckResult.class);
    writes(MissingFlows.class);
    writes(ClosedRun.class);
    writes(Notified.class);
  }

  private static void writes(Class<? extends JsonRecord> output) {
    for (boolean empty : new boolean[] {false, true}) {
      RecordSample.Both sample = new RecordSample(empty, 0).of(output);
      assertThat(known(json(sample.value()).fields()))
          .isEqualTo(known(json(sample.json()).fields()));
    }
  }

  /** Without what is null or false, which may be missing. */
  private static Object known(Object json) {
    return switch (json) {
      case Map<?, ?> map -> {
        Map<Object, Object> known = new HashMap<>();
        map.forEach(
            (key, value) -> {
              if (value != null && !Boolean.FALSE.equals(value)) {
                known.put(key, known(value));
              }
            });
        yield known;
      }
      case List<?> list -> list.stream().map(RunStepKeysTest::known).toList();
      case null, default -> json;
    };
  }

  private static List<List<Object>> paths(Object json) {
    List<List<Object>> paths = new ArrayList<>();
    if (json instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            paths.add(List.of(key));
            paths(value)
                .forEach(
                    path ->
                        paths.add(Stream.concat(Stream.of((Object) key), path.stream()).toList()));
          });
    }
    return paths;
  }

  private static Object without(Object json, List<Object> path) {
    Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) json);
    if (path.size() == 1) {
      copy.remove(path.getFirst());
    } else {
      copy.put(path.getFirst(), without(copy.get(path.getFirst()), path.subList(1, path.size())));
    }
    return copy;
  }

  private static Map<String, RecordComponent> components(Class<?> type) {
    Map<String, RecordComponent> components = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.put(RecordSample.key(type, component), component);
    }
    return components;
  }

  private static JsonObject payload(String state) {
    return arguments(state).needObject("Payload");
  }

  private static String function(String state) {
    return arguments(state).needText("FunctionName").replaceFirst(".*:function:", "");
  }

  private static JsonObject arguments(String state) {
    return Stream.of(DEFINITIONS.run(), DEFINITIONS.sync())
        .map(machine -> Optional.ofNullable(states(machine).get(state)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow()
        .needObject("Arguments");
  }

  private static Map<String, JsonObject> states(String machine) {
    Map<String, JsonObject> states = new LinkedHashMap<>();
    JsonObject all = Json.readObject(machine).needObject("States");
    all.fields().keySet().forEach(name -> states.put(name, all.needObject(name)));
    return states;
  }

  private static JsonObject json(Object value) {
    return Json.readObject(Json.write(value));
  }
}
