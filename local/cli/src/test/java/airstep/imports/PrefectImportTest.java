package airstep.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.flows.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PrefectImportTest {

  private static final String ID = "3b3e6d0a-7c41-4f5e-9a18-d3c05f7e1b62";

  private static final String PREFECT_YAML =
      """
      name: data-pipelines
      deployments:
        - name: hubspot-airbyte-daily
          entrypoint: flows/hubspot_airbyte.py:hubspot_airbyte_daily_flow
          description: "Daily HubSpot contacts sync via Airbyte"
          work_pool: {name: production}
          schedules:
            - cron: "0 7 * * *"
              timezone: "UTC"
              active: true
          tags: [airbyte, hubspot, daily]
        - name: retl-contacts-daily
          entrypoint: flows/retl_contacts.py:retl_contacts_daily_flow
          parameters: {connection_id: 3B3E6D0A-7c41-4f5e-9a18-d3c05f7e1b62}
          schedules:
            - cron: "0 8 * * *"
              timezone: Europe/Berlin
            - interval: 3600
            - {cron: "0 9 * * *", active: false}
            - {cron: "0 9 1 * 1", day_or: false}
          tags: [airbyte, "not a tag"]
        - name: exchange-rates-daily
          entrypoint: flows/exchange_rates.py:flow
          schedules: [{cron: "0 9 * * *"}]
      """;

  /** The tasks of the guide: retries with a back-off, pauses between polls, and a timeout. */
  private static final String HUBSPOT =
      """
      @task(
          retries=2,
          retry_delay_seconds=exponential_backoff(backoff_factor=10),
          retry_jitter_factor=0.5,
      )
      def trigger_airbyte_sync(connection_id: str) -> str:
          connection = AirbyteConnection(
              connection_id=connection_id,
              poll_interval_s=30,
              timeout=1800,
          )
      if __name__ == "__main__":
          flow(connection_id=os.environ["AIRBYTE_HUBSPOT_CONNECTION_ID"])
      """;

  @TempDir private Path folder;

  @Test
  void carriesOverTheDeploymentOfTheGuide() throws IOException {
    write("flows/hubspot_airbyte.py", HUBSPOT);

    assertThat(read(PREFECT_YAML, "prefect.yaml").drafts().getFirst().text())
        .isEqualTo(
            """
            # yaml-language-server: $schema=../flow.schema.json
            # From deployment hubspot-airbyte-daily of prefect.yaml
            description: "Daily HubSpot contacts sync via Airbyte"
            enabled: false
            schedule:
              cron: "0 7 * * *"
              timezone: UTC
            # The connection was in the variable AIRBYTE_HUBSPOT_CONNECTION_ID
            # TODO connections: write the id of the connection, or all-active
            connections:
              - 00000000-0000-0000-0000-000000000000
            # In Prefect, timeout limits a request; here, the whole sync
            timeout: 30m
            poll: 30s
            retries: {count: 2, delay: 10s, multiplier: 2, jitter: 0.5}
            tags: [airbyte, hubspot, daily]
            """);
  }

  @Test
  void makesAFlowOfEachSchedule() throws IOException {
    write("flows/hubspot_airbyte.py", HUBSPOT);
    write("flows/retl_contacts.py", "from flows.hubspot_airbyte import trigger_airbyte_sync\n");

    Imported imported = read(PREFECT_YAML, "prefect.yaml");

    assertThat(imported.drafts())
        .extracting(FlowDraft::name)
        .containsExactly(
            "hubspot-airbyte-daily",
            "retl-contacts-daily",
            "retl-contacts-daily-2",
            "retl-contacts-daily-3",
            "retl-contacts-daily-4");
    FlowDraft first = imported.drafts().get(1);
    assertThat(first.text()).contains("connections:\n  - " + ID + "\n");
    assertThat(first.flow().zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(first.flow().sync().timeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(first.todos()).singleElement().asString().startsWith("tags, was ");
    assertThat(imported.drafts().get(2).todos())
        .contains("schedule, was {interval=3600}: write it as a cron");
    assertThat(imported.drafts().get(3).flow().enabled()).isFalse();
    assertThat(imported.drafts().get(4).flow().schedule()).isEmpty();
    assertThat(imported.leftOut())
        .containsExactly("deployment exchange-rates-daily does not use Airbyte");
  }

  @Test
  void saysWhatItCouldNotRead() {
    assertThat(read(PREFECT_YAML, "prefect.yaml").drafts().getFirst().todos())
        .contains(
            "flows/hubspot_airbyte.py cannot be read here: carry over its retries and timeout");
  }

  @Test
  void readsDeploymentsInPython() {
    Imported imported =
        read(
            """
            from prefect_airbyte import AirbyteConnection
            daily.serve(name="Daily sync", cron="15 6 * * 1-5", tags=["airbyte"],
                parameters={"connection_id": "%s"})
            daily.deploy(
                name="hourly",
                schedules=[Cron("0 * * * *", timezone="America/New_York")],
                parameters={"connection_id": os.environ["HOURLY"]},
                image=image(),
            )
            daily.to_deployment(name="often", interval=600, paused=True)
            """
                .formatted(ID),
            "deploy.py");

    assertThat(imported.drafts())
        .extracting(FlowDraft::name)
        .containsExactly("daily-sync", "hourly", "often");
    Flow daily = imported.drafts().getFirst().flow();
    assertThat(daily.schedule().orElseThrow().cron().expression()).isEqualTo("15 6 * * 1-5");
    assertThat(imported.drafts().getFirst().text()).contains(ID).doesNotContain("TODO");
    FlowDraft hourly = imported.drafts().get(1);
    assertThat(hourly.text()).contains("variable HOURLY\n").doesNotContain(ID);
    assertThat(hourly.flow().enabled()).isFalse();
    assertThat(hourly.flow().zone().getId()).isEqualTo("America/New_York");
    assertThat(imported.drafts().get(2).todos())
        .containsExactly(
            "schedule, was interval=600: write it as a cron",
            "connections: write the id of the connection, or all-active");
  }

  /** Each part of such a text could be the beginning of one that is read to the end of the file. */
  @Test
  @Timeout(300)
  void readsLongTextsInOnePass() throws IOException {
    int size = 190_000;
    for (String part :
        List.of(
            "connection_id",
            "connection_id ",
            "tags=[",
            "name='",
            "cron = ",
            "interval=",
            "timeout = ",
            "exponential_backoff( ")) {
      write("flow.py", "airbyte\n" + part.repeat(size / part.length()));
      assertThat(
              read(PREFECT_YAML.replaceAll("flows/\\w+\\.py", "flow.py"), "prefect.yaml").drafts())
          .as(part)
          .isNotEmpty();
      String python = "airbyte.serve(" + part.repeat(size / part.length());
      assertThat(read(python, "serve.py").drafts()).as(part).isNotEmpty();
    }
    assertThatThrownBy(() -> read(".deploy(".repeat(size / 8), "serve.py"))
        .hasMessage("more than 500 deployments");
    assertThatThrownBy(() -> read(".deploy(" + "Cron('x'), ".repeat(600), "serve.py"))
        .hasMessage("more than 500 schedules");
    assertThatThrownBy(() -> read("x".repeat(200_001), "serve.py"))
        .hasMessage("more than 200,000 characters");
  }

  @Test
  void refusesWhatIsNestedTooDeepForTheParser() {
    for (String open : List.of("[", "{a: ", "- ")) {
      assertThatThrownBy(() -> read("deployments: x\nb:\n  " + open.repeat(20_000), "prefect.yaml"))
          .isInstanceOfSatisfying(
              BrokenYamlException.class,
              broken -> assertThat(broken.line()).as(broken.getMessage()).isEqualTo(3))
          .hasMessageContaining("nested more than 50 levels deep");
    }
  }

  @Test
  void refusesOtherFiles() {
    for (String text : List.of("a: b", "- a", "a: [", "")) {
      assertThatThrownBy(() -> read(text, "prefect.yaml"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(read("print(1)", "x.py").drafts()).isEmpty();
  }

  private Imported read(String text, String name) {
    return PrefectImport.read(text, name, List.of(folder));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }
}
