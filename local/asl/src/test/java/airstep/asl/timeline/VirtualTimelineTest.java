package airstep.asl.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualTimelineTest {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    timeline.close();
  }

  @Test
  void runsEventsInOrderOfTimeAndThenOfScheduling() {
    at(2, "late");
    at(1, "first of two");
    at(1, "second of two");

    timeline.runToEnd();

    assertThat(log).containsExactly("1 first of two", "1 second of two", "2 late");
  }

  @Test
  void keepsTheOrderOfManyEventsAtOneInstant() {
    for (int i = 0; i < 100; i++) {
      at(1, "event " + i);
    }

    timeline.runToEnd();

    assertThat(log).isEqualTo(IntStream.range(0, 100).mapToObj(i -> "1 event " + i).toList());
  }

  @Test
  void anInstantThatHasPassedMeansNow() {
    timeline.runUntil(START.plusSeconds(10));
    timeline.schedule(START, () -> note("past"));

    timeline.runToEnd();

    assertThat(log).containsExactly("10 past");
  }

  @Test
  void aCancelledEventNeitherRunsNorTakesTime() {
    Scheduled event = timeline.schedule(Duration.ofDays(1), () -> note("cancelled"));
    at(3, "kept");
    event.cancel();

    timeline.runToEnd();

    assertThat(log).containsExactly("3 kept");
    assertThat(timeline.instant()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void forgetsCancelledEventsByTheThousand() {
    for (int i = 0; i < 100_000; i++) {
      timeline.schedule(Duration.ofDays(1), () -> note("cancelled")).cancel();
    }
    at(1, "kept");

    timeline.runToEnd();

    assertThat(log).containsExactly("1 kept");
  }

  @Test
  void stopsAtTheGivenInstantOrCondition() {
    at(1, "one");
    at(2, "two");
    at(4, "four");

    assertThat(timeline.runUntil(() -> log.size() == 1)).isTrue();
    assertThat(timeline.instant()).isEqualTo(START.plusSeconds(1));
    timeline.runUntil(START.plusSeconds(3));
    assertThat(log).hasSize(2);
    assertThat(timeline.instant()).isEqualTo(START.plusSeconds(3));
    assertThat(timeline.runUntil(() -> false)).isFalse();
    assertThat(log).hasSize(3);
  }

  @Test
  void workThatSleepsLetsTimeMoveOn() {
    work("slow", 10, 5);
    work("quick", 7);
    at(8, "between");

    timeline.runToEnd();

    assertThat(log)
        .containsExactly(
            "0 slow",
            "0 quick",
            "7 quick",
            "7 end of quick",
            "8 between",
            "10 slow",
            "15 slow",
            "15 end of slow");
  }

  @Test
  void onlyOneThreadRunsAtATime() {
    var inside = new AtomicBoolean();
    for (int i = 0; i < 50; i++) {
      timeline.start(
          () -> {
            for (int j = 0; j < 20; j++) {
              assertThat(inside.getAndSet(true)).isFalse();
              inside.set(false);
              timeline.sleep(Duration.ofMillis(j % 3));
            }
            return null;
          },
          end -> note(end.getClass().getSimpleName()));
    }

    timeline.runToEnd();

    assertThat(log).hasSize(50).allMatch(entry -> entry.endsWith("Returned"));
  }

  @Test
  void deliversExceptionsOfWork() {
    timeline.start(
        () -> {
          throw new IllegalArgumentException("no");
        },
        end -> note(((WorkResult.Threw<?>) end).cause().getMessage()));

    timeline.runToEnd();

    assertThat(log).containsExactly("0 no");
  }

  @Test
  void onlyWorkMaySleep() {
    assertThatThrownBy(() -> timeline.sleep(Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingInterruptsParkedWorkAndEndsItsThread() {
    var thread = new ArrayList<Thread>();
    timeline.start(
        () -> {
          thread.add(Thread.currentThread());
          try {
            timeline.sleep(Duration.ofDays(1));
          } catch (InterruptedException _) {
            note("interrupted");
          }
          timeline.sleep(Duration.ofDays(1));
          return null;
        },
        _ -> note("end"));
    timeline.runUntil(START);

    timeline.close();

    assertThat(log).containsExactly("0 interrupted");
    assertThat(timeline.runUntil(() -> false)).isFalse();
    assertThat(thread).singleElement().matches(VirtualTimelineTest::ends);
  }

  private static boolean ends(Thread thread) {
    try {
      return thread.join(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void work(String name, long... sleeps) {
    timeline.start(
        () -> {
          note(name);
          for (long seconds : sleeps) {
            timeline.sleep(Duration.ofSeconds(seconds));
            note(name);
          }
          return name;
        },
        _ -> note("end of " + name));
  }

  private void at(long seconds, String text) {
    timeline.schedule(START.plusSeconds(seconds), () -> note(text));
  }

  private void note(String text) {
    log.add(Duration.between(START, timeline.instant()).toSeconds() + " " + text);
  }
}
