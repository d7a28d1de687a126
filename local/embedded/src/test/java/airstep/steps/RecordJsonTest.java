package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.vocabulary.run.SyncOutcome;
import airstep.vocabulary.sync.CancelInput;
import airstep.vocabulary.sync.CancelOutput;
import airstep.vocabulary.sync.CheckInput;
import airstep.vocabulary.sync.CloseInput;
import airstep.vocabulary.sync.FindInput;
import airstep.vocabulary.sync.FindOutput;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.SyncSettings;
import airstep.vocabulary.sync.TriggerInput;
import airstep.vocabulary.sync.TriggerOutput;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps read and write each component of their inputs and outputs under its own key. */
class RecordJsonTest {

  private static final StepParts NONE = new StepParts(null, null, null, null, null, null, null);

  @ParameterizedTest
  @MethodSource
  void reads(Class<? extends Record> type, Function<JsonObject, Record> read) {
    RecordSample.Both sample = new RecordSample(false, 0).of(type);

    assertThat(read.apply(Json.readObject(Json.write(sample.json())))).isEqualTo(sample.value());
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        reader(SyncSettings.class, SyncSettingsJson::read),
        reader(SyncPlan.class, SyncPlanJson::read),
        reader(TriggerInput.class, TriggerJson::readInput),
        reader(TriggerOutput.class, TriggerJson::readOutput),
        reader(JobAnswer.class, JobAnswerJson::read),
        reader(CheckInput.class, new CheckSync(NONE)::read),
        reader(CancelInput.class, new CancelSync(NONE)::read),
        reader(FindInput.class, new FindJob(NONE)::read),
        reader(CloseInput.class, new CloseSync(NONE)::read));
  }

  @ParameterizedTest
  @MethodSource
  <T extends Record> void writes(Class<T> type, Function<T, Map<String, ?>> write) {
    RecordSample.Both sample = new RecordSample(false, 0).of(type);

    assertThat(Json.readObject(Json.write(write.apply(type.cast(sample.value())))).fields())
        .isEqualTo(Json.readObject(Json.write(sample.json())).fields());
  }

  static Stream<Arguments> writes() {
    return Stream.of(
        writer(SyncSettings.class, SyncSettings::json),
        writer(SyncPlan.class, SyncPlanJson::write),
        writer(TriggerOutput.class, TriggerJson::write),
        writer(JobAnswer.class, JobAnswerJson::write),
        writer(CancelOutput.class, JobAnswerJson::write),
        writer(FindOutput.class, FindJson::write),
        writer(SyncOutcome.class, new CloseSync(NONE)::write));
  }

  private static <T> Arguments reader(Class<T> type, Function<JsonObject, T> read) {
    return Arguments.of(type, read);
  }

  private static <T> Arguments writer(Class<T> type, Function<T, Map<String, ?>> write) {
    return Arguments.of(type, write);
  }
}
