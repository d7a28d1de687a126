package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.FlowReader;
import airstep.json.Json;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.StateName;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.SyncOutcome;
import airstep.vocabulary.sync.CancelInput;
import airstep.vocabulary.sync.CancelOutput;
import airstep.vocabulary.sync.CheckInput;
import airstep.vocabulary.sync.CheckOutput;
import airstep.vocabulary.sync.CloseInput;
import airstep.vocabulary.sync.FindInput;
import airstep.vocabulary.sync.FindOutput;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncEnd;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.SyncSettings;
import airstep.vocabulary.sync.TriggerInput;
import airstep.vocabulary.sync.TriggerOutput;
import airstep.vocabulary.sync.TurnInput;
import airstep.vocabulary.sync.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The definition of a sync and the records of its steps have the same keys and the same values. */
class StepKeysTest {

  private static final String TEXT =
      new Definitions(List.of(FlowReader.defaults()), Deployment.standIn()).sync();
  private static final JsonObject STATES = Json.readObject(TEXT).needObject("States");

  /** What a state sends to its step is what the step reads. */
  @ParameterizedTest
  @MethodSource
  void sends(String state, Class<?> input) {
    assertThat(payload(state).fields().keySet())
        .as(state)
        .isEqualTo(Set.copyOf(outermost(RecordSample.keys(input), "execution")));
  }

  static Stream<Arguments> sends() {
    return Stream.of(
        Arguments.of("Find Job", FindInput.class),
        Arguments.of("Take Turn", TurnInput.class),
        Arguments.of(StateName.TRIGGER_SYNC, TriggerInput.class),
        Arguments.of(StateName.CHECK_SYNC, CheckInput.class),
        Arguments.of(StateName.CANCEL_SYNC, CancelInput.class),
        Arguments.of(StateName.CLOSE_SYNC, CloseInput.class));
  }

