package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowsCommandTest {

  private static final String SEVEN = "{\"scheduledTime\":\"2026-11-22T07:00:00Z\"}";

  @TempDir private Path directory;

  @BeforeEach
  void writeFlows() {
    flow("daily", "schedule: {cron: 0 7 * * *, timezone: Europe/Berlin}\ntags: [crm]");
    flow("off", "enabled: false\nschedule: {cron: 0 8 * * *}");
    flow("follows", "after: [daily]");
  }

  @Test
  void listsEachFlowWithItsStateItsNextStartAndItsLastRuns() {
    run("daily", "{}");
    run("daily", SEVEN);

    List<String> lines = flows("ls").out().lines().toList();

    assertThat(lines).hasSize(4);
    assertThat(lines.get(1))
        .matches("✓  daily +enabled +\\w{3} \\d+ \\w{3} 07:00 Europe/Berlin, in .* ago +✓✓ +crm");
    assertThat(lines.get(2)).matches("·  follows +enabled +after daily has succeeded.* never *");
    assertThat(lines.get(3)).matches("·  off +disabled in its file +- +never *");
    JsonObject daily = summary("daily");
    assertThat(daily.needText("state")).isEqualTo("ENABLED");
    assertThat(daily.texts("outcomes")).containsExactly("SUCCEEDED", "SUCCEEDED");
    assertThat(daily.needText("local")).contains("T07:00:00+0");
    assertThat(daily.needText("zone")).isEqualTo("Europe/Berlin");
    assertThat(summary("follows").needText("zone")).isEqualTo("UTC");
    assertThat(daily.time("next")).hasValueSatisfying(at -> assertThat(at).isAfter(Instant.now()));
  }

  @Test
  void listsOnlyFlowsWithATag() {
    assertThat(names("--tag", "crm")).containsExactly("daily");
    Ran unknown = flows("ls", "--tag", "crn");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).isEqualTo("unknown tag crn; did you mean crm?\n");
  }

  @Test
  void listsABrokenFileBesideTheOthers() {
    flow("broken", "scheduel: {}");

    Ran ran = flows("ls");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .containsPattern("✗  broken +broken file\n")
        .containsPattern("·  daily +enabled ")
        .contains("unknown key 'scheduel'");
    assertThat(summary("broken").needText("state")).isEqualTo("BROKEN");
  }

  @Test
  void aPausedFlowStartsNothingByItself() {
    Ran paused = flows("pause", "daily", "--for", "2h", "--why", "an upgrade, see the wiki");

    assertThat(paused.code()).isZero();
    assertThat(paused.out())
        .matches(
            "daily is paused until .* Europe/Berlin, in 2 h: an upgrade, see the wiki; resume it"
                + " with ./airstep flows resume daily --flows .*\n");
    Ran scheduled = run("daily", SEVEN);
    assertThat(scheduled.code()).isEqualTo(1);
    assertThat(scheduled.err())
        .matches("daily is paused until .*; nothing was started; resume it with .*\n");
    assertThat(scheduled.json().needText("status")).isEqualTo("PAUSED");
    assertThat(Ran.in(history(), "runs", "ls").out()).startsWith("no runs yet");
    JsonObject summary = summary("daily");
    assertThat(summary.needText("state")).isEqualTo("PAUSED");
    assertThat(summary.needText("why")).isEqualTo("an upgrade, see the wiki");
    assertThat(Duration.between(Instant.now(), summary.time("pausedUntil").orElseThrow()))
        .isBetween(Duration.ofMinutes(110), Duration.ofMinutes(120));
    assertThat(run("off", SEVEN).code()).isZero();
  }

  @Test
  void aPersonStillStartsAPausedFlow() {
    flows("pause", "daily");

    Ran byHand = run("daily", "{}");

    assertThat(byHand.code()).isZero();
    assertThat(byHand.err())
        .contains("note: daily is paused; this start by hand runs all the same");
    Ran check = run("daily", "{\"check\": true}");
    assertThat(check.err()).doesNotContain("paused");
  }

  @Test
  void aPauseEndsByItself() {
    Path file = history().resolve("executions.db");
    flows("pause", "daily", "--for", "1m");
    Sql.update(file, "update pauses set until = 1000");

    assertThat(summary("daily").needText("state")).isEqualTo("ENABLED");
    assertThat(run("daily", SEVEN).code()).isZero();
  }

  @Test
  void resumesAPausedFlow() {
    flows("pause", "daily");

    assertThat(flows("resume", "daily").out())
        .matches("daily is resumed; its next start is .* Europe/Berlin, in .*\n");
    assertThat(run("daily", SEVEN).code()).isZero();
    Ran again = flows("resume", "daily");
    assertThat(again.code()).isZero();
    assertThat(again.out()).startsWith("daily is not paused; its next start is ");
  }

  @Test
  void anotherPauseReplacesTheFirst() {
    flows("pause", "daily", "--why", "first");

    Ran second = flows("pause", "daily", "--for", "1d");

    assertThat(second.err()).isEqualTo("daily was paused: first; this replaces it\n");
    assertThat(summary("daily").text("why")).isEmpty();
  }

  @Test
  void refusesWhatItCannotPause() {
    Ran unknown = flows("pause", "dayly");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean daily?");
    Ran age = flows("pause", "daily", "--for", "soon");
    assertThat(age.code()).isEqualTo(2);
    assertThat(age.err()).contains("'soon' is not a time such as 30m, 2h or 7d");
    assertThat(flows("pause", "daily", "--for", "100000d").err())
        .contains("'100000d' is too long; write at most 99999d");
    assertThat(flows("pause", "daily", "--for", "9999999d").err())
        .contains("'9999999d' is too long; write at most 99999d");
    Ran why = flows("pause", "daily", "--why", "x".repeat(201));
    assertThat(why.err()).isEqualTo("--why has 201 characters; use at most 200\n");
    assertThat(summary("daily").needText("state")).isEqualTo("ENABLED");
  }

  @Test
  void thePlanMarksWhatAPauseHolds() {
    flows("pause", "daily", "--why", "an upgrade");

    Ran plan = Ran.in(history(), "plan", "--flows", flowsFolder().toString());

    assertThat(plan.out()).containsPattern(" daily +paused: an upgrade\n");
    assertThat(plan.out()).containsPattern(" off +switched off\n");
  }

  private JsonObject summary(String name) {
    return flows("ls", "--json").json().objects("flows").stream()
        .filter(one -> one.needText("flow").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names(String... options) {
    List<String> args = new ArrayList<>(List.of("ls", "--json"));
    args.addAll(List.of(options));
    return flows(args.toArray(String[]::new)).json().objects("flows").stream()
        .map(one -> one.needText("flow"))
        .toList();
  }

  private Ran flows(String... args) {
    List<String> all = new ArrayList<>(List.of("flows"));
    all.addAll(List.of(args));
    all.addAll(List.of("--flows", flowsFolder().toString()));
    return Ran.in(history(), all.toArray(String[]::new));
  }

  private Ran run(String name, String input) {
    return Ran.in(
        history(),
        "run",
        name,
        "--input",
        input,
        "--json",
        "--plain",
        "--flows",
        flowsFolder().toString());
  }

  private void flow(String name, String text) {
    Ran.flow(directory, name, text + "\nconnections: [" + OutsideAirbyte.CONNECTION + "]\n");
  }

  private Path flowsFolder() {
    return directory.resolve("flows");
  }

  private Path history() {
    return directory.resolve("history");
  }
}
