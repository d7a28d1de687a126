package airstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.slack.TerminalText;
import airstep.terminal.TerminalSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of a run at different widths and heights. */
class LiveViewTest {

  private static final String REFUSED =
      "no answer from 127.0.0.1:8001 to GET /v1/jobs: connection refused: check that Airbyte is"
          + " running there and that the port in `api_url` is right";

  private static final LiveStatus FOUR =
      status(
          row("HubSpot → Snowflake", SyncPhase.RUNNING, 7, 1_200, 123),
          row("顧客 → BigQuery", SyncPhase.SUCCEEDED, 5, 40_000, 61),
          troubled("Zendesk → Snowflake", SyncPhase.PREPARING, 8, REFUSED),
          troubled("Stripe", SyncPhase.FAILED, 0, "Airbyte gives no reason"));

  @Test
  void aLineForEachConnectionFitsIntoEachWidth() {
    assertThat(lines(40, 24))
        .startsWith(
            "nightly · 2 min 3 s · 4 connections: 1…",
            "✗ Stripe            failed: Airbyte giv…",
            "▸ Zendesk → Snowf…  again in 8 s: no an…",
            "▸ HubSpot → Snowf…  running job 7 · 1,2…",
            "✓ 顧客 → BigQuery   succeeded · 40,000…");
    assertThat(lines(80, 24))
        .startsWith(
            "nightly · 2 min 3 s · 4 connections: 1 failed, 1 running, 1 preparing, 1 succee…",
            "✗ Stripe               failed: Airbyte gives no reason",
            "▸ Zendesk → Snowflake  again in 8 s: no answer from 127.0.0.1:8001 to GET /v1/j…",
            "▸ HubSpot → Snowflake  running job 7 · 1,200 rows · 2 min 3 s",
            "✓ 顧客 → BigQuery      succeeded · 40,000 rows · 1 min 1 s");
    assertThat(lines(120, 24).get(2))
        .isEqualTo(
            "▸ Zendesk → Snowflake  again in 8 s: no answer from 127.0.0.1:8001 to GET /v1/jobs:"
                + " connection refused: check that Airb…");
    assertThat(lines(200, 24).get(2))
        .isEqualTo("▸ Zendesk → Snowflake  preparing, again in 8 s: " + REFUSED);
    assertThat(lines(200, 24)).hasSize(5);
  }

  @Test
  void aReasonThatWasCutFollowsInFull() {
    assertThat(lines(80, 24).subList(5, 8))
        .containsExactly(
            "",
            "Zendesk → Snowflake: no answer from 127.0.0.1:8001 to GET /v1/jobs: connection",
            "refused: check that Airbyte is running there and that the port in `api_url` is");
    assertThat(lines(40, 12))
        .as("the second reason has no room")
        .endsWith("", "Stripe: Airbyte gives no reason");
    SyncRow again = troubled("Stripe", SyncPhase.PREPARING, 8, REFUSED);
    SyncRow first = troubled("HubSpot", SyncPhase.PREPARING, 8, REFUSED);
    assertThat(new LiveView(new TerminalSize(80, 24), false).lines(status(again, first)))
        .hasSize(7)
        .element(4)
        .asString()
        .startsWith("Stripe and 1 more: no answer from");
  }

  @Test
  void whatDoesNotFitIsCounted() {
    List<SyncRow> rows = new ArrayList<>();
    for (int i = 0; i < 37; i++) {
      SyncPhase phase = i < 20 ? SyncPhase.RUNNING : SyncPhase.WAITING;
      rows.add(row("C" + i, phase, i + 1, 0, 0));
    }
    rows.set(36, troubled("C36", SyncPhase.FAILED, 0, "its source is gone"));
    List<String> lines = new LiveView(new TerminalSize(80, 8), false).lines(status(rows));
    assertThat(lines)
        .containsExactly(
            "nightly · 2 min 3 s · 37 connections: 1 failed, 20 running, 16 waiting",
            "✗ C36  failed: its source is gone",
            "▸ C0   running job 1 · 0 rows",
            "▸ C1   running job 2 · 0 rows",
            "▸ C2   running job 3 · 0 rows",
            "▸ C3   running job 4 · 0 rows",
            "▸ C4   running job 5 · 0 rows",
            "… and 31 more: 15 running, 16 waiting");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "7, 3", "39, 1", "40, 2", "80, 5", "120, 6", "200, 99"})
  void neverExceedsTheTerminal(int columns, int height) {
    assertThat(lines(columns, height))
        .hasSizeLessThanOrEqualTo(height)
        .allMatch(line -> TerminalText.columns(line) <= Math.max(columns, 14));
  }

  @Test
  void colorsOnlyTheSign() {
    assertThat(new LiveView(new TerminalSize(80, 24), true).lines(FOUR).get(1))
        .isEqualTo("\033[31m✗\033[0m Stripe               failed: Airbyte gives no reason");
  }

  @Test
  void aNameCannotMoveTheCursor() {
    LiveStatus status = status(row("a\033[2J\r\nb", SyncPhase.RUNNING, 1, 0, 0));
    assertThat(new LiveView(new TerminalSize(80, 24), false).lines(status).get(1))
        .isEqualTo("▸ a [2J b  running job 1 · 0 rows");
  }

  private static List<String> lines(int columns, int height) {
    return new LiveView(new TerminalSize(columns, height), false).lines(FOUR);
  }

  static LiveStatus status(SyncRow... rows) {
    return status(List.of(rows));
  }

  private static LiveStatus status(List<SyncRow> rows) {
    return new LiveStatus(
        "nightly", "", Duration.ofSeconds(123), Optional.empty(), Optional.empty(), rows);
  }

  static SyncRow row(String name, SyncPhase phase, long job, long rows, long seconds) {
    return new SyncRow(
        "id",
        Optional.of(name),
        phase,
        OptionalLong.of(job),
        OptionalLong.of(rows),
        Optional.of(Duration.ofSeconds(seconds)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SyncRow troubled(String name, SyncPhase phase, long again, String why) {
    return new SyncRow(
        "id",
        Optional.of(name),
        phase,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Duration.ofSeconds(again)).filter(Duration::isPositive),
        Optional.of(why));
  }
}
