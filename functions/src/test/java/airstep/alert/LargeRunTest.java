package airstep.alert;

import static airstep.alert.Runs.blocks;
import static airstep.alert.Runs.off;
import static airstep.alert.Runs.run;
import static airstep.alert.Runs.told;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alerts about runs of so many connections that not all are listed. */
final class LargeRunTest {

  private static final String A = "0a0a0a0a-0000";
  private static final String B = "0b0b0b0b-0000";

  @Test
  void aRecoveryNamesNoConnectionIfItIsUnknownWhatSucceeded() {
    RunResult run = run(Map.of("total", 300L, "synced", 299L));

    assertThat(blocks(told(run, failed(Map.of(A, "a", B, "b")))))
        .contains(
            "After *at least 1 failed run, 24 h*: all connections that this run synced succeeded.");
  }

  @Test
  void aFailedConnectionThatIsOffHasNotRecoveredIfOnlyItsShortIdIsKnown() {
    RunResult run = run(Map.of("total", 300L, "synced", 299L, "offIds", ShortId.of(B)));

    assertThat(Message.of(run, List.of(failed(Map.of(B, "b"))), Runs.ALL)).isEmpty();
    assertThat(blocks(told(run, failed(Map.of(A, "a", B, "b")))))
        .anyMatch(text -> text.startsWith("After *at least 1 failed run"));
  }

  @Test
  void aConnectionBeyondACutListIsNotReportedAsSwitchedOff() {
    RunResult run = run(Map.of("offIds", "0b0b0b0b"));

    assertThat(Message.of(run, List.of(off("2026-11-21T07:00:00Z", "0a0a0a0a", "…")), Runs.ALL))
        .isEmpty();
    assertThat(told(run, off("2026-11-21T07:00:00Z", "0a0a0a0a", "0c0c0c0c", "…")).kinds())
        .containsExactly(AlertKind.SWITCHED_OFF);
  }

  @Test
  void anOlderListDecidesAboutAConnectionBeyondACutList() {
    RunResult run = run(Map.of("offIds", "0b0b0b0b", "named", true));
    EarlierRun cut = off("2026-11-21T09:00:00Z", "0a0a0a0a", "…");

    assertThat(Message.of(run, List.of(cut), Runs.ALL)).isEmpty();
    assertThat(Message.of(run, List.of(cut, off("2026-11-21T07:00:00Z", "0b0b0b0b")), Runs.ALL))
        .isEmpty();
    assertThat(told(run, cut, off("2026-11-21T07:00:00Z")).kinds())
        .containsExactly(AlertKind.SWITCHED_OFF);
  }

  private static EarlierRun failed(Map<String, String> connections) {
    return new EarlierRun(
        Instant.parse("2026-11-21T07:03:32Z"),
        RunStatus.FAILED,
        connections,
        Optional.empty(),
        0,
        Set.of());
  }
}
