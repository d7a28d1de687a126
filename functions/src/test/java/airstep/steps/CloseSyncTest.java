package airstep.steps;

import static airstep.bench.SyncInputs.job;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.bench.SyncInputs;
import airstep.json.Json;
import airstep.vocabulary.SyncReason;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CloseSyncTest {

  private static final String ERROR = "no route to host";

  @RegisterExtension final Bench bench = new Bench();
  private final Map<String, Object> sync = SyncInputs.prepared("c1", "airbyte", 1L);
  private final Map<String, Object> input = new LinkedHashMap<>();

  @BeforeEach
  void failedWithAnError() {
    sync.put("name", "C1");
    sync.put("link", "https://airbyte.example/c1");
    input.put(
        "fault",
        Map.of(
            "Error",
            "airstep.airbyte.AirbyteUnavailableException",
            "Cause",
            Json.write(Map.of("errorMessage", ERROR, "stackTrace", List.of()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOTHING_STARTED     | nothing was started: no route to host
          REFUSED             | no route to host
          TRIGGER_FAILED      | the trigger failed after 2 attempts, and no job was seen to start: no route to host
          JOB_UNSEEN          | the job could not be checked in Airbyte: no route to host
          JOB_HIDDEN          | the job may still run, but Airbyte has not shown it for 900 s: no route to host
          CANCEL_UNCONFIRMED  | the job was not finished 1800 s after its trigger, and its cancel was not confirmed: it may still run: no route to host
          NOT_FINISHED        | the job was not finished 1800 s after its trigger and was cancelled
          NOT_ENDED_BY_CANCEL | the job was not finished 1800 s after its trigger; Airbyte accepted the cancel, but the job has still not ended
          OTHER_RUNS          | job 5 of this connection was already running, so no new job was started
          """)
  void writesTheReasonOfACode(SyncReason reason, String sentence) {
    assertThat(closed("UNKNOWN", reason)).containsEntry("reason", sentence);
  }

  @Test
  void reportsThatItWaitedForAnotherJob() {
    sync.put("whenRunning", "wait");

    assertThat(closed("FAILED", SyncReason.OTHER_RUNS).get("reason"))
        .asString()
        .endsWith("was already running and had not ended 1800 s later, so no new job was started");
  }

  @ParameterizedTest
  @CsvSource({
    "ABORTED, still ran when its sync was stopped",
    "TIMED_OUT, still ran when its sync timed out",
    "FAILED, still ran when its sync failed"
  })
  void reportsHowTheCleanedUpSyncEnded(String when, String words) {
    input.put("stopped", true);
    input.put("end", Map.of("outcome", "CANCELLED", "unsure", "UNKNOWN", "when", when));

    assertThat(closed("CANCELLED", SyncReason.NOT_FINISHED))
        .containsEntry("reason", "the job " + words + " and was cancelled");
  }

  /** Even without the error of a state, which most reasons end with. */
  @ParameterizedTest
  @EnumSource(value = SyncReason.class, names = "REFUSED", mode = EnumSource.Mode.EXCLUDE)
  void everyCodeHasAReasonWithoutAnError(SyncReason reason) {
    input.remove("fault");
    input.put("job", job("failed", true, Map.of("reason", "wrong password")));
    sync.put("skip", "the connection is switched off");

    assertThat(closed("UNKNOWN", reason).get("reason")).asString().isNotBlank().doesNotEndWith(":");
  }

  /** Airbyte's refusal is the whole reason. */
  @Test
  void theReasonOfARefusalIsItsError() {
    assertThat(closed("FAILED", SyncReason.REFUSED)).containsEntry("reason", ERROR);
    input.remove("fault");
    assertThat(closed("FAILED", SyncReason.REFUSED)).doesNotContainKey("reason");
  }

  @Test
  void copiesTheReportOfTheJob() {
    input.put(
        "job",
        job(
            "failed",
            true,
            Map.of(
                "outcome", "FAILED", "rows", 3, "failureOrigin", "source", "reason", "it broke")));

    assertThat(closed("FAILED", SyncReason.JOB_ENDED))
        .containsEntry("rows", 3L)
        .containsEntry("failureOrigin", "source")
        .containsEntry("reason", "it broke")
        .doesNotContainKey("status");
  }

  @Test
  void aNormalSuccessHasNoReasonAndNoLink() {
    input.put("job", job("succeeded", true, Map.of("outcome", "SUCCEEDED", "rows", 100)));

    assertThat(closed("SUCCEEDED", SyncReason.JOB_ENDED))
        .doesNotContainKeys("reason", "link", "down", "usualRows")
        .containsEntry("rows", 100L);
  }

  @Test
  void reportsASuccessWithSuspiciouslyFewRows() {
    sync.put("usual", Map.of("rows", 1000, "jobs", 5, "least", 100));
    input.put("job", job("succeeded", true, Map.of("outcome", "SUCCEEDED", "rows", 99)));

    assertThat(closed("SUCCEEDED", SyncReason.JOB_ENDED))
        .containsEntry("usualRows", 1000L)
        .containsEntry("usualJobs", 5L)
        .containsEntry("link", "https://airbyte.example/c1?openLogs=true&jobId=7");
  }

  @Test
  void aFailureIsNotSuspiciousForItsFewRows() {
    sync.put("usual", Map.of("rows", 1000, "jobs", 5, "least", 100));
    input.put("job", job("failed", true, Map.of("outcome", "FAILED", "rows", 3)));

    assertThat(closed("FAILED", SyncReason.JOB_ENDED)).doesNotContainKeys("usualRows", "usualJobs");
  }

  @Test
  void onlyAFailureNamesTheLastSuccess() {
    sync.put("lastSuccess", "2026-11-21T07:00:00Z");

    assertThat(closed("FAILED", SyncReason.JOB_ENDED))
        .containsEntry("lastSuccess", "2026-11-21T07:00:00Z");
    assertThat(closed("SUCCEEDED", SyncReason.JOB_ENDED)).doesNotContainKey("lastSuccess");
  }

  @Test
  void takesTheDurationFromTheJobOrElseFromItsTrigger() {
    input.put("triggered", bench.clock().instant().minusMillis(90_600).toEpochMilli());
    assertThat(closed("UNKNOWN", SyncReason.JOB_UNSEEN)).containsEntry("durationSeconds", 91L);

    input.put("job", job("succeeded", true, Map.of("outcome", "SUCCEEDED", "durationSeconds", 80)));
    assertThat(closed("SUCCEEDED", SyncReason.JOB_ENDED)).containsEntry("durationSeconds", 80L);
    assertThat(closed("UNKNOWN", SyncReason.JOB_UNSEEN))
        .as("that job may be another one")
        .containsEntry("durationSeconds", 91L);
  }

  @Test
  void reportsAirbyteDownOnlyIfThatIsTheReason() {
    assertThat(closed("UNKNOWN", SyncReason.JOB_UNSEEN)).containsEntry("down", true);
    assertThat(closed("UNKNOWN", SyncReason.NOT_ENDED_BY_CANCEL)).doesNotContainKey("down");
  }

  /** A cause may be cut anywhere, and an error may come from anywhere. */
  @Test
  void showsTheReasonForAnyCause() {
    Random random = new Random(20261128);
    input.remove("fault");
    Map<SyncReason, String> sentences =
        EnumSet.allOf(SyncReason.class).stream()
            .filter(SyncReason::isFault)
            .collect(
                Collectors.toMap(
                    reason -> reason,
                    reason -> Objects.toString(closed("UNKNOWN", reason).get("reason"), "")));
    for (int i = 0; i < 400 * Integer.getInteger("airstep.campaign", 1); i++) {
      String whole = Json.write(Map.of("errorMessage", "x".repeat(random.nextInt(2000)), "n", i));
      String cause = whole.substring(0, random.nextInt(whole.length() + 1));
      input.put("fault", Map.of("Error", "E", "Cause", cause));
      sentences.forEach(
          (reason, sentence) ->
              assertThat(closed("UNKNOWN", reason).get("reason"))
                  .as("%s, cause %s", reason, cause)
                  .asString()
                  .startsWith(sentence)
                  .hasSizeGreaterThan(sentence.length()));
    }
  }

  /** The definition then ends the sync without the step, with the outcome and the code. */
  @ParameterizedTest
  @CsvSource({"outcome, LOST", "code, MOON_PHASE"})
  void refusesAnUnknownOutcomeOrCode(String key, String value) {
    Map<String, Object> verdict = new LinkedHashMap<>();
    verdict.put("outcome", "UNKNOWN");
    verdict.put("code", SyncReason.JOB_HIDDEN.name());
    verdict.put(key, value);
    input.putAll(Map.of("sync", sync, "triggers", 1, "polls", 1, "verdict", verdict));

    assertThat(bench.failure(new CloseSync(bench.parts()), input))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "the input of CloseSync: `" + key + "` is missing or is not one of");
  }

  private Map<String, Object> closed(String outcome, SyncReason reason) {
    input.put("sync", sync);
    input.put(
        "verdict", Map.of("outcome", outcome, "code", reason.name(), "seconds", 900, "job", 5));
    input.putIfAbsent("jobId", 7);
    input.putIfAbsent("ours", true);
    input.putIfAbsent("triggers", 2);
    input.putIfAbsent("polls", 3);
    input.putIfAbsent("job", Map.of("finished", false));
    return bench.run(new CloseSync(bench.parts()), input).fields();
  }
}
