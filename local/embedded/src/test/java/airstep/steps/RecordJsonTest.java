package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps read and write each component of their inputs and outputs under its own key. */
class RecordJsonTest {

  @ParameterizedTest
  @MethodSource
  void reads(Class<? extends Record> type, Function<JsonObject, Record> read) {
    RecordSample.Both sample = new RecordSample(false, 0).of(type);

    assertThat(read.apply(Json.readObject(Json.write(sample.json())))).isEqualTo(sample.value());
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        reader(SyncSettings.class, SyncSettings::read),
        reader(SyncPlan.class, SyncPlan::read),
        reader(TriggerInput.class, TriggerInput::read),
        reader(TriggerOutput.class, TriggerOutput::read),
        reader(JobAnswer.class, JobAnswer::read),
        reader(CheckInput.class, CheckInput::read),
        reader(CancelInput.class, CancelInput::read),
        reader(FindInput.class, FindInput::read),
        reader(CloseInput.class, CloseInput::read));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        SyncSettings.class,
        SyncPlan.class,
        TriggerOutput.class,
        JobAnswer.class,
        CancelOutput.class,
        FindOutput.class,
        SyncOutcome.class
      })
  void writes(Class<? extends JsonRecord> type) {
    RecordSample.Both sample = new RecordSample(false, 0).of(type);

    assertThat(Json.readObject(Json.write(sample.value())).fields())
        .isEqualTo(Json.readObject(Json.write(sample.json())).fields());
  }

  private static <T> Arguments reader(Class<T> type, Function<JsonObject, T> read) {
    return Arguments.of(type, read);
  }
}
