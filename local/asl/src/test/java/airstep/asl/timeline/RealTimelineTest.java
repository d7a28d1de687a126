package airstep.asl.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealTimelineTest {

  private final RealTimeline timeline = new RealTimeline();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    timeline.close();
  }

  @Test
  void runsEventsInOrderOfTimeAndThenOfScheduling() {
    Instant past = timeline.instant().minusSeconds(2);
    timeline.schedule(past.plusSeconds(1), () -> log.add("later"));
    timeline.schedule(past, () -> log.add("first"));
    timeline.schedule(past, () -> log.add("second"));

    timeline.runToEnd();

    assertThat(log).containsExactly("first", "second", "later");
  }

  @Test
  void worksConcurrentlyAndDeliversEndsOnTheLoop() {
    Thread loop = Thread.currentThread();
    var both = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      timeline.start(
          () -> {
            both.countDown();
            both.await();
            return Thread.currentThread();
          },
          end -> {
            assertThat(Thread.currentThread()).isSameAs(loop);
            assertThat(((WorkResult.Returned<Thread>) end).value()).isNotSameAs(loop);
            log.add("end");
          });
    }

    timeline.runToEnd();

    assertThat(log).hasSize(2);
  }

  @Test
  void waitsForRunningWork() {
    timeline.start(
        () -> {
          timeline.sleep(Duration.ofNanos(1));
          return "done";
        },
        _ -> log.add("end"));

    assertThat(timeline.runUntil(() -> !log.isEmpty())).isTrue();
  }

  @Test
  void anotherThreadCanWakeTheLoop() throws InterruptedException {
    var scheduled = new CountDownLatch(1);
    timeline.start(
        () -> {
          timeline.schedule(timeline.instant(), () -> log.add("from outside"));
          scheduled.countDown();
          return null;
        },
        _ -> {});
    scheduled.await();

    timeline.runToEnd();

    assertThat(log).containsExactly("from outside");
  }

  @Test
  void aCancelledEventDoesNotKeepTheLoop() {
    timeline.schedule(Duration.ofDays(1), () -> log.add("cancelled")).cancel();

    assertThat(timeline.runUntil(() -> false)).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  void closingInterruptsWork() throws InterruptedException {
    var asleep = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    timeline.start(
        () -> {
          asleep.countDown();
          try {
            timeline.sleep(Duration.ofDays(1));
          } catch (InterruptedException _) {
            interrupted.countDown();
          }
          return null;
        },
        _ -> log.add("end"));
    asleep.await();

    timeline.close();

    interrupted.await();
    assertThat(timeline.runUntil(() -> false)).isFalse();
    assertThat(log).isEmpty();
  }
}
