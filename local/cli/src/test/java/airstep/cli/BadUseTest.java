package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.FlowInput.Selected;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invalid arguments and files are reported in one line with the place and the fix, and exit code 2.
 */
class BadUseTest {

  private static final String GOOD = "connections: [00000000-0000-4000-8000-000000000001]\n";

  @TempDir private Path events;

  @Test
  void aFlowThatDoesNotExist() {
    refused(Ran.on(flows(GOOD), "run", "weekly"), "unknown flow weekly; the flows are daily");
    refused(
        Ran.on(flows(GOOD), "render", "weekly", "--out", events.toString()),
        "unknown flow weekly; the flows are daily");
    refused(Ran.on(flows(GOOD), "run", "dayly"), "unknown flow dayly; did you mean daily?");
  }

  @Test
  void flowFilesThatAreWrong() {
    refused(Ran.on(flows("connections: ["), "run", "daily"), "daily.yaml:1: ");
    refused(Ran.on(flows("connections: all-active\n\tx: 1"), "run", "daily"), "daily.yaml:2: ");
    refused(
        Ran.on(flows(GOOD + "schedule: {cron: '0 0 30 2 *'}"), "run", "daily"), "daily.yaml:2: ");
    refused(Ran.on(flows("connections: [no-uuid]"), "run", "daily"), "no-uuid");
    refused(
        Ran.on(
            flows(GOOD + "schedule: {cron: '0 7 * * *', timezone: Europe/Atlantis}"),
            "run",
            "daily"),
        "Europe/Atlantis");
    refused(Ran.on(flows(GOOD + "timeuot: 5m"), "run", "daily"), "timeout");
  }

  @Test
  void aFolderThatDoesNotExist() {
    refused(Ran.on(events.resolve("nowhere"), "run", "daily"), "there is no such folder");
    refused(Ran.on(events.resolve("nowhere"), "demo"), "there is no such folder");
    refused(Ran.on(events.resolve("nowhere"), "plan"), "there is no such folder");
  }

  @Test
  void secretsThatCannotBeRead() {
    Path flows = flows(GOOD);
    refused(
        Ran.on(flows, "run", "daily", "--secrets", events.resolve("none.json").toString()),
        "none.json: cannot be read: it does not exist");
    Path noJson = Ran.write(events.resolve("no.json"), "{\"key\": topsecret}");
    Ran ran = Ran.on(flows, "run", "daily", "--secrets", noJson.toString());
    refused(ran, "no.json: not JSON from line 1");
    assertThat(ran.err()).doesNotContain("topsecret");
    Path number = Ran.write(events.resolve("number.json"), "{\"airbyte/api-credentials\": 7}");
    refused(
        Ran.on(flows, "run", "daily", "--secrets", number.toString()),
        "secret airbyte/api-credentials is neither an object nor a string");
    refused(
        Ran.on(flows, "run", "daily", "--secrets", events.toString()),
        "cannot be read: it is a folder");
    refused(Ran.on(flows, "run", "daily", "--secrets", "a\0b"), "is not a file name");
  }

  @Test
  void optionsAndCommandsThatDoNotExist() {
    refused(Ran.on(flows(GOOD), "run", "daily", "--nope"), "--nope");
    refused(Ran.on(flows(GOOD), "run", "daily", "--clock", "slow"), "slow");
    refused(
        Ran.on(flows(GOOD), "run", "daily", "--seed", "x"), "--seed': 'x' is not a whole number;");
    refused(Ran.on(flows(GOOD), "plan", "--limit", "1.5"), "'1.5' is not a whole number;");
    refused(Ran.on(flows(GOOD), "plan", "--days", "9999999999"), "'9999999999' is out of range;");
    refused(Ran.on(flows(GOOD), "plan", "--from", "tomorrow"), "not a date such as");
    refused(Ran.on(flows(GOOD), "plan", "--from", "+999999999-12-31"), "not a date such as");
    refused(Ran.on(flows(GOOD), "plan", "daily"), "airstep: unexpected argument 'daily'; see ");
    refused(
        Ran.plainly("import", "crontab", "."), ".: cannot be read: it is a folder; pass a file");
    refused(Ran.on(flows(GOOD), "plan", "--days", "0"), "--days");
    refused(Ran.on(flows(GOOD), "run"), "FLOW");
    refused(Ran.on(flows(GOOD), "render", "daily"), "--out");
    refused(
        Ran.plainly("deploy"), "unknown command deploy; the commands are demo, run, check, runs, ");
    refused(Ran.plainly("rnu"), "unknown command rnu; did you mean run?");
    refused(Ran.plainly("palns"), "unknown command palns; did you mean plan?");
    refused(Ran.plainly("--nope"), "--nope");
  }

