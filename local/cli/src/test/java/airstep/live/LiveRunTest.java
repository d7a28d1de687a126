package airstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of a run at a moment of virtual time. */
class LiveRunTest {

  private static final String RETRIED = "poll: 30s\nretries: {count: 2, on: [trigger, failed]}\n";

  @Test
  void followsEachConnectionFromItsWaitToItsOutcome() {
    try (LiveWorld world = new LiveWorld(RETRIED + "concurrency: 3\ntimeout: 10m\n")) {
      assertThat(world.run.at(LiveWorld.SEVEN).summary()).isEqualTo("nightly · 0 s");
      assertThat(rows(world.after(0)))
          .containsExactly(
              "00000000-0000-4000-8000-000000000001: preparing",
              "00000000-0000-4000-8000-000000000002: preparing",
              "00000000-0000-4000-8000-000000000003: preparing",
              "00000000-0000-4000-8000-000000000004: waiting for a slot");
      assertThat(rows(world.after(1)))
          .containsExactly(
              "Flaky: triggering",
              "Fine: triggering",
              "Endless 東京: triggering",
              "00000000-0000-4000-8000-000000000004: waiting for a slot");
      assertThat(rows(world.after(15)).subList(0, 3))
          .containsExactly(
              "Flaky: running job 1 · 12 s",
              "Fine: running job 2 · 12 s",
              "Endless 東京: running job 3 · 12 s");
      assertThat(rows(world.after(40)))
          .contains("Fine: running job 2 · 37 s", "Endless 東京: running job 3 · 37 s");
      assertThat(rows(world.after(1200)).getLast())
          .isEqualTo("Fine: succeeded · 1,200 rows · 2 min 20 s");
    }
  }

  @Test
  void showsARetryWithItsNumberItsTimeAndItsReason() {
    try (LiveWorld world = new LiveWorld(RETRIED)) {
      assertThat(rows(world.after(34)).subList(0, 2))
          .allMatch(
              row ->
                  row.matches("(Flaky|Broken): retry 1 of 2 in \\d+ s: Airbyte gives no reason"));
    }
  }

  @Test
  void aQueuedJobIsNotRunning() {
    try (LiveWorld world = new LiveWorld("poll: 10s\n")) {
      assertThat(rows(world.after(14))).contains("Fine: job 2 is queued in Airbyte · 11 s");
    }
  }

  @Test
  void sortsFailuresFirstAndSuccessesLast() {
    try (LiveWorld world = new LiveWorld("poll: 30s\ntimeout: 30m\n")) {
      LiveStatus status = world.after(300);
      assertThat(rows(status))
          .containsExactly(
              "Flaky: failed · 20 s: Airbyte gives no reason",
              "Broken: failed: Airbyte gives no reason",
              "Endless 東京: running job 3 · 4 min 57 s",
              "Fine: succeeded · 1,200 rows · 2 min 20 s");
      assertThat(status.summary())
          .isEqualTo("nightly · 5 min · 4 connections: 2 failed, 1 running, 1 succeeded");
    }
  }

  @Test
  void aJobThatIsCancelledAtItsDeadlineTimesOut() {
    try (LiveWorld world = new LiveWorld("poll: 30s\ntimeout: 2m\n")) {
      assertThat(rows(world.after(122))).contains("Endless 東京: running job 3 · 1 min 59 s");
      assertThat(rows(world.after(130)))
          .contains(
              "Endless 東京: timed out · 2 min 1 s: the job was not finished 120 s after its trigger"
                  + " and was cancelled");
    }
  }

  private static List<String> rows(LiveStatus status) {
    return status.rows().stream().map(row -> row.label() + ": " + row.details()).toList();
  }
}
