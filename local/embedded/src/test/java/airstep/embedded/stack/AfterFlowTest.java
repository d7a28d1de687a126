package airstep.embedded.stack;

import static airstep.embedded.stack.FlowWorld.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.flows.After;
import airstep.flows.UtcOffset;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A flow that follows others: which run a start belongs to, and how long it waits for the others.
 */
class AfterFlowTest {

  private static final long SEED = 20261122;

  private static final String FOLLOWS =
      """
      after: [one, two]
      deadline: 4h
      schedule: {timezone: Europe/Berlin}
      connections: all-active
      """;

  @Test
  void checksEveryMinuteUntilAllHaveSucceeded() {
    try (FollowingFlow world = new FollowingFlow(FOLLOWS)) {
      world.missing(List.of("one", "two"), List.of("two"), List.of("two"), List.of());
      Execution flow = world.startAfter("one", SEVEN);
      assertThat(flow.output().orElseThrow()).contains("\"status\":\"SKIPPED\"");
      assertThat(world.runName()).isEqualTo("follows_in_20261122");
      assertThat(world.calls("CheckUpstream"))
          .hasSize(4)
          .allSatisfy(
              look -> {
                assertThat(look.needText("since")).isEqualTo("2026-11-21T23:00:00.000Z");
                assertThat(look.objects("flows"))
                    .extracting(upstream -> upstream.needText("machine"))
                    .containsExactly(FollowingFlow.machine("one"), FollowingFlow.machine("two"));
              });
      assertThat(world.calls("PlanRun")).hasSize(1);
      assertThat(Duration.between(SEVEN, flow.stopDate().orElseThrow()))
          .isEqualTo(Duration.ofMinutes(3));
    }
  }

