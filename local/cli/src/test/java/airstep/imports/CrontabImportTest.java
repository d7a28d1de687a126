package airstep.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrontabImportTest {

  private static final String ID = "2b3e6d0a-7c41-4f5e-9a18-d3c05f7e1b62";
  private static final String SYNC =
      "curl -X POST http://localhost:8000/api/v1/connections/sync -d '{\"connectionId\": \""
          + ID
          + "\"}'";

  /** A script that starts every active connection of every workspace. */
  private static final String SCRIPT =
      """
      ROOT = 'http://localhost:8000/api/v1'
      for workspace in post(f'{ROOT}/workspaces/list'):
          for each in post(f'{ROOT}/connections/list', json={'workspaceId': workspace}):
              if each['status'] == 'active':
                  post(f'{ROOT}/connections/sync', json={'connectionId': each['connectionId']})
      """;

  @TempDir private Path folder;

  @Test
  void readsTheScriptThatSyncsEveryActiveConnection() throws IOException {
    Files.writeString(folder.resolve("force_airbyte_sync.py"), SCRIPT);

    FlowDraft draft = draft("00 6-18 * * * python3 force_airbyte_sync.py");

    assertThat(draft.name()).isEqualTo("force-airbyte-sync");
    assertThat(draft.todos()).isEmpty();
    assertThat(draft.text())
        .isEqualTo(
            """
            # yaml-language-server: $schema=../flow.schema.json
            # From line 1 of crontab: 00 6-18 * * * force_airbyte_sync.py
            # The secret airbyte/api-credentials needs api_url: http://localhost:8000/api/v1
            description: "Imported from cron: force_airbyte_sync.py"
            schedule:
              cron: "00 6-18 * * *"
              timezone: Europe/Berlin
            connections: all-active
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKEN=LONG curl http://airbyte/sync",
        "LONG/curl http://airbyte/sync",
        "curl -H 'Authorization: LONG' http://airbyte/sync",
        "curl http://LONG/airbyte",
        "curl http://airbyte/a/LONG"
      })
  @Timeout(30)
  void readsALineWithALongToken(String command) {
    for (String token : List.of("t".repeat(100_000), "a.b-".repeat(25_000), "a/".repeat(50_000))) {
      FlowDraft draft = draft("0 6 * * * " + command.replace("LONG", token));

      assertThat(draft.todos()).singleElement().asString().contains(" cannot be read here");
    }
  }

  @Test
  void readsAScriptInFoldersWithDots() throws IOException {
    Path scripts = Files.createDirectories(folder.resolve("etl-2.1/bin"));
    Files.writeString(scripts.resolve("sync.all.py"), SCRIPT);

    FlowDraft draft = draft("0 6 * * * cd /tmp;'etl-2.1/bin/sync.all.py' >/dev/null");

    assertThat(draft.name()).isEqualTo("sync-all");
    assertThat(draft.todos()).isEmpty();
  }

  @Test
  void switchesOffWhatItCanOnlyGuess() {
    FlowDraft draft = draft("00 6-18 * * * python3 force_airbyte_sync.py");

    assertThat(draft.text()).contains("\nenabled: false\n", "\nconnections: all-active\n");
    assertThat(draft.todos())
        .containsExactly(
            "force_airbyte_sync.py cannot be read here: check that it syncs all active"
                + " connections");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-d '{\"connectionId\": \"ID\"}' http://h/api/v1/connections/sync",
        "-d \"{\\\"connectionId\\\":\\\"ID\\\"}\" http://h/api/v1/connections/sync",
        "-d '{\"connectionId\":\"ID\",\"jobType\":\"sync\"}' https://api.airbyte.com/v1/jobs",
        "-d '{\"connectionId\":\"'$CONNECTION'\"}' http://h/api/public/v1/jobs",
        "-d \"{\\\"connectionId\\\":\\\"${CONNECTION}\\\"}\" http://h/api/public/v1/jobs"
      })
  void readsTheConnectionOfACall(String call) {
    FlowDraft draft = draft("CONNECTION=\"" + ID + "\"\n5 4 * * * curl " + call.replace("ID", ID));

    assertThat(draft.name()).isEqualTo("airbyte-2b3e6d0a");
    assertThat(draft.todos()).isEmpty();
    assertThat(draft.text()).endsWith("connections:\n  - " + ID + "\n");
    assertThat(draft.flow().switchedOn()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@daily | 0 0 * * *",
        "@midnight | 0 0 * * *",
        "@hourly | 0 * * * *",
        "@weekly | 0 0 * * 0",
        "@monthly | 0 0 1 * *",
        "@yearly | 0 0 1 1 *",
        "@annually | 0 0 1 1 *",
        "0 9 1,15 * mon | 0 9 1,15 * mon",
        "*/10  8-18\t* jan-MAR Mon-Fri | */10 8-18 * jan-MAR Mon-Fri",
        "-5 4 * * 7 | 5 4 * * 7"
      })
  void carriesOverWhen(String when, String cron) {
    assertThat(draft(when + " " + SYNC).flow().schedule().orElseThrow().cron().expression())
        .isEqualTo(cron);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@reboot",
        "5/15 * * * *",
        "0 9 */2 * MON",
        "0~59 * * * *",
        "0 0 30 2 *",
        "@often"
      })
  void leavesATodoForWhatAFlowCannotDo(String when) {
    FlowDraft draft = draft(when + " " + SYNC);

    assertThat(draft.todos())
        .singleElement()
        .asString()
        .startsWith("schedule, was ")
        .contains(when);
    assertThat(draft.flow().triggers()).isEmpty();
    assertThat(draft.old()).isEmpty();
  }

  @Test
  void takesTheZoneOfTheLinesAbove() {
    Imported imported =
        imported(
            String.join(
                "\n",
                "1 1 * * * " + SYNC,
                "CRON_TZ = 'America/New_York'",
                "TZ=Asia/Tokyo",
                "2 2 * * * " + SYNC,
                "CRON_TZ=CEST # summer",
                "3 3 * * * " + SYNC));

    assertThat(imported.drafts())
        .extracting(draft -> draft.flow().zone().getId())
        .startsWith("Europe/Berlin", "America/New_York");
    assertThat(imported.drafts().getLast().todos())
        .singleElement()
        .asString()
        .contains("3 3 * * *", "CEST # summer", "time zone");
    assertThat(imported.drafts())
        .extracting(FlowDraft::name)
        .containsExactly("airbyte-2b3e6d0a", "airbyte-2b3e6d0a-2", "airbyte-2b3e6d0a-3");
  }

  @Test
  void leavesOutOtherCommandsAndBrokenLines() {
    Imported imported =
        imported("# comment\n\n0 3 * * * backup.sh\nnonsense\nA=1\n0 3 * * " + SYNC);

    assertThat(imported.leftOut())
        .containsExactly("line 3 does not call Airbyte", "line 4 is not a line of a crontab");
  }

  @Test
  void neverSaysASecret() {
    FlowDraft draft =
        draft(
            "KEY=hunter2\n7 7 * * * TOKEN=\"hunter2 hunter2\" P='hunter2' curl -u me:hunter2"
                + " -H \"Authorization: Bearer hunter2\" http://me:hunter2@h/v1/jobs"
                + " -d '{\"connectionId\":\""
                + ID
                + "\"}'");

    assertThat(draft.text()).doesNotContain("hunter2").contains("* * * curl\n", "http://h/v1\n");
    assertThat(draft.todos()).isEmpty();
  }

  @Test
  void switchesOffAClearAndAJobThatNoFlowStarts() {
    FlowDraft clear = draft("1 1 * * * " + SYNC.replace("/sync", "/reset"));
    assertThat(clear.text()).contains("enabled: false\n", "job: clear\nconfirm: true\n");
    assertThat(clear.todos()).singleElement().asString().contains("deletes");

    FlowDraft refresh =
        draft(
            "1 1 * * * curl h/v1/jobs -d '{\"jobType\":\"refresh\",\"connectionId\":\""
                + ID
                + "\"}'");
    assertThat(refresh.flow().enabled()).isFalse();
    assertThat(refresh.todos()).singleElement().asString().contains("'refresh'");
  }

  @Test
  void standsInForAConnectionThatIsNotKnown() {
    FlowDraft draft = draft("1 1 * * * curl h/v1/jobs -d '{\"connectionId\":\"'$MISSING'\"}'");

    assertThat(draft.flow().enabled()).isFalse();
    assertThat(draft.todos()).singleElement().asString().startsWith("connections: write the id");
  }

  @Test
  void namesAFlowAfterTheCommentAboveItsLine() {
    assertThat(draft("# HubSpot: contacts, daily!\n1 1 * * * " + SYNC).name())
        .isEqualTo("hubspot-contacts-daily");
    assertThat(draft("# 2 2 * * * old\n1 1 * * * " + SYNC).name()).isEqualTo("airbyte-2b3e6d0a");
    assertThat(draft("# Sync\n1 1 * * * " + SYNC).name()).isEqualTo("airbyte-sync");
  }

  private FlowDraft draft(String crontab) {
    List<FlowDraft> drafts = imported(crontab).drafts();
    assertThat(drafts).hasSize(1);
    return drafts.getFirst();
  }

  private Imported imported(String crontab) {
    return CrontabImport.read(crontab, "crontab", "Europe/Berlin", List.of(folder));
  }
}
