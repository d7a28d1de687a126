package airstep.simulate.peers;

import static airstep.simulate.peers.ScriptedTask.job;
import static airstep.simulate.peers.ScriptedTask.onQuietAirbyte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each peer does what its source does. */
class PeerTest {

  private static final String START = "POST /jobs";
  private static final String LOOK = "GET /jobs/7";
  private static final String CANCEL = "DELETE /jobs/7";
  private static final String TOKEN = "POST /applications/token";

  @Test
  void theScriptStartsTheFlowsActiveConnectionsUntilOneFails() throws IOException {
    var task =
        new ScriptedTask()
            .answering("GET /workspaces", "{'data': [{'workspaceId': 'w'}]}")
            .answering(
                "GET /connections",
                "{'data': [{'connectionId': 'foreign', 'status': 'active'},"
                    + "{'connectionId': 'a', 'status': 'active'},"
                    + "{'connectionId': 'off', 'status': 'inactive'},"
                    + "{'connectionId': 'b', 'status': 'active'},"
                    + "{'connectionId': 'c', 'status': 'active'}]}")
            .answering(START, job("pending"), "409", job("pending"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Crontab().sync(task, List.of("a", "off", "b", "c")));
    assertThat(task.succeeded()).containsExactly("a");
    assertThat(task.calls()).containsExactly("GET /workspaces", "GET /connections", START, START);
  }

  @Test
  void prefectsGuidePollsEvery30SecondsAndTimesOutWithoutACancel() {
    var task = onQuietAirbyte().looksSee("pending", "rebalancing", "incomplete", "running");
    assertThat(timesOut(new Prefect(true), task)).isTrue();
    assertThat(task.calls(LOOK)).isEqualTo(40);
    assertThat(task.calls(CANCEL)).isZero();
  }

  @Test
  void oneFailedPollEndsPrefectsWait() {
    var task = onQuietAirbyte().looksSee("running", "502", "succeeded");
    fails(new Prefect(true), task);
    assertThat(task.calls(LOOK)).isEqualTo(2);
    assertThat(task.calls(CANCEL)).isZero();
  }

  @Test
  void prefectsCodeNeverPolls() throws IOException, NotSucceeded {
    var task = onQuietAirbyte().looksSee("failed");
    sync(new Prefect(false), task);
    assertThat(task.calls()).containsExactly("GET /connections/c", START);
  }

  @Test
  void prefectStartsNothingOnASwitchedOffConnection() {
    for (Peer.Algorithm prefect : List.of(new Prefect(true), new Prefect(false))) {
      var task = onQuietAirbyte().answering("GET /connections/c", "{'status': 'inactive'}");
      assertThat(timesOut(prefect, task)).isFalse();
      assertThat(task.calls(START)).isZero();
    }
  }

  @Test
  void airflowIgnoresFailedPollsAndUnreadableStatuses() throws IOException, NotSucceeded {
    var task = onQuietAirbyte().looksSee("lost", "401", "500", "rebalancing", "succeeded");
    sync(new Airflow(), task);
    assertThat(task.calls(LOOK)).isEqualTo(5);
    assertThat(task.calls(CANCEL)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "cancelled", "queued"})
  void airflowFailsOnOtherKnownStatuses(String status) {
    assertThat(timesOut(new Airflow(), onQuietAirbyte().looksSee("pending", status))).isFalse();
  }

  @Test
  void airflowCannotReadAStartWithAnUnknownStatus() {
    var task = onQuietAirbyte().answering(START, job("rebalancing")).looksSee("succeeded");
    fails(new Airflow(), task);
    assertThat(task.calls(LOOK)).isZero();
  }

  @Test
  void airflowCancelsAtItsTimeout() {
    var task = onQuietAirbyte().looksSee("running");
    assertThat(timesOut(new Airflow(), task)).isTrue();
    assertThat(task.calls()).endsWith(LOOK, CANCEL);
    assertThat(task.took()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
  }

  @Test
  void airflowPollsBeforeItCancelsForAUser() {
    var task = onQuietAirbyte().looksSee("running").stoppedAfter(Duration.ofSeconds(10));
    assertThatExceptionOfType(Stopped.class).isThrownBy(() -> sync(new Airflow(), task));
    assertThat(task.calls()).endsWith(LOOK, CANCEL);
    var blind = onQuietAirbyte().looksSee("500").stoppedAfter(Duration.ofSeconds(10));
    fails(new Airflow(), blind);
    assertThat(blind.calls(CANCEL)).isZero();
  }

  @Test
  void dagsterStartsNothingWhileAnotherJobRuns() {
    var task = onQuietAirbyte().answering("GET /jobs", "{'data': [" + job("running") + "]}");
    assertThat(timesOut(new Dagster(), task)).isFalse();
    assertThat(task.calls(START)).isZero();
  }

  @Test
  void dagsterRepeatsACallThreeTimes() throws IOException, NotSucceeded {
    var task = onQuietAirbyte().answering(START, "409", "lost", "500", job("pending"));
    sync(new Dagster(), task.looksSee("succeeded"));
    assertThat(task.calls(START)).isEqualTo(4);
    var never = onQuietAirbyte().answering(START, "500");
    fails(new Dagster(), never);
    assertThat(never.calls(START)).isEqualTo(4);
    assertThat(never.calls(CANCEL)).isZero();
  }

  @Test
  void dagsterCancelsUnfinishedJobs() {
    for (String last : List.of("500", "queued", "rebalancing", "running")) {
      var task = onQuietAirbyte().looksSee("pending", "incomplete", last);
      fails(new Dagster(), task);
      assertThat(task.calls()).as(last).endsWith(LOOK, CANCEL);
    }
    var stopped = onQuietAirbyte().looksSee("running").stoppedAfter(Duration.ofSeconds(30));
    assertThatExceptionOfType(Stopped.class).isThrownBy(() -> sync(new Dagster(), stopped));
    assertThat(stopped.calls()).endsWith(CANCEL);
    for (String end : List.of("failed", "cancelled", "error")) {
      var task = onQuietAirbyte().looksSee("running", end);
      fails(new Dagster(), task);
      assertThat(task.calls(CANCEL)).as(end).isZero();
    }
  }

  @Test
  void kestraRetriesEvenTheStartForFiveMinutesButNotARefusal() {
    for (Peer.Algorithm kestra : List.of(Kestra.forCloud(), Kestra.selfManaged())) {
      var task = onQuietAirbyte().answering(START, "503");
      fails(kestra, task);
      assertThat(task.calls(START)).isEqualTo(23);
      assertThat(task.took()).isBetween(Duration.ofSeconds(270), Duration.ofMinutes(5));
      var refused = onQuietAirbyte().answering(START, "409");
      fails(kestra, refused);
      assertThat(refused.calls(START)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"incomplete", "failed", "cancelled", "succeeded"})
  void kestraForCloudTreatsTheseStatusesAsSuccess(String end) throws IOException, NotSucceeded {
    var task = onQuietAirbyte().looksSee("running", end, "running");
    sync(Kestra.forCloud(), task);
    assertThat(task.calls(LOOK)).isEqualTo(2);
  }

  @Test
  void selfManagedKestraWaitsForAFinalStatus() throws IOException, NotSucceeded {
    sync(Kestra.selfManaged(), onQuietAirbyte().looksSee("incomplete", "running", "succeeded"));
    var task = onQuietAirbyte().looksSee("incomplete", "failed");
    assertThat(timesOut(Kestra.selfManaged(), task)).isFalse();
    assertThat(task.calls(LOOK)).isEqualTo(2);
  }

  @Test
  void kestraPollsEverySecondAndCancelsNothing() {
    var task = onQuietAirbyte().looksSee("running");
    assertThat(timesOut(Kestra.selfManaged(), task)).isTrue();
    assertThat(task.calls(LOOK)).isBetween(1190L, 1210L);
    assertThat(task.calls(CANCEL)).isZero();
  }

  @Test
  void theSdkRequestsATokenAMinuteBeforeItExpiresAndAfterA401() {
    var quiet =
        onQuietAirbyte()
            .answering(TOKEN, "{'access_token': 't', 'expires_in': 300}")
            .looksSee("running");
    assertThat(timesOut(new Airflow(), quiet)).isTrue();
    // A token is used for four of its five minutes: one at the beginning and five more in twenty
    // minutes.
    assertThat(quiet.calls(TOKEN)).isEqualTo(6);
    var refused = onQuietAirbyte().looksSee("401", "401", "running");
    assertThat(timesOut(new Airflow(), refused)).isTrue();
    assertThat(refused.calls(TOKEN)).isEqualTo(4);
  }

  @Test
  void dagsterRequestsATokenEvery150SecondsDespiteRefusals() {
    var task = onQuietAirbyte().looksSee("401", "401", "running");
    assertThat(timesOut(new Dagster(), task)).isTrue();
    // At the beginning, and eight more times until the cancel after twenty minutes.
    assertThat(task.calls(TOKEN)).isEqualTo(9);
  }

  @Test
  void requestsNoTokenIfAirbyteRequiresNone() throws IOException, NotSucceeded {
    for (Peer.Algorithm peer :
        List.of(new Prefect(true), new Prefect(false), Kestra.selfManaged())) {
      var task = onQuietAirbyte().looksSee("succeeded");
      sync(peer, task);
      assertThat(task.calls(TOKEN)).isZero();
    }
  }

  private static void sync(Peer.Algorithm peer, Task task) throws IOException, NotSucceeded {
    peer.sync(task, List.of("c"));
  }

  private static void fails(Peer.Algorithm peer, Task task) {
    assertThat(catchThrowable(() -> sync(peer, task)))
        .isInstanceOfAny(IOException.class, NotSucceeded.class);
  }

  // Whether it reports that it did not succeed because its time is up.
  private static boolean timesOut(Peer.Algorithm peer, Task task) {
    return catchThrowableOfType(NotSucceeded.class, () -> sync(peer, task)).timedOut();
  }
}
