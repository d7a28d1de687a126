package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Airbyte's own schedule of a connection, as each API writes it. */
class OwnScheduleTest {

  @Test
  void readsThePublicApi() {
    assertThat(read("{'schedule': {'scheduleType': 'manual'}}"))
        .isEqualTo(new OwnSchedule.ByHand());
    assertThat(read("{'schedule': {'scheduleType': 'cron', 'cronExpression': '0 0 15 * * ? UTC'}}"))
        .isEqualTo(new OwnSchedule.ByCron("0 0 15 * * ?", "UTC"));
    assertThat(
            read(
                "{'schedule': {'scheduleType': 'cron',"
                    + " 'cronExpression': '0 0 15 ? * MON America/New_York'}}"))
        .isEqualTo(new OwnSchedule.ByCron("0 0 15 ? * MON", "America/New_York"));
    assertThat(read("{'schedule': {'scheduleType': 'cron', 'cronExpression': '0 0 15 ? * MON'}}"))
        .isEqualTo(new OwnSchedule.ByCron("0 0 15 ? * MON", "UTC"));
    assertThat(read("{'schedule': {'scheduleType': 'basic', 'basicTiming': 'Every 24 HOURS'}}"))
        .isEqualTo(new OwnSchedule.Every(24, "hours"));
  }

  @Test
  void readsTheOlderApi() {
    assertThat(read("{'scheduleType': 'manual'}")).isEqualTo(new OwnSchedule.ByHand());
    assertThat(
            read(
                "{'scheduleType': 'cron', 'scheduleData': {'cron': {'cronExpression': '0 0 7 * *"
                    + " ?', 'cronTimeZone': 'Asia/Tokyo'}}}"))
        .isEqualTo(new OwnSchedule.ByCron("0 0 7 * * ?", "Asia/Tokyo"));
    assertThat(
            read(
                "{'scheduleType': 'basic', 'scheduleData':"
                    + " {'basicSchedule': {'timeUnit': 'hours', 'units': 6}}}"))
        .isEqualTo(new OwnSchedule.Every(6, "hours"));
    assertThat(read("{'schedule': {'units': 6, 'timeUnit': 'hours'}}"))
        .isEqualTo(new OwnSchedule.Every(6, "hours"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'schedule': null}",
        "{'schedule': {'scheduleType': 'lunar'}}",
        "{'scheduleType': 'cron'}",
        "{'scheduleType': 'basic', 'scheduleData': {}}",
        "{'schedule': {'scheduleType': 'basic', 'basicTiming': 'often'}}"
      })
  void takesNothingElseForNoSchedule(String row) {
    assertThat(read(row)).isInstanceOf(OwnSchedule.Unreadable.class);
  }

  private static OwnSchedule read(String row) {
    return OwnSchedule.read(Json.readObject(row.replace('\'', '"')));
  }
}
