package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.NoJobStartedException;
import airstep.airbyte.TriggerPostponedException;
import airstep.bench.Bench;
import airstep.bench.SyncInputs;
import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.Other;
import airstep.states.HistoryEntry.StateEntered;
import airstep.states.HistoryEntry.TaskFailed;
import airstep.states.HistoryEntry.TaskScheduled;
import airstep.states.HistoryEntry.TaskSucceeded;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FindJobTest {

  private static final String MACHINE = "stateMachine:sync";
  private static final String STOPPED = "execution:sync:one";
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  @RegisterExtension final Bench bench = new Bench();

  private final List<HistoryEntry> history = new ArrayList<>();
  private Instant now = SEVEN;

  @Test
  void aJobReturnedByTheTriggerBelongsToTheSync() {
    prepared(7L);
    triggered(42, true);
    checked(false, Map.of());
    checked(false, Map.of());

    JsonObject found = find("ABORTED");

    assertThat(found.needText("left")).isEqualTo("JOB");
    assertThat(found.needWhole("jobId")).isEqualTo(42);
    assertThat(found.isTrue("ours")).isTrue();
    assertThat(found.needWhole("triggers")).isEqualTo(1);
    assertThat(found.needWhole("polls")).isEqualTo(2);
    assertThat(found.needObject("sync").needText("airbyteSecret")).isEqualTo("airbyte");
    assertThat(found.needObject("end").needText("outcome")).isEqualTo("CANCELLED");
    assertThat(found.needObject("origin").needText("flow")).isEqualTo("hubspot");
    assertThat(found.needObject("origin").texts("tags")).containsExactly("crm");
    assertThat(found.needObject("origin").needText("execution")).isEqualTo(STOPPED);
  }

  @Test
  void anAdoptedJobDoesNotBelongToTheSync() {
    prepared(7L);
    triggered(42, false);

    assertThat(find("ABORTED").isTrue("ours")).isFalse();
  }

  @Test
  void returnsTheReportOfAJobThatHasEnded() {
    prepared(7L);
    triggered(42, true);
    checked(true, Map.of("outcome", "SUCCEEDED", "rows", 5));

    JsonObject found = find("ABORTED");

    assertThat(found.needText("left")).isEqualTo("NOTHING");
    assertThat(found.needWhole("jobId")).isEqualTo(42);
    assertThat(found.needObject("verdict").fields())
        .isEqualTo(Map.of("outcome", "SUCCEEDED", "code", "JOB_ENDED"));
    assertThat(found.needObject("job").fields())
        .containsEntry("finished", true)
        .containsEntry("outcome", "SUCCEEDED")
        .containsEntry("rows", 5L);
  }

  @Test
  void usesTheJobOfARetryAfterAFailedJob() {
    prepared(7L);
    triggered(42, true);
    checked(true, Map.of("outcome", "FAILED"));
    triggered(43, true);

    JsonObject found = find("ABORTED");

    assertThat(found.needText("left")).isEqualTo("JOB");
    assertThat(found.needWhole("jobId")).isEqualTo(43);
    assertThat(found.needWhole("triggers")).isEqualTo(2);
  }

  @Test
  void aRunningTriggerMayTakeEffectUntilItsFunctionTimesOut() {
    prepared(7L);
    Instant called = call("Trigger Sync", trigger(7L, false));
    add(new Other(now));

    JsonObject found = find("ABORTED");

    assertThat(found.needText("left")).isEqualTo("TRIGGER");
    assertThat(found.needWhole("sentBy")).isEqualTo(called.plus(TIMEOUT).toEpochMilli());
    assertThat(found.needObject("sync").needWhole("watermark")).isEqualTo(7);
    assertThat(found.needObject("verdict").needText("outcome")).isEqualTo("CANCELLED");
  }

  @Test
  void aTriggerWithoutAnAnswerWasSentBeforeItsError() {
    prepared(7L);
    Instant failed = failed(AirbyteUnavailableException.class, false);
    add(new StateEntered(now, "Wait To Trigger"));

    JsonObject found = find("ABORTED");

    assertThat(found.needText("left")).isEqualTo("TRIGGER");
    assertThat(found.needWhole("sentBy")).isEqualTo(failed.toEpochMilli());
  }

  @Test
  void usesTheLastTriggerThatMayHaveTakenEffect() {
    prepared(7L);
    Instant failed = failed(AirbyteUnavailableException.class, false);
    failed(AirbyteRefusedException.class, false);

    assertThat(find("ABORTED").needWhole("sentBy")).isEqualTo(failed.toEpochMilli());
  }

  @Test
  void aRefusedTriggerStartedNothing() {
    prepared(7L);
    failed(AirbyteRefusedException.class, false);

    JsonObject found = find("TIMED_OUT");

    assertThat(found.needText("left")).isEqualTo("NOTHING");
    assertThat(found.needObject("verdict").fields())
        .isEqualTo(Map.of("outcome", "TIMED_OUT", "code", "NO_JOB"));
    assertThat(found.needObject("end").needText("when")).isEqualTo("TIMED_OUT");
  }

  /** It may have looked too early. */
  @Test
  void aLookupWithoutAResultProvesNothing() {
    prepared(7L);
    Instant lost = failed(AirbyteUnavailableException.class, false);
    failed(NoJobStartedException.class, true);

    assertThat(find("ABORTED").needWhole("sentBy")).isEqualTo(lost.toEpochMilli());
    assertThat(find("ABORTED").needWhole("triggers")).isEqualTo(1);
  }

  /** Lambda reported a failure, not that the function ended. */
  @Test
  void aTriggerWhoseTaskTimedOutMayTakeEffectUntilItsFunctionTimesOut() {
    prepared(7L);
    Instant called = call("Trigger Sync", trigger(7L, false));
    add(new TaskFailed(now, "Lambda.ServiceException", Optional.empty()));

    assertThat(find("ABORTED").needWhole("sentBy")).isEqualTo(called.plus(TIMEOUT).toEpochMilli());
  }

  @Test
  void aThrottledOrRejectedTriggerStartedNothing() {
    prepared(7L);
    failed(TriggerPostponedException.class, false);
    call("Trigger Sync", trigger(7L, false));
    add(new TaskFailed(now, "Lambda.TooManyRequestsException", Optional.empty()));

    assertThat(find("ABORTED").needText("left")).isEqualTo("NOTHING");
  }

  @Test
  void aRunningLookupProvesNothing() {
    prepared(7L);
    Instant failed = failed(AirbyteUnavailableException.class, false);
    call("Trigger Sync", trigger(7L, true));

    assertThat(find("ABORTED").needWhole("sentBy")).isEqualTo(failed.toEpochMilli());
  }

  @Test
  void theEffectOfATriggerIsUnknownIfJobsCannotBeListed() {
    prepared(null);
    call("Trigger Sync", trigger(null, false));

    JsonObject found = find("ABORTED");

    assertThat(found.needText("left")).isEqualTo("NOTHING");
    assertThat(found.needObject("verdict").needText("outcome")).isEqualTo("UNKNOWN");
  }

  @Test
  void aSyncStoppedBeforeItsTriggerStartedNothing() {
    call("Prepare Sync", Map.of());

    JsonObject found = find("ABORTED");

    assertThat(found.needText("left")).isEqualTo("NOTHING");
    assertThat(found.needObject("sync").needText("connectionId")).isEqualTo("c1");
    assertThat(found.needWhole("triggers")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, stateMachine:sync, '{}', is still running",
    "ABORTED, stateMachine:run, '{}', is not an execution of",
    "ABORTED, stateMachine:sync, '{\"stopped\":\"another\"}', is itself a clean-up"
  })
  void refusesExecutionsOtherThanStoppedSyncs(
      String status, String machine, String input, String why) {
    store(status, machine, input);

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(STOPPED, why);
  }

  @Test
  void anAcceptedCancelMayStillTakeEffect() {
    prepared(7L);
    triggered(42, true);
    call("Cancel Sync", Map.of("jobId", 42));
    answer(SyncInputs.job("running", false, Map.of("cancelled", true)));
    Instant answered = now;
    checked(false, Map.of());

    JsonObject found = find("ABORTED");

    assertThat(found.needText("left")).isEqualTo("JOB");
    assertThat(found.needWhole("sentBy")).isEqualTo(answered.toEpochMilli());
    assertThat(found.isTrue("cancelled")).isTrue();
  }

  @Test
  void aRunningCancelMayTakeEffectUntilItsFunctionTimesOut() {
    prepared(7L);
    triggered(42, true);
    Instant called = call("Cancel Sync", Map.of("jobId", 42));

    assertThat(find("ABORTED").needWhole("sentBy")).isEqualTo(called.plus(TIMEOUT).toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "airstep.airbyte.CancelFailedException, true",
    "Lambda.Unknown, true",
    "States.Timeout, true",
    "airstep.airbyte.JobHiddenException, false",
    "airstep.airbyte.AirbyteUnavailableException, false",
    "airstep.secrets.SecretUnavailableException, false",
    "Lambda.TooManyRequestsException, false"
  })
  void detectsFromTheErrorWhetherACancelWasSent(String error, boolean sent) {
    prepared(7L);
    triggered(42, true);
    call("Cancel Sync", Map.of("jobId", 42));
    add(new TaskFailed(now, error, Optional.empty()));

    JsonObject found = find("ABORTED");

    assertThat(found.isTrue("cancelled")).isEqualTo(sent);
    assertThat(found.whole("sentBy").isPresent()).isEqualTo(sent);
  }

  /** The last attempt only looked; the one before it may have sent a trigger. */
  @Test
  void findsAnEarlierCancelBehindAnAttemptThatSentNone() {
    prepared(7L);
    triggered(42, true);
    call("Cancel Sync", Map.of("jobId", 42));
    add(new TaskFailed(now, "airstep.airbyte.CancelFailedException", Optional.empty()));
    Instant failed = now;
    now = now.plusSeconds(180);
    add(new TaskScheduled(now, Json.write(Map.of("Payload", Map.of("jobId", 42))), TIMEOUT));
    add(new TaskFailed(now, "airstep.airbyte.AirbyteUnavailableException", Optional.empty()));

    assertThat(find("ABORTED").needWhole("sentBy")).isEqualTo(failed.toEpochMilli());
  }

  @Test
  void returnsTheCreationTimeOfTheJob() {
    prepared(7L);
    call("Trigger Sync", trigger(7L, false));
    answer(
        Map.of(
            "jobId", 42, "status", "pending", "ours", true, "createdAt", "2026-11-22T07:00:05Z"));

    assertThat(find("ABORTED").needText("createdAt")).isEqualTo("2026-11-22T07:00:05Z");
  }

  private JsonObject find(String status) {
    store(status, MACHINE, "{\"connectionId\":\"c1\",\"flow\":\"hubspot\",\"tags\":[\"crm\"]}");
    return bench.run(step(), input());
  }

  private void store(String status, String machine, String input) {
    bench
        .executions()
        .store(
            new ExecutionDescription(
                STOPPED,
                machine,
                status,
                SEVEN,
                Optional.of(now),
                input,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            history.toArray(HistoryEntry[]::new));
  }

  private FindJob step() {
    return new FindJob(bench.parts());
  }

  private static Map<String, String> input() {
    return Map.of("stopped", STOPPED, "machine", MACHINE, "execution", Bench.EXECUTION);
  }

  private void prepared(Long watermark) {
    call("Prepare Sync", Map.of("execution", "e"));
    answer(sync(watermark));
  }

  private void triggered(long jobId, boolean ours) {
    call("Trigger Sync", trigger(7L, false));
    answer(Map.of("jobId", jobId, "status", "pending", "ours", ours));
  }

  private void checked(boolean finished, Map<String, ?> more) {
    call("Check Sync", Map.of("jobId", 42));
    answer(SyncInputs.job("any", finished, more));
  }

  private Instant failed(Class<? extends Exception> error, boolean onlyLook) {
    call("Trigger Sync", trigger(7L, onlyLook));
    now = now.plusSeconds(10);
    add(new TaskFailed(now, error.getName(), Optional.empty()));
    return now;
  }

  private Instant call(String state, Map<String, ?> payload) {
    now = now.plusSeconds(10);
    add(new StateEntered(now, state));
    add(new TaskScheduled(now, Json.write(Map.of("Payload", payload)), TIMEOUT));
    add(new Other(now));
    return now;
  }

  private void answer(Map<String, ?> payload) {
    now = now.plusSeconds(10);
    add(new TaskSucceeded(now, Json.write(Map.of("Payload", payload))));
    add(new Other(now));
  }

  private void add(HistoryEntry event) {
    history.add(event);
  }

  private static Map<String, Object> trigger(Long watermark, boolean onlyLook) {
    return Map.of("sync", sync(watermark), "again", false, "onlyLook", onlyLook);
  }

  private static Map<String, Object> sync(Long watermark) {
    return SyncInputs.prepared("c1", "airbyte", watermark);
  }
}
