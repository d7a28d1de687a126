package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  @BeforeEach
  void writeFlows() {
    flow("daily", "schedule: {cron: '* * * * *', timezone: Europe/Berlin}\nfreshness: 2h");
    flow("off", "enabled: false\nschedule: {cron: 0 8 * * *}");
  }

  @Test
  void saysHowToBeginAndWhatComes() {
    Ran status = status();

    assertThat(status.code()).isZero();
    assertThat(status.out())
        .startsWith("this machine, ")
        .contains("no runs yet; start one with ./airstep run FLOW")
        .containsPattern("Coming next\n  in (less than )?1 min  daily  .* Europe/Berlin\n$")
        .doesNotContain("Late", "No recent success", "off");
  }

  @Test
  void saysThatAllIsWell() {
    run("succeeded", "{}");

    assertThat(status().out()).contains("✓ nothing runs, nothing is left failed");
  }

  @Test
  void listsWhatHasFailedWithTheCommandToRetryIt() {
    run("failed", "{}");

    Ran status = status();

    String id = Ran.in(history(), "runs", "show", "@last", "--json").json().needText("id");
    assertThat(status.out())
        .containsSubsequence(
            "Failed and not recovered",
            "✗ daily, run " + id + ", ",
            "✗ HubSpot",
            "./airstep runs retry " + id)
        .contains("! daily: none of its last runs succeeded; its freshness is 2h");
    JsonObject failed = json().objects("failed").getFirst();
    assertThat(failed.needText("retry")).startsWith("./airstep runs retry " + id + " --flows ");
    assertThat(failed.objects("connections").getFirst().needText("connectionId"))
        .isEqualTo(OutsideAirbyte.CONNECTION);
  }

  @Test
  void aRetryThatSucceedsRecoversIt() {
    run("failed", "{}");
    run("succeeded", "{\"connections\": [\"" + OutsideAirbyte.CONNECTION + "\"]}");

    assertThat(json().objects("failed")).isEmpty();
  }

  @Test
  void aFlowIsLateOnceItsScheduleHasStartedItHere() {
    run("succeeded", "{}");
    assertThat(json().objects("late")).isEmpty();

    Instant due = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    run("succeeded", "{\"scheduledTime\":\"" + due + "\"}");

    assertThat(json().objects("late"))
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.needText("flow")).isEqualTo("daily");
              assertThat(late.time("lastScheduled")).contains(due);
            });
    assertThat(status().out())
        .containsPattern(
            "! daily was due .* Europe/Berlin, [56] min ago; its last start was 1 h ago");

    flows("pause");
    assertThat(json().objects("late")).isEmpty();
    assertThat(status().out()).containsPattern("daily +.* Europe/Berlin +paused\n");
  }

  private JsonObject json() {
    return Ran.in(history(), "status", "--json", "--flows", flowsFolder()).json();
  }

  private Ran status() {
    return Ran.in(history(), "status", "--flows", flowsFolder());
  }

  private Ran flows(String command) {
    List<String> args = new ArrayList<>(List.of("flows", command));
    args.addAll(command.equals("ls") ? List.of() : List.of("daily"));
    args.addAll(List.of("--flows", flowsFolder()));
    return Ran.in(history(), args.toArray(String[]::new));
  }

  private void run(String jobs, String input) {
    airbyte.whoseJobs(jobs);
    Ran ran =
        Ran.in(
            history(),
            "run",
            "daily",
            "--input",
            input,
            "--secrets",
            airbyte.secrets(directory).toString(),
            "--clock",
            "virtual",
            "--plain",
            "--flows",
            flowsFolder());
    assertThat(ran.code()).as(ran.err()).isEqualTo(jobs.equals("succeeded") ? 0 : 1);
  }

  private void flow(String name, String text) {
    Ran.flow(
        directory,
        name,
        text + "\nconnections: [" + OutsideAirbyte.CONNECTION + "]\nretries: {count: 0}\n");
  }

  private String flowsFolder() {
    return directory.resolve("flows").toString();
  }

  private Path history() {
    return directory.resolve("history");
  }
}
