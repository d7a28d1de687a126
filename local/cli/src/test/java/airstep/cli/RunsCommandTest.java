package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {

  private static final String SEVEN = "{\"scheduledTime\":\"2026-11-22T07:00:00Z\"}";

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  @Test
  void listsTheRunsOfEarlierCommands() {
    run("succeeded", "{}");
    run("failed", SEVEN);
    List<JsonObject> all = json("ls", "--json").objects("runs");
    assertThat(all).map(run -> run.needText("status")).containsExactly("FAILED", "SUCCEEDED");
    JsonObject failed = all.getFirst();
    assertThat(failed.needText("flow")).isEqualTo("daily");
    assertThat(failed.needText("id")).hasSizeBetween(4, 6);
    assertThat(failed.needText("scheduledTime")).isEqualTo("2026-11-22T07:00:00Z");
    assertThat(failed.needWhole("failed")).isEqualTo(1);
    assertThat(failed.needWhole("total")).isEqualTo(1);

    List<String> lines = runs("ls").out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).matches("✗  \\w+ +daily +\\d+ (s|min) ago +\\S.* +1 of 1 +\\S.*");
    assertThat(lines.get(2)).matches("✓  \\w+ +daily .* 0 of 1");
  }

  @Test
  void listsOnlyWhatIsAskedFor() {
    run("succeeded", "{}");
    run("failed", "{}");
    run("succeeded", "{\"check\":true}");
    assertThat(statuses()).containsExactly("CHECKED", "FAILED", "SUCCEEDED");
    assertThat(statuses("--failed")).containsExactly("FAILED");
    assertThat(statuses("--status", "checked")).containsExactly("CHECKED");
    assertThat(statuses("--limit", "1")).containsExactly("CHECKED");
    assertThat(statuses("--since", "1h")).hasSize(3);
    assertThat(statuses("--flow", "daily")).hasSize(3);
    String flows = flows().toString();
    assertThat(statuses("--tag", "hourly", "--flows", flows)).hasSize(3);
    assertThat(runs("ls", "--tag", "hurly", "--flows", flows).err())
        .isEqualTo("unknown tag hurly; did you mean hourly?\n");
    assertThat(runs("ls", "--flow", "dail").err())
        .isEqualTo("unknown flow dail; did you mean daily?\n");
    var _ = Ran.flow(directory, "weekly", "connections: all-active\n");
    assertThat(runs("ls", "--flow", "weekly", "--flows", flows).out()).isEqualTo("no such runs\n");
    assertThat(runs("ls", "--flow", "weakly", "--flows", flows).err())
        .isEqualTo("unknown flow weakly; did you mean weekly?\n");
  }

  @Test
  void saysHowToBeginIfThereAreNoRuns() {
    assertThat(runs("ls").out()).isEqualTo("no runs yet; start one with ./airstep run FLOW\n");
    assertThat(runs("show", "@last").err())
        .isEqualTo("there is no run @last; no flow has run yet\n");
  }

  @Test
  void showsARunWithItsConnectionsAndTheirEarlierOutcomes() {
    run("succeeded", "{}");
    run("failed", "{}");
    run("failed", "{}");
    Ran shown = runs("show", "daily@last");
    assertThat(shown.code()).isZero();
    String id = json("show", "@last", "--json").needText("id");
    assertThat(shown.out())
        .startsWith("daily FAILED after ")
        .contains("run " + id + ", started ")
        .containsPattern("✗  HubSpot +FAILED +41 +12 +1 min 40 s +✓✗\n")
        .contains("✗ FAILED HubSpot\n")
        .containsSubsequence("Next:", "./airstep runs logs " + id, "./airstep run daily");
    JsonObject details = json("show", id, "--json");
    assertThat(details.objects("connections"))
        .singleElement()
        .satisfies(one -> assertThat(one.needText("outcome")).isEqualTo("FAILED"));
    assertThat(details.needObject("earlier").texts(OutsideAirbyte.CONNECTION))
        .containsExactly("SUCCEEDED", "FAILED");
  }

  @Test
  void listsTheConnectionsOfEveryPartOfADividedRun() {
    int count = 81;
    String ids =
        IntStream.range(0, count)
            .mapToObj("%08x-0000-4000-8000-000000000001"::formatted)
            .collect(Collectors.joining(", "));
    Path flows =
        Ran.flow(
            directory,
            "large",
            "concurrency: 41\nretries: {count: 0}\nconnections: [" + ids + "]\n");
    assertThat(Ran.in(history(), "run", "large", "--flows", flows.toString()).code()).isZero();
    JsonObject details = json("show", "large@last", "--json");
    assertThat(details.texts("executions")).filteredOn(arn -> arn.contains(":run:PART")).hasSize(2);
    assertThat(details.objects("connections")).hasSize(count);
    assertThat(details.needWhole("unlisted")).isZero();
    assertThat(runs("show", "large@last").out()).doesNotContain("Not listed");
  }

  @Test
  void printsTheLogsOfStepsReadably() {
    run("succeeded", "{}");
    Ran logs = runs("logs", "@last");
    assertThat(logs.out().lines().skip(1))
        .allMatch(line -> line.matches("\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  (HubSpot|-) +\\w+ +.+"))
        .anyMatch(
            line -> line.matches(".* HubSpot +TriggerSync +POST /api/public/v1/jobs 200, .*"));
    assertThat(logs.out()).doesNotContain("{", OutsideAirbyte.KEY);
    assertThat(runs("logs", "@last", "--grep", "post /API").out().lines().skip(1))
        .singleElement()
        .asString()
        .contains("TriggerSync");
    assertThat(json("logs", "@last", "--json").objects("lines"))
        .first()
        .satisfies(line -> assertThat(line.needText("connection")).isEqualTo("HubSpot"));
  }

  @Test
  void findsARunByAnyOfItsNames() {
    run("succeeded", SEVEN);
    JsonObject last = json("show", "@last", "--json");
    String arn = last.needText("execution");
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    for (String id : List.of(arn, name, last.needText("id"), "daily@last")) {
      assertThat(json("show", id, "--json").needText("execution")).as(id).isEqualTo(arn);
    }
    for (String id : List.of("zzzz", last.needText("id").substring(0, 3), "weekly@last")) {
      Ran unknown = runs("show", id);
      assertThat(unknown.code()).as(id).isEqualTo(2);
      assertThat(unknown.err())
          .isEqualTo(
              "there is no run %s; the latest are %s (daily)\n".formatted(id, last.needText("id")));
    }
  }

  @Test
  void aScheduledTimeRunsOnceAcrossCommands() {
    assertThat(run("succeeded", SEVEN).json().text("status")).contains("SUCCEEDED");
    Ran again = run("succeeded", SEVEN);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.json().text("status")).contains("DUPLICATE");
    SERVER.verify(1, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  @Test
  void aRehearsalDoesNotTakeTheScheduledTimeOfARealRun() {
    Path flows = flows();
    Ran rehearsal =
        Ran.in(history(), "run", "daily", "--input", SEVEN, "--json", "--flows", flows.toString());
    assertThat(rehearsal.json().text("status")).contains("SUCCEEDED");
    assertThat(run("succeeded", SEVEN).json().text("status")).contains("SUCCEEDED");
  }

  @Test
  void theSameSeedRunsAgain() {
    for (int i = 0; i < 2; i++) {
      Ran ran =
          Ran.in(history(), "run", "daily", "--seed", "7", "--json", "--flows", flows().toString());
      assertThat(ran.json().text("status")).as(ran.err()).contains("SUCCEEDED");
    }
    assertThat(statuses()).hasSize(2);
  }

  @Test
  void refusesToRunWithoutAUsableHistory() {
    Path file = Ran.write(history().resolve("executions.db"), "This is no database. ".repeat(100));
    for (Ran ran : List.of(run("succeeded", "{}"), runs("ls"))) {
      assertThat(ran.code()).isEqualTo(2);
      // With --json, the error is JSON on the standard output.
      assertThat((ran.err() + ran.out()).lines())
          .singleElement()
          .asString()
          .contains(file + " is damaged (")
          .contains("move it away");
    }
    SERVER.verify(0, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  private List<String> statuses(String... options) {
    List<String> args = new ArrayList<>(List.of("ls", "--json"));
    args.addAll(List.of(options));
    return json(args.toArray(String[]::new)).objects("runs").stream()
        .map(run -> run.needText("status"))
        .toList();
  }

  private JsonObject json(String... args) {
    return runs(args).json();
  }

  private Ran runs(String... args) {
    List<String> all = new ArrayList<>(List.of("runs"));
    all.addAll(List.of(args));
    return Ran.in(history(), all.toArray(String[]::new));
  }

  private Ran run(String jobs, String input) {
    airbyte.whoseJobs(jobs);
    return Ran.in(
        history(),
        "run",
        "daily",
        "--input",
        input,
        "--secrets",
        airbyte.secrets(directory).toString(),
        "--clock",
        "virtual",
        "--json",
        "--flows",
        flows().toString());
  }

  private Path flows() {
    return Ran.flow(
        directory,
        "daily",
        "connections: [" + OutsideAirbyte.CONNECTION + "]\nretries: {count: 0}\ntags: [hourly]\n");
  }

  private Path history() {
    return directory.resolve("history");
  }
}
