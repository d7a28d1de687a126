package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.PlannedRun.Skipped;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest plan and the largest outcomes fit into the 262,144 bytes of a state. */
final class RunPlanTest {

  private static final int STATE = 262_144;
  private static final String ID = new UUID(-1, -1).toString();

  @ParameterizedTest
  @ValueSource(strings = {"x", "語", "🔴", "\"", "\\", "ü"})
  void aPlanStaysBelow200KiB(String letter) {
    for (int size : new int[] {1, 50, RunPlan.FULL, RunPlan.FULL + 1, 1500}) {
      assertThat(bytes(plan(size, letter))).isLessThan(200 * 1024);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, RunPlan.FULL, RunPlan.FULL + 1, 200, 500, 1000, 1499, 1500})
  void theOutcomesOfARunFitIntoItsState(int size) {
    JsonObject plan = plan(size, "🔴");
    int reasonLength = (int) plan.needWhole("reasonLength");
    boolean brief = plan.needObject("dropped").texts("failed").contains("link");

    assertThat(bytes(Collections.nCopies(size, failed(brief, reasonLength)))).isLessThan(STATE);
    assertThat(bytes(Collections.nCopies(size, succeeded(brief)))).isLessThan(STATE);
  }

  @Test
  void aSmallRunKeepsLongReasons() {
    assertThat(plan(10, "x").needWhole("reasonLength")).isEqualTo(1000);
    assertThat(plan(RunPlan.FULL, "x").needWhole("reasonLength")).isGreaterThan(250);
    assertThat(plan(1000, "x").needWhole("reasonLength")).isGreaterThan(15);
  }

  @Test
  void aShortenedPlanKeepsTheStartOfEachName() {
    assertThat(name(plan(1500, "🔴"))).isEqualTo("🔴".repeat(10));
    assertThat(name(plan(1500, "語"))).isEqualTo("語".repeat(13));
    assertThat(name(plan(1500, "x"))).isEqualTo("x".repeat(40));
  }

  private static JsonObject plan(int size, String letter) {
    String name = letter.repeat(300);
    RunPlan plan =
        new RunPlan(
            IntStream.range(0, size).mapToObj(_ -> new Planned(ID, Optional.of(name))).toList(),
            Collections.nCopies(100_000, new Skipped(ID, name, name, true, true)));
    return Json.readObject(Json.write(plan.planned(new RunParts(List.of(), 1, 40))));
  }

  /** As the definition of a sync writes it, and as the definition of a run cuts it. */
  private static Map<String, Object> failed(boolean brief, int reasonLength) {
    Map<String, Object> outcome = outcome("TIMED_OUT", brief);
    outcome.put("triggers", 11);
    outcome.put("polls", 25_000);
    outcome.put("reason", "🔴".repeat(reasonLength));
    if (!brief) {
      outcome.put("failureOrigin", "語".repeat(40));
      outcome.put("failureType", "語".repeat(40));
      outcome.put("lastSuccess", "2026-11-22T07:00:00Z");
    }
    return outcome;
  }

  private static Map<String, Object> succeeded(boolean brief) {
    Map<String, Object> outcome = outcome("SUCCEEDED", brief);
    outcome.put("usualRows", Long.MAX_VALUE);
    if (!brief) {
      outcome.put("triggers", 11);
      outcome.put("polls", 25_000);
      outcome.put("usualJobs", 20);
    }
    return outcome;
  }

  private static Map<String, Object> outcome(String word, boolean brief) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("outcome", word);
    outcome.put("jobId", Long.MAX_VALUE);
    outcome.put("durationSeconds", 31_536_000);
    outcome.put("rows", Long.MAX_VALUE);
    outcome.put("bytes", Long.MAX_VALUE);
    if (!brief) {
      outcome.put("connectionId", ID);
      outcome.put("name", "語".repeat(100));
      outcome.put("link", "x".repeat(200) + "?openLogs=true&jobId=" + Long.MAX_VALUE);
    }
    return outcome;
  }

  private static String name(JsonObject plan) {
    return plan.objects("connections").getFirst().needText("name");
  }

  private static int bytes(Object value) {
    return Json.write(value).getBytes(StandardCharsets.UTF_8).length;
  }
}