  @Test
  void reportsTheMissingFlowsAfterTheDeadline() {
    try (FollowingFlow world = new FollowingFlow(FOLLOWS)) {
      world.missing(List.of("one", "two"), List.of("two"));
      Execution flow = world.startAfter("one", SEVEN);
      assertThat(flow.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(Causes.read(flow.cause().orElseThrow()).needText("reason"))
          .isEqualTo("nothing was synced: after 4 h, these flows have not succeeded: two");
      assertThat(world.calls("CheckUpstream")).hasSize(241);
      assertThat(world.calls("PlanRun")).isEmpty();
      assertThat(world.calls("NotifyRun")).hasSize(1);
      assertThat(Duration.between(SEVEN, flow.stopDate().orElseThrow()))
          .isEqualTo(Duration.ofHours(4));
    }
  }

  @Test
  void checksAtTheDeadlineItself() {
    try (FollowingFlow world =
        new FollowingFlow(FOLLOWS.replace("deadline: 4h", "deadline: 150s"))) {
      world.missing(List.of("one", "two"));
      Execution flow = world.startAfter("one", SEVEN);
      assertThat(Causes.read(flow.cause().orElseThrow()).needText("reason"))
          .endsWith("after 2 min 30 s, these flows have not succeeded: one, two");
      assertThat(world.calls("CheckUpstream")).hasSize(4);
      assertThat(Duration.between(SEVEN, flow.stopDate().orElseThrow()))
          .isEqualTo(Duration.ofSeconds(150));
    }
  }

  @Test
  void continuesAfterAFailedCheck() {
    try (FollowingFlow world = new FollowingFlow(FOLLOWS)) {
      world.missing(List.of("two"), null, null, List.of());
      assertThat(world.startAfter("one", SEVEN).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(world.calls("CheckUpstream")).hasSize(4);
    }
  }

  @Test
  void reportsThatTheLastChecksFailed() {
    try (FollowingFlow world = new FollowingFlow(FOLLOWS)) {
      world.missing(List.of("two"), null);
      Execution flow = world.startAfter("one", SEVEN);
      assertThat(Causes.read(flow.cause().orElseThrow()).needText("reason"))
          .isEqualTo(
              "nothing was synced: at the deadline it was unknown whether these flows had"
                  + " succeeded: two: Step Functions is asleep");
    }
  }

  @Test
  void theSecondStartIsADuplicate() {
    try (FollowingFlow world = new FollowingFlow(FOLLOWS)) {
      world.missing(List.of());
      var _ = world.startAfter("one", SEVEN);
      Execution second = world.startAfter("two", SEVEN.plusSeconds(60));
      assertThat(second.output().orElseThrow()).contains("\"status\":\"DUPLICATE\"");
      assertThat(world.calls("CheckUpstream")).hasSize(1);
      Execution nextDay = world.startAfter("one", SEVEN.plus(Duration.ofDays(1)));
      assertThat(nextDay.output().orElseThrow()).contains("\"status\":\"SKIPPED\"");
    }
  }

  @Test
  void aRunByHandDoesNotWait() {
    try (FollowingFlow world = new FollowingFlow(FOLLOWS)) {
      assertThat(world.start("{}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(world.calls("CheckUpstream")).isEmpty();
      assertThat(world.calls("PlanRun")).hasSize(1);
    }
  }

  @Test
  void refusesAStartByAnUnrelatedFlow() {
    try (FollowingFlow world = new FollowingFlow(FOLLOWS)) {
      Execution flow = world.startAfter("three", SEVEN);
      assertThat(flow.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(flow.cause().orElseThrow())
          .contains("this flow does not run after three; it runs after one, two");
    }
    try (FollowingFlow world = new FollowingFlow("connections: all-active\n")) {
      assertThat(world.startAfter("one", SEVEN).cause().orElseThrow())
          .contains("this flow does not run after one or any other flow");
    }
  }

  /**
   * For every zone and window, the run has the name of the window and checks runs since its start.
   */
  @Test
  void theWindowUsesTheTimeZoneOfTheFlow() {
    Random random = new Random(SEED);
    List<String> zones =
        List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "America/Santiago",
            "Africa/Casablanca",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Pacific/Kiritimati");
    for (String window : List.of("1h", "2h", "6h", "1d", "2d", "7d")) {
      for (String zone : zones) {
        String yaml = FOLLOWS.replace("Europe/Berlin", zone) + "within: " + window + "\n";
        try (FollowingFlow world = new FollowingFlow(yaml)) {
          world.missing(List.of());
          for (int i = 0; i < 12; i++) {
            Instant time = moment(random, world.flow().after().orElseThrow());
            assertWindow(world, time, zone + " " + window + " " + time);
          }
        }
      }
    }
  }

  private static void assertWindow(FollowingFlow world, Instant time, String what) {
    After after = world.flow().after().orElseThrow();
    LocalDateTime begin = begin(time.atZone(after.zone()).toLocalDateTime(), after.within());
    ZonedDateTime first = begin.atZone(after.zone());
    int looks = world.calls("CheckUpstream").size();
    Execution flow = world.startAfter("one", time);
    assertThat(flow.status()).as(what).isEqualTo(ExecutionStatus.SUCCEEDED);
    boolean days = after.within().compareTo(Duration.ofDays(1)) >= 0;
    String pattern = days ? "uuuuMMdd" : "uuuuMMdd'T'HHmm";
    if (flow.output().orElseThrow().contains("DUPLICATE")) {
      return;
    }
    assertThat(world.runName())
        .as(what)
        .isEqualTo("follows_in_" + DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(begin));
    JsonObject look = world.calls("CheckUpstream").get(looks);
    // An hour that the clock shows twice is one window, whichever of the two the start came in.
    assertThat(Instant.parse(look.needText("since")))
        .as(what)
        .isIn(first.toInstant(), first.withLaterOffsetAtOverlap().toInstant())
        .isBeforeOrEqualTo(time);
  }

  private static LocalDateTime begin(LocalDateTime local, Duration within) {
    long days = within.toDays();
    if (days > 0) {
      long day = local.toLocalDate().toEpochDay();
      return LocalDate.ofEpochDay(day - Math.floorMod(day, days)).atStartOfDay();
    }
    long second = local.toLocalTime().toSecondOfDay();
    return local
        .toLocalDate()
        .atTime(LocalTime.ofSecondOfDay(second - second % within.toSeconds()));
  }

  /** Half of them near a change of the clock. */
  private static Instant moment(Random random, After after) {
    List<UtcOffset> changes = UtcOffset.of(after.zone());
    long change = changes.get(random.nextInt(changes.size())).from();
    long end = LocalDate.of(2047, 1, 1).atStartOfDay(ZoneId.of("UTC")).toEpochSecond();
    long from = changes.getFirst().from();
    return Instant.ofEpochSecond(
        random.nextBoolean()
            ? random.nextLong(from, end)
            : Math.max(from, change + random.nextLong(-7200, 7200)));
  }
}