  @Test
  void everyStateThatCallsAStepIsListed() {
    Set<String> listed =
        sends()
            .map(state -> (String) state.get()[0])
            .collect(Collectors.toCollection(TreeSet::new));
    // The first merges two inputs, and the second calls a step of a run.
    listed.addAll(List.of(StateName.PREPARE_SYNC, "Notify Stuck"));

    assertThat(
            STATES.fields().keySet().stream()
                .filter(name -> state(name).contains("\"arn:aws:states:::lambda:invoke\"")))
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  /** PrepareSync merges {@code input} and {@code defaults} when it reads them. */
  @Test
  void sendsTheDefaultsOfEverySetting() {
    JsonObject payload = payload(StateName.PREPARE_SYNC);

    assertThat(payload.fields()).containsOnlyKeys("execution", "input", "defaults", "retried");
    assertThat(paths("", payload.needObject("defaults")))
        .isEqualTo(RecordSample.keys(SyncSettings.class));
    assertThat(SyncSettings.read(payload.needObject("defaults")).job()).isEqualTo("sync");
  }

  /** What the definition reads from an output, or from a variable that has one, the step writes. */
  @ParameterizedTest
  @MethodSource
  void reads(String variable, String text, Class<?> output, List<String> ofTheDefinition) {
    Set<String> known = RecordSample.keys(output);
    known.addAll(ofTheDefinition);

    assertThat(read(variable, text)).as(variable).isNotEmpty().isSubsetOf(known);
  }

  static Stream<Arguments> reads() {
    String result = "$states.result.Payload";
    String input = "$states.input";
    return Stream.of(
        Arguments.of(result, state("Find Job"), FindOutput.class, List.of()),
        Arguments.of(result, state(StateName.CANCEL_SYNC), CancelOutput.class, List.of()),
        Arguments.of(input, state("Started?"), TriggerOutput.class, List.of()),
        Arguments.of(input, state("Succeeded?"), SyncOutcome.class, List.of()),
        Arguments.of(input, state("Sync Failed"), SyncOutcome.class, List.of()),
        Arguments.of(input, state(StateName.PUBLISH_SYNC), SyncOutcome.class, List.of()),
        Arguments.of(input, state("Publish Success"), SyncOutcome.class, List.of()),
        Arguments.of("$sync", TEXT, SyncPlan.class, List.of()),
        Arguments.of("$retries", TEXT, SyncSettings.Retries.class, List.of()),
        // What a failed check was: the definition's own.
        Arguments.of("$job", TEXT, CheckOutput.class, List.of("unseen")),
        Arguments.of("$end", TEXT, SyncEnd.class, List.of()),
        Arguments.of("$verdict", TEXT, Verdict.class, List.of()),
        Arguments.of("$origin", TEXT, FindOutput.Origin.class, List.of()));
  }

  /** Reading a key that is not there would fail the state. */
  @Test
  void everyFieldThatIsReadHasAValueOrIsNull() {
    SyncEnd end = (SyncEnd) new RecordSample(false, 0).of(SyncEnd.class).value();
    FindOutput nothing =
        new FindOutput(
            (FindOutput.Origin) new RecordSample(false, 0).of(FindOutput.Origin.class).value(),
            SyncPlan.unprepared("none"),
            0,
            0,
            FindOutput.LeftBehind.nothing(Verdict.of(Outcome.FAILED, SyncReason.NO_JOB)),
            end);

    assertThat(read("$states.result.Payload", state("Find Job")))
        .isSubsetOf(nothing.json().map().keySet());
  }

  /** What the definition itself gives a step as a step would. */
  @ParameterizedTest
  @MethodSource
  void assigns(String variable, Class<?> type, List<String> ofTheDefinition) {
    List<JsonObject> assigned = assigned(variable);
    assertThat(assigned).isNotEmpty();
    Set<String> known = RecordSample.keys(type);
    known.addAll(ofTheDefinition);

    assertThat(assigned)
        .allSatisfy(value -> assertThat(known).containsAll(value.fields().keySet()));
  }

  static Stream<Arguments> assigns() {
    return Stream.of(
        Arguments.of("verdict", Verdict.class, List.of()),
        Arguments.of("end", SyncEnd.class, List.of()),
        Arguments.of("origin", FindOutput.Origin.class, List.of()),
        Arguments.of("job", JobAnswer.class, List.of("unseen")));
  }

  /** FindJob gives the other codes. */
  @Test
  void everyOutcomeAndCodeIsKnownAndEveryCodeIsUsed() {
    Set<String> words = new TreeSet<>();
    for (JsonObject verdict : assigned("verdict")) {
      for (String key : List.of("outcome", "code")) {
        String text = verdict.needText(key);
        words.addAll(text.startsWith("{%") ? found("'([A-Z_]+)'", text) : Set.of(text));
      }
    }
    words.addAll(found("'(?:outcome|code)': '(\\w+)'", TEXT));
    EnumSet<SyncReason> ofFindJob =
        EnumSet.of(SyncReason.NO_JOB, SyncReason.NO_JOB_CAME, SyncReason.JOB_MAY_RUN);
    Set<String> given = names(EnumSet.complementOf(ofFindJob));
    Set<String> known = names(EnumSet.allOf(Outcome.class));
    known.addAll(given);

    assertThat(words).containsAll(given).isSubsetOf(known);
  }

  private static <E extends Enum<E>> Set<String> names(Set<E> constants) {
    return constants.stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonObject payload(String state) {
    return STATES.needObject(state).needObject("Arguments").needObject("Payload");
  }

  private static String state(String name) {
    return Json.write(STATES.needObject(name).fields());
  }

  private static List<String> outermost(Set<String> keys, String more) {
    return Stream.concat(Stream.of(more), keys.stream().filter(key -> !key.contains("."))).toList();
  }

  /** The paths behind a variable. */
  private static Set<String> read(String variable, String text) {
    return found("(?<![\\w$.])" + Pattern.quote(variable) + "\\.(\\w+(?:\\.\\w+)*)", text);
  }

  private static Set<String> paths(String before, JsonObject json) {
    Set<String> paths = new TreeSet<>();
    json.fields()
        .forEach(
            (key, value) -> {
              paths.add(before + key);
              json.object(key).ifPresent(in -> paths.addAll(paths(before + key + ".", in)));
            });
    return paths;
  }

  /** The objects that any state assigns to a variable. */
  private static List<JsonObject> assigned(String variable) {
    List<JsonObject> objects = new ArrayList<>();
    collect(STATES.fields(), variable, objects);
    return objects;
  }

  private static void collect(Object node, String variable, List<JsonObject> objects) {
    switch (node) {
      case Map<?, ?> map -> {
        JsonObject.of(map)
            .object("Assign")
            .flatMap(assign -> assign.object(variable))
            .ifPresent(objects::add);
        map.values().forEach(value -> collect(value, variable, objects));
      }
      case List<?> list -> list.forEach(value -> collect(value, variable, objects));
      case null, default -> {}
    }
  }
}