  @Test
  void inputsThatNoFlowAccepts() {
    Path flows = flows(GOOD);
    refused(Ran.on(flows, "run", "daily", "--input", "now"), "--input: ");
    refused(Ran.on(flows, "run", "daily", "--input", "[]"), "--input: not a JSON object");
    refused(
        Ran.on(flows, "run", "daily", "--input", "{\"connectionId\":\"x\"}"),
        "not {\"connectionId\"");
    for (String bad :
        List.of(
            "{\"check\":false}",
            "{\"eventId\":\"e\"}",
            "{\"time\":\"2026-11-22T07:00:00Z\"}",
            "{\"check\":true,\"scheduledTime\":\"2026-11-22T07:00:00Z\"}")) {
      refused(Ran.on(flows, "run", "daily", "--input", bad), "--input: a flow accepts {} or");
    }
    refused(
        Ran.on(flows, "run", "daily", "--input", "{\"eventId\":\"e\",\"time\":\"soon\"}"),
        "`time` is missing or is not a time such as");
    refused(
        Ran.on(flows, "run", "daily", "--input", "{\"after\":7,\"time\":\"2026-11-22T07:00:00Z\"}"),
        "`after` is missing or is not a string");
    refused(
        Ran.on(flows, "run", "daily", "--input", "{\"scheduledTime\":\"today\"}"),
        "`scheduledTime` is missing or is not a time such as 2026-11-22T07:00:00Z");
    refused(Ran.on(flows, "run", "daily", "--input", "{\"scheduledTime\":7}"), "scheduledTime");
  }

  @Test
  void selectionsThatTheFlowDoesNotAccept() {
    Path flows = flows(GOOD);
    String id = "00000000-0000-4000-8000-000000000001";
    String slip = id.replace("4000", "4001");
    String meant = slip + " is not a connection of flow daily; did you mean " + id + "?";
    refused(Ran.on(flows, "run", "daily", "--connections", slip), "--connections: " + meant);
    refused(
        Ran.on(flows, "run", "daily", "--input", "{\"connections\":[\"" + slip + "\"]}"),
        "--input: " + meant);
    refused(
        Ran.on(flows, "run", "daily", "--connections", id + ",HubSpot"),
        "HubSpot is not a connection of flow daily; its file lists them");
    refused(
        Ran.on(flows, "run", "daily", "--connections", id, "--input", "{}"),
        "--connections and --input: use one of them");
    for (String none : List.of("", ",", "a b")) {
      refused(
          Ran.on(flows, "run", "daily", "--connections", none),
          "--connections: '" + none.strip().replace(",", "") + "' is not a list of ids; write ids");
    }
    for (String bad :
        List.of(
            "{\"retryOf\":\"dailyRx\"}",
            "{\"connections\":[\"" + id + "\"],\"scheduledTime\":\"2026-11-22T07:00:00Z\"}")) {
      refused(Ran.on(flows, "run", "daily", "--input", bad), "--input: a flow accepts {} or");
    }
    refused(
        Ran.on(
            flows,
            "run",
            "daily",
            "--input",
            "{\"connections\":[\"" + id + "\"],\"retryOf\":\"\"}"),
        "`retryOf` is missing or is not the name of a run's execution");
  }

  @Test
  void moreConnectionsThanAnInputCanHoldStartNothing() {
    String ids =
        IntStream.rangeClosed(0, Selected.MOST)
            .mapToObj("00000000-0000-4000-8000-%012x"::formatted)
            .collect(Collectors.joining(","));
    String why = "5,001 connections are more than the 5,000 that one start can name; name fewer";
    Path flows = flows("connections: all-active\n");
    refused(Ran.on(flows, "run", "daily", "--connections", ids), "--connections: " + why);
    String input = "{\"connections\":[\"" + ids.replace(",", "\",\"") + "\"]}";
    refused(Ran.on(flows, "run", "daily", "--input", input), "--input: " + why);
  }

  @Test
  void anInputThatIsRepeatedStaysOnOneLine() {
    refused(
        Ran.on(
            flows(GOOD), "run", "daily", "--input", "{\"a\":\n\"b\u2028" + "x".repeat(900) + "\"}"),
        "not {\"a\": \"b xxx");
    refused(
        Ran.on(flows(GOOD), "run", "daily", "--input", "{\"check\":true,\"check\":true}"),
        "a name appears twice in one object");
  }

  @Test
  void doesNotReadOptionsFromAFileAfterAnAtSign() {
    Path secrets = Ran.write(events.resolve("secrets.json"), "{\"key\": \"topsecret\"}");
    Ran ran = Ran.on(flows(GOOD), "run", "daily", "--input", "@" + secrets);
    refused(ran, "--input: ");
    assertThat(ran.err()).doesNotContain("topsecret");
  }

  @Test
  void aTraceThatCannotBeWritten() {
    refused(
        Ran.on(flows(GOOD), "run", "daily", "--trace", events.resolve("no/trace").toString()),
        "cannot write: its folder does not exist");
    refused(Ran.on(flows(GOOD), "run", "daily", "--trace", events.toString()), "cannot write");
  }

  @Test
  void showsTheUsageWithoutACommand() {
    Ran ran = Ran.plainly();
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("Usage: airstep", "demo", "validate");
  }

  private Path flows(String yaml) {
    return Ran.flow(events, "daily", yaml);
  }

  private static void refused(Ran ran, String what) {
    assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(what).doesNotContain("Exception", "\tat ");
    assertThat(ran.err().lines()).hasSize(1);
  }
}
