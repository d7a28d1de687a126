package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CloseRunTest {

  private static final Map<String, Object> RUN =
      Map.of(
          "flow", "daily",
          "execution", "arn",
          "scheduledTime", "2026-11-22T07:00:00Z",
          "byHand", false);

  @RegisterExtension final Bench bench = new Bench();

  @Test
  void succeedsIfOneSyncSucceededAndTheOthersWereSkipped() {
    JsonObject closed = close(Map.of("outcomes", List.of("SUCCEEDED", "SKIPPED"), "skipped", 3L));

    assertThat(closed.needObject("event").fields())
        .containsEntry("status", "SUCCEEDED")
        .containsEntry("total", 2L)
        .containsEntry("skipped", 4L)
        .containsEntry("failed", 0L)
        .containsEntry("durationSeconds", 30L);
    assertThat(closed.needObject("more").fields()).isEqualTo(Map.of("offIds", "00000000 12345678"));
    assertThat(closed.needObject("news").texts("succeeded")).containsExactly(id(0));
  }

  @Test
  void printsTheMetricsOfTheFlowAndOfEachTag() {
    JsonObject _ = close(Map.of("outcomes", List.of("SUCCEEDED", "SUCCEEDED"), "rows", 12L));

    assertThat(bench.logLines())
        .hasSize(3)
        .allSatisfy(
            line -> {
              assertThat(line.needObject("_aws").needWhole("Timestamp"))
                  .isEqualTo(bench.clock().instant().toEpochMilli());
              assertThat(line.needText("Stage")).isEqualTo("dev");
              assertThat(line.needWhole("Rows")).isEqualTo(12);
            });
  }

  @Test
  void isSkippedIfNothingWasSynced() {
    assertThat(status(Map.of("outcomes", List.of("SKIPPED", "SKIPPED")))).isEqualTo("SKIPPED");
    assertThat(status(Map.of("ids", List.of(), "outcomes", List.of()))).isEqualTo("SKIPPED");
  }

  @Test
  void failsWithTheWorstFirst() {
    JsonObject closed =
        close(
            Map.of(
                "outcomes",
                List.of("CANCELLED", "UNKNOWN"),
                "worst",
                List.of(
                    Map.of("connectionId", "c", "outcome", "CANCELLED", "reason", "r"),
                    Map.of("connectionId", "f", "outcome", "FAILED"),
                    lost("u", "TIMED_OUT"),
                    lost("s", "ABORTED"))));

    assertThat(closed.needObject("event").fields())
        .containsEntry("status", "FAILED")
        .containsEntry("failed", 2L)
        .doesNotContainKey("reason");
    assertThat(closed.needObject("more").objects("connections"))
        .extracting(one -> one.needText("connectionId") + " " + one.needText("outcome"))
        .containsExactly("u UNKNOWN", "f FAILED", "c CANCELLED", "s CANCELLED");
    assertThat(closed.needObject("more").objects("connections").getLast().fields())
        .isEqualTo(
            Map.of(
                "connectionId",
                "s",
                "outcome",
                "CANCELLED",
                "reason",
                "the execution of this sync was stopped"));
  }

  @Test
  void showsTheReasonOfAFailureBeforeAnySync() {
    JsonObject input = Json.readObject("{\"code\":\"NOT_PLANNED\",\"fault\":{\"Error\":\"E\"}}");
    JsonObject closed =
        close(Map.of("failed", input.fields(), "ids", List.of(), "outcomes", List.of()));

    assertThat(closed.needObject("event").needText("reason"))
        .isEqualTo("nothing was synced: the run could not be planned: E");
    assertThat(closed.needObject("more").fields())
        .isEqualTo(Map.of("reasonCode", "NOT_PLANNED", "connections", List.of()));
  }

  @Test
  void createsAnEmailForTheFallback() {
    JsonObject mail =
        run(Map.of(
                "outcomes",
                List.of("FAILED", "SUCCEEDED"),
                "worst",
                List.of(
                    Map.of(
                        "connectionId",
                        "a",
                        "name",
                        "A",
                        "outcome",
                        "FAILED",
                        "reason",
                        "r",
                        "link",
                        "l"))))
            .needObject("mail");

    assertThat(mail.needText("subject")).isEqualTo("Airstep: daily failed");
    assertThat(mail.needText("text"))
        .isEqualTo(
            """
            Flow daily, run of 2026-11-22T07:00:00Z

            1 of 2 connections did not succeed:
            - A FAILED: r l

            arn

            Slack did not accept this alert: \
            """);
  }

  @Test
  void theResultOfFifteenHundredConnectionsFitsIntoAState() {
    Map<String, Object> longest = new LinkedHashMap<>();
    longest.put("connectionId", id(0));
    longest.put("name", "語".repeat(100));
    longest.put("outcome", "FAILED");
    longest.put("reason", "🔴".repeat(260));
    longest.put("link", "x".repeat(250));
    List<String> ids = IntStream.range(0, 1500).mapToObj(CloseRunTest::id).toList();
    Map<String, Object> input =
        Map.of(
            "ids",
            ids,
            "outcomes",
            new ArrayList<>(ids.stream().map(_ -> "TIMED_OUT").toList()),
            "worst",
            new ArrayList<>(IntStream.range(0, 80).mapToObj(_ -> longest).toList()));

    JsonObject all = run(input);

    assertThat(bytes(input(input))).isLessThan(262_144);
    assertThat(bytes(all.fields())).isLessThan(262_144);
    assertThat(Json.write(all.needObject("more").objects("connections")))
        .hasSizeBetween(9_000, 11_100);
    assertThat(all.needObject("event").needWhole("failed")).isEqualTo(1500);
  }

  @Test
  void recordsTheFirstIdsOfWhatIsOffAndSaysIfThereAreMore() {
    List<String> ids = IntStream.range(0, 501).mapToObj("%08x"::formatted).toList();
    Map<String, Object> ended = Map.of("outcomes", List.of("SUCCEEDED", "SUCCEEDED"));

    assertThat(offIds(ended, ids.subList(0, 500))).isEqualTo(text(ids.subList(0, 500)));
    assertThat(offIds(ended, ids)).isEqualTo(text(ids.subList(0, 500)) + " …");
  }

  @Test
  void recordsWhatIsOffInThePartsUpToTheEndOfAListThatWasCut() {
    Map<String, Object> parts =
        Map.of(
            "ids",
            List.of(),
            "outcomes",
            List.of(),
            "parts",
            List.of(part(1, "bb dd …"), part(2, "ee")));

    assertThat(offIds(parts, List.of("aa", "cc", "ff"))).isEqualTo("aa bb cc dd …");
  }

  @Test
  void aSuspiciousSyncComesBeforeSchemaChangesInAPartToo() {
    List<Object> noticed = new ArrayList<>();
    for (int n = 0; n < 50; n++) {
      noticed.add(
          Map.of("connectionId", id(n), "outcome", "SUCCEEDED", "schemaChange", "breaking"));
    }
    noticed.add(
        Map.of("connectionId", id(50), "outcome", "SUCCEEDED", "rows", 0L, "usualRows", 9000L));

    for (boolean part : List.of(true, false)) {
      Map<String, Object> ended =
          Map.of("part", part, "noticed", noticed, "outcomes", List.of("SUCCEEDED", "SUCCEEDED"));
      assertThat(close(ended).needObject("news").objects("noticed"))
          .hasSize(part ? 10 : 50)
          .first()
          .satisfies(one -> assertThat(one.needText("connectionId")).isEqualTo(id(50)));
    }
  }

  private String offIds(Map<String, Object> more, List<String> planned) {
    Map<String, Object> input = new LinkedHashMap<>(more);
    input.put("offIds", planned);
    return close(input).needObject("more").needText("offIds");
  }

  private static String text(List<String> ids) {
    return String.join(" ", ids);
  }

  private static Map<String, Object> part(long number, String offIds) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("status", "SUCCEEDED");
    for (String count : List.of("total", "skipped", "failed", "rows", "bytes", "durationSeconds")) {
      event.put(count, 0L);
    }
    return Map.of(
        "part",
        Map.of("number", number, "from", "", "to", "", "connections", 1L),
        "event",
        event,
        "more",
        Map.of("offIds", offIds),
        "news",
        Map.of("synced", 1L, "down", 0L, "named", false, "noticed", List.of(), "off", List.of()));
  }

  private static Map<String, Object> lost(String id, String status) {
    return Map.of(
        "connectionId",
        id,
        "outcome",
        "UNKNOWN",
        "code",
        "SYNC_LOST",
        "status",
        status,
        "error",
        "",
        "reason",
        "E");
  }

  private String status(Map<String, ?> more) {
    return close(more).needObject("event").needText("status");
  }

  private JsonObject close(Map<String, ?> more) {
    return run(more);
  }

  private JsonObject run(Map<String, ?> more) {
    return bench.run(new CloseRun(bench.parts()), input(more));
  }

  private static Map<String, Object> input(Map<String, ?> more) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("stage", "dev");
    input.put("tags", List.of("daily", "sales"));
    input.put("run", RUN);
    input.put("failed", null);
    input.put("ids", List.of(id(0), id(1)));
    input.put("offIds", List.of("12345678"));
    input.put("parts", List.of());
    for (String number : List.of("rows", "bytes", "down", "skipped")) {
      input.put(number, 0L);
    }
    for (String list : List.of("worst", "noticed", "off")) {
      input.put(list, List.of());
    }
    input.put("named", false);
    input.put("durationSeconds", 30L);
    input.putAll(more);
    return input;
  }

  private static String id(int n) {
    return new UUID(0, n).toString();
  }

  private static int bytes(Object value) {
    return Json.write(value).getBytes(StandardCharsets.UTF_8).length;
  }
}
