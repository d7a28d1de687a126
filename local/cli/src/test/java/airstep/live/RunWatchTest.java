package airstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.embedded.stack.ConnectionReport;
import airstep.embedded.stack.RunReport;
import airstep.terminal.Person;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What Ctrl-C does, in virtual time and with a person who answers as scripted. */
class RunWatchTest {

  private static final String FLOW = "poll: 30s\ntimeout: 30m\nconcurrency: 3\n";

  private final Deque<Optional<String>> answers = new ArrayDeque<>();
  private final List<Runnable> interrupts = new ArrayList<>();
  private final Person person =
      new Person() {
        @Override
        public Interrupts onInterrupt(Runnable action) {
          interrupts.add(action);
          return interrupts::clear;
        }

        @Override
        public void answer(Consumer<Optional<String>> line) {
          if (!answers.isEmpty()) {
            line.accept(answers.remove());
          }
        }
      };

  @Test
  void listsTheJobsThatRunAndAsks() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      interruptAfter(world, 15);
      answers.add(Optional.of("w"));
      follow(world);
      assertThat(world.printed().lines())
          .containsExactly(
              "",
              "Jobs of this run in Airbyte now:",
              "  CONNECTION    JOB    RUNNING FOR",
              "  Flaky         job 1  12 s",
              "  Fine          job 2  12 s",
              "  Endless 東京  job 3  12 s",
              "1 of 4 connections has not begun.",
              "[d]etach  end this command; nothing follows the jobs, and no alert comes",
              "[c]ancel  stop the run, cancel its jobs, report and alert, then end",
              "[w]ait    go on as before; so does Enter, and a second Ctrl-C detaches",
              "d, c or w? ");
    }
  }

  @Test
  void waitingAndEnterChangeNothing() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      interruptAfter(world, 15);
      interruptAfter(world, 20);
      answers.add(Optional.of("Wait"));
      answers.add(Optional.of(""));
      assertThat(outcomes(follow(world)))
          .containsExactlyInAnyOrder(
              "Flaky FAILED", "Fine SUCCEEDED", "Endless 東京 TIMED_OUT", "Broken FAILED");
      assertThat(world.outside.slack().messages()).hasSize(1);
    }
  }

  @Test
  void detachingLeavesTheJobsAloneAndReportsTheTableSoFar() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      interruptAfter(world, 100);
      answers.add(Optional.of("d"));
      RunReport report = follow(world);
      assertThat(report.status()).isEqualTo("RUNNING");
      assertThat(report.succeeded()).isFalse();
      assertThat(report.endedAt()).isEmpty();
      assertThat(report.toJson()).contains("\"endedAt\":null");
      assertThat(outcomes(report))
          .containsExactlyInAnyOrder(
              "Flaky FAILED", "Fine RUNNING", "Endless 東京 RUNNING", "Broken FAILED");
      assertThat(report.connections().stream().map(ConnectionReport::jobId)).doesNotContainNull();
      assertThat(world.printed()).contains("airstep: farewell", "Fine          job 2");
      assertThat(world.outside.airbyte().requests())
          .noneMatch(request -> request.method().equals("DELETE"));
    }
  }

  @Test
  void aStoreThatFailsDetachesAndIsReported() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      IllegalStateException full = new IllegalStateException("the disk is full");
      var _ =
          world.timeline.schedule(
              LiveWorld.SEVEN.plusSeconds(15),
              () -> {
                throw full;
              });
      assertThatThrownBy(() -> follow(world)).isSameAs(full);
      assertThat(world.printed().lines())
          .startsWith(
              "airstep: farewell",
              "Jobs of this run in Airbyte now:",
              "  CONNECTION    JOB    RUNNING FOR",
              "  Flaky         job 1  12 s");
    }
  }

  @Test
  void aSecondInterruptDetachesAtOnce() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      interruptAfter(world, 15);
      interruptAfter(world, 16);
      RunReport report = follow(world);
      assertThat(report.status()).isEqualTo("RUNNING");
      assertThat(world.timeline.instant()).isEqualTo(LiveWorld.SEVEN.plusSeconds(16));
    }
  }

  @Test
  void theEndOfTheInputDetaches() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      interruptAfter(world, 15);
      answers.add(Optional.empty());
      assertThat(follow(world).status()).isEqualTo("RUNNING");
    }
  }

  @Test
  void asksAgainAfterAnotherAnswer() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      interruptAfter(world, 15);
      answers.addAll(List.of(Optional.of("yes"), Optional.of("d")));
      assertThat(follow(world).status()).isEqualTo("RUNNING");
      assertThat(world.printed()).contains("d, c or w? [d]etach");
    }
  }

  @Test
  void cancellingCancelsEachJobOnceAndReportsIt() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      interruptAfter(world, 15);
      answers.add(Optional.of("c"));
      RunReport report = follow(world);
      assertThat(report.status()).isEqualTo("ABORTED");
      assertThat(report.reason()).hasValue("A person stopped this run with Ctrl-C");
      assertThat(outcomes(report))
          .containsExactlyInAnyOrder(
              "Flaky CANCELLED",
              "Fine CANCELLED",
              "Endless 東京 CANCELLED",
              "00000000-0000-4000-8000-000000000004 UNKNOWN");
      assertThat(world.outside.airbyte().requests())
          .filteredOn(request -> request.method().equals("DELETE"))
          .hasSize(3);
      assertThat(world.outside.slack().messages())
          .singleElement()
          .asString()
          .contains("A person stopped this run with Ctrl-C");
    }
  }

  /** Each clean-up then ends at once, before Slack has answered. */
  @Test
  void cancellingBeforeAnyJobStillSendsTheAlert() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      interruptAt(world, LiveWorld.SEVEN.plusMillis(350));
      answers.add(Optional.of("c"));
      RunReport report = follow(world);
      assertThat(report.connections()).noneMatch(one -> one.jobId().isPresent());
      assertThat(world.outside.slack().messages()).hasSize(1);
      assertThat(world.printed()).contains("No job of this run is in Airbyte now.");
    }
  }

  @Test
  void aRunThatEndsMeanwhileIsReported() {
    try (LiveWorld world = new LiveWorld("poll: 30s\ntimeout: 2m\n")) {
      interruptAfter(world, 100);
      assertThat(follow(world).status()).isEqualTo("FAILED");
      assertThat(world.printed()).endsWith("d, c or w? \nThe run has ended.\n");
    }
  }

  private void interruptAfter(LiveWorld world, int seconds) {
    interruptAt(world, LiveWorld.SEVEN.plusSeconds(seconds));
  }

  private void interruptAt(LiveWorld world, Instant time) {
    var _ = world.timeline.schedule(time, () -> List.copyOf(interrupts).forEach(Runnable::run));
  }

  private RunReport follow(LiveWorld world) {
    world.watch.follow(world.stack, world.execution, world.recording, Optional.of(person));
    return RunReport.of("nightly", world.execution, world.recording);
  }

  private static List<String> outcomes(RunReport report) {
    return report.connections().stream().map(one -> one.label() + " " + one.outcome()).toList();
  }
}
