package airstep.doctor;

import static airstep.doctor.DoctorWorld.NOW;
import static airstep.doctor.DoctorWorld.ORDERS;
import static airstep.doctor.DoctorWorld.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.JobPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds about the times of flows. */
class ScheduleChecksTest {

  private static final String CONNECTION = "\nconnections: [" + ORDERS + "]\n";

  @TempDir private Path folder;

  @Test
  void findsTimesThatDoNotExistOrOccurTwice() {
    try (DoctorWorld world =
        new DoctorWorld(Api.CLOUD, folder)
            .flow("nightly", "schedule: {cron: '30 2 * * *', timezone: Europe/Berlin}" + CONNECTION)
            .flow("daily", "schedule: {cron: '0 7 * * *', timezone: Europe/Berlin}" + CONNECTION)) {
      List<Finding> found = world.finds(new ClockChangeCheck());

      assertThat(found).hasSize(2).allMatch(Finding.Doubtful.class::isInstance);
      assertThat(found.get(0).what())
          .isEqualTo(
              "nightly: Sun 28 Mar 2027, 02:30 in Europe/Berlin does not exist, so the flow does"
                  + " not start");
      assertThat(found.get(0).command()).hasValue("./airstep plan --from 2027-03-28");
      assertThat(found.get(1).what())
          .isEqualTo(
              "nightly: Sun 31 Oct 2027, 02:30 in Europe/Berlin occurs twice, and the flow starts"
                  + " only at the first");
    }
  }

  @Test
  void namesTheChangesThatHitNothing() {
    try (DoctorWorld world =
        new DoctorWorld(Api.CLOUD, folder)
            .flow("daily", "schedule: {cron: '0 7 * * *', timezone: Europe/Berlin}" + CONNECTION)) {
      assertThat(world.finds(new ClockChangeCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Healthy.class,
              it ->
                  assertThat(it.what())
                      .contains("gap of Sun 28 Mar 2027", "double hour of Sun 31 Oct 2027"));
    }
  }

  @Test
  void aClockThatNeverChangesHitsNothing() {
    try (DoctorWorld world =
        new DoctorWorld(Api.CLOUD, folder)
            .flow("nightly", "schedule: {cron: '30 2 * * *', timezone: Asia/Tokyo}" + CONNECTION)) {
      assertThat(world.finds(new ClockChangeCheck()))
          .singleElement()
          .isInstanceOf(Finding.Healthy.class);
    }
  }

  @Test
  void findsAFlowThatTakesLongerThanItsInterval() {
    try (DoctorWorld world = hourly(Duration.ofMinutes(75))) {
      assertThat(world.finds(new OverlapCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Doubtful.class,
              it ->
                  assertThat(it.what())
                      .isEqualTo("hourly usually takes 1h15m, and starts again after 1h"));
    }
    try (DoctorWorld world = hourly(Duration.ofMinutes(20))) {
      assertThat(world.finds(new OverlapCheck()))
          .singleElement()
          .isInstanceOf(Finding.Healthy.class);
    }
  }

  private DoctorWorld hourly(Duration usual) {
    DoctorWorld world =
        new DoctorWorld(Api.CLOUD, folder)
            .flow("hourly", "schedule: {cron: '0 * * * *'}" + CONNECTION);
    for (int day = 5; day > 0; day--) {
      world.airbyte.had(ORDERS, NOW.minus(Duration.ofDays(day)), JobPlan.succeeds(usual, 1, 1));
    }
    return world;
  }

  @Test
  void findsFlowsThatSyncTheSameConnectionAtTheSameTime() {
    try (DoctorWorld world =
        new DoctorWorld(Api.CLOUD, folder)
            .flow("first", "schedule: {cron: '0 7 * * *'}" + CONNECTION)
            .flow("second", "schedule: {cron: '20 7 * * *'}" + CONNECTION)
            .flow("other", "schedule: {cron: '20 7 * * *'}\nconnections: [" + USERS + "]\n")) {
      Duration half = Duration.ofMinutes(30);
      world.airbyte.had(ORDERS, NOW.minus(Duration.ofDays(1)), JobPlan.succeeds(half, 1, 1));
      world.airbyte.had(USERS, NOW.minus(Duration.ofDays(1)), JobPlan.succeeds(half, 1, 1));

      assertThat(world.finds(new OverlapCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Doubtful.class,
              it -> {
                assertThat(it.what())
                    .isEqualTo(
                        "first and second both sync Orders: at 2026-11-29T07:20:00Z, second starts"
                            + " while first usually runs");
                assertThat(it.command()).hasValue("./airstep plan --from 2026-11-29");
              });
    }
  }

  @Test
  void isNotSureAboutFlowsThatNeverRan() {
    try (DoctorWorld world =
        new DoctorWorld(Api.CLOUD, folder)
            .flow("new", "schedule: {cron: '0 7 * * *'}" + CONNECTION)) {
      assertThat(world.finds(new OverlapCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Doubtful.class,
              it -> assertThat(it.what()).startsWith("could not check").endsWith("of new"));
    }
  }
}
