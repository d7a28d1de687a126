package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {

  private final Ran demo = Ran.on(Ran.SHIPPED, "demo");

  @Test
  void playsTheWholeDayOfTheShippedFlows() {
    assertThat(demo.code()).isZero();
    assertThat(demo.err()).isEmpty();
    assertThat(starts("all-active-connections"))
        .containsExactly(
            "06:00", "07:00", "08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00",
            "15:00", "16:00", "17:00", "18:00");
    assertThat(starts("hubspot-airbyte-daily")).containsExactly("07:00");
    assertThat(starts("retl-contacts-daily")).containsExactly("08:00");
  }

  @Test
  void showsExactlyOneFailureAndItsRecovery() {
    List<String> runs = demo.out().lines().filter(DemoCommandTest::isRun).toList();
    assertThat(runs).hasSize(15);
    assertThat(runs).filteredOn(run -> run.contains("FAILED")).hasSize(1);
    assertThat(runs).filteredOn(run -> run.contains("SUCCEEDED")).hasSize(14);
    assertThat(demo.out())
        .containsOnlyOnce("🔴 all-active-connections failed")
        .containsOnlyOnce("🟢 all-active-connections recovered")
        .contains("15 runs, 2 alerts, played in");
    assertThat(demo.out().lines().filter(line -> line.startsWith("╭"))).hasSize(2);
  }

  /** The alert is that of Slack, so it prints a command, which finds no run of the demo. */
  @Test
  void saysThatItKeepsNoRunsToRetry(@TempDir Path history) {
    String id = demo.out().replaceAll("(?s).*runs retry[ │\\n]+(\\w+).*", "$1");
    Ran retry = Ran.in(history, "runs", "retry", id);
    assertThat(retry.code()).as(retry.toString()).isEqualTo(2);
    assertThat(demo.out())
        .containsOnlyOnce(
            "╯\n"
                + "(The demo keeps no runs, so this retry finds none. ./airstep run keeps its"
                + " own.)\n");
  }

  @Test
  void listsTheFlowsItDoesNotPlay(@TempDir Path events) {
    Path flows = Ran.flow(events, "daily", "connections: all-active\n");
    var _ = Ran.flow(events, "next", "connections: all-active\nafter: [daily]\n");
    Ran next = Ran.on(flows, "demo");
    assertThat(next.code()).isZero();
    assertThat(next.out().lines())
        .contains("not played: next starts after daily has succeeded, once each day in UTC");
    assertThat(Ran.on(flows, "run", "next", "--seed", "7").code()).isZero();
  }

  /** Both flows run every hour, so both meet the failure. */
  @Test
  void playsTwoFlowsOfTheConnectionThatFails(@TempDir Path events) {
    String hourly = "connections: all-active\nschedule:\n  cron: \"0 * * * *\"\n";
    var _ = Ran.flow(events, "first", hourly);
    Path flows = Ran.flow(events, "second", hourly);
    Ran ran = Ran.on(flows, "demo", "--date", "2026-11-22");
    assertThat(ran.out()).contains("🔴 first failed", "🔴 second failed");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  @Test
  void playsADayThatEndsBeforeTheRecovery(@TempDir Path events) {
    String early = "connections: all-active\nschedule:\n  cron: \"0 0-5 * * *\"\n";
    Ran ran = Ran.on(Ran.flow(events, "early", early), "demo", "--date", "2026-11-22");
    assertThat(ran.out()).contains("🔴 early failed").doesNotContain("🟢");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  @Test
  void saysWhatWasNotAsExpected(@TempDir Path events) {
    String hasty =
        "connections: all-active\ntimeout: 1m\npoll: 10s\nschedule:\n  cron: \"0 7 * * *\"\n";
    Ran ran = Ran.on(Ran.flow(events, "hasty", hasty), "demo", "--date", "2026-11-22");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err().lines())
        .isNotEmpty()
        .allMatch(
            line ->
                line.matches(
                    "not as expected: hasty at 2026-11-22T07:00:00Z, .* is TIMED_OUT: .*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1900-01-01", "2014-12-31", "2100-01-01"})
  void refusesADayThatFlowsCannotRun(String day) {
    Ran ran = Ran.on(Ran.SHIPPED, "demo", "--date", day);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().strip())
        .isEqualTo("--date must be between 2015-01-01 and 2099-12-31, not " + day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2015-01-01", "2099-12-31"})
  void playsTheFirstAndTheLastDay(String day) {
    assertThat(Ran.on(Ran.SHIPPED, "demo", "--date", day).code()).isZero();
  }

  @Test
  void theSameSeedPlaysTheSameDay() {
    String[] demo = {"demo", "--date", "2026-11-22"};
    assertThat(withoutTheTimeItTook(Ran.on(Ran.SHIPPED, demo).out()))
        .isEqualTo(withoutTheTimeItTook(Ran.on(Ran.SHIPPED, demo).out()));
  }

  private static String withoutTheTimeItTook(String out) {
    return out.replaceAll("played in [0-9.,]+ s", "");
  }

  private static boolean isRun(String line) {
    return line.matches("\\d\\d:\\d\\d  \\d\\d:\\d\\d .*");
  }

  private List<String> starts(String flow) {
    return demo.out()
        .lines()
        .filter(line -> isRun(line) && line.contains(" " + flow))
        .map(line -> line.substring(0, 5))
        .toList();
  }
}
