package airstep.doctor;

import static airstep.doctor.AwsWorld.TOPIC;
import static airstep.doctor.DoctorWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.operate.Place;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds in a stage, against the shapes that AWS documents. */
class StageChecksTest {

  private static final String DAILY = connections("schedule: {cron: '0 7 * * *'}\n");
  private static final String BERLIN =
      connections("schedule: {cron: '0 7 * * *', timezone: Europe/Berlin}\n");

  @RegisterExtension static final WireMockExtension AWS = AwsWorld.server();

  @TempDir private Path folder;

  private final AwsWorld aws = new AwsWorld(AWS);

  @Test
  void findsSchedulesThatDifferFromTheirFiles() {
    aws.rule("daily", "DISABLED");
    aws.rule("off", "ENABLED");
    aws.rule("fine", "ENABLED");
    aws.schedule("berlin", "DISABLED");

    List<Finding> found =
        finds(
            new ScheduleSwitchCheck(),
            new DoctorWorld(Api.CLOUD, folder)
                .flow("daily", DAILY)
                .flow("off", "enabled: false\n" + DAILY)
                .flow("fine", DAILY)
                .flow("berlin", BERLIN));

    assertThat(found).hasSize(3).allMatch(Finding.Doubtful.class::isInstance);
    assertThat(found)
        .extracting(Finding::what)
        .containsExactly(
            "daily: rule airstep-prod-daily.cron is switched off by hand, so it starts nothing",
            "off: rule airstep-prod-off.cron is switched on, although the file says enabled: false",
            "berlin: schedule airstep-prod-berlin.cron is switched off by hand, so it starts"
                + " nothing");
    assertThat(found.get(0).command()).hasValue("./airstep flows resume daily --on aws");
    assertThat(found.get(1).command()).hasValue("./airstep flows pause off --on aws");
  }

  @Test
  void findsNothingIfSchedulesAreAsTheirFilesSay() {
    aws.rule("daily", "ENABLED");
    aws.rule("off", "DISABLED");
    aws.schedule("berlin", "ENABLED");

    assertThat(
            finds(
                new ScheduleSwitchCheck(),
                new DoctorWorld(Api.CLOUD, folder)
                    .flow("daily", DAILY)
                    .flow("off", "enabled: false\n" + DAILY)
                    .flow("berlin", BERLIN)))
        .singleElement()
        .isInstanceOf(Finding.Healthy.class);
  }

  @Test
  void findsRulesThatDoNotExist() {
    aws.noRule();

    assertThat(
            finds(
                new ScheduleSwitchCheck(), new DoctorWorld(Api.CLOUD, folder).flow("daily", DAILY)))
        .singleElement()
        .satisfies(it -> assertThat(it.what()).contains("daily: 1 of its rules"))
        .satisfies(
            it -> assertThat(it.command()).hasValue("cd infra && npx cdk deploy -c stage=prod"));
  }

  @Test
  void findsDefinitionsThatDifferFromTheFiles() {
    List<Flow> flows = List.of(FlowReader.of("daily", DAILY), FlowReader.of("new", DAILY));
    Definitions deployed = new Definitions(flows, deployment());
    aws.definition("run", deployed.run().replace("\"JSONata\"", "\"JSONPath\""));
    aws.definition("sync", deployed.sync());
    aws.definition("daily", deployed.flow(FlowReader.of("daily", "concurrency: 9\n" + DAILY)));
    aws.noMachine("new");

    List<Finding> found =
        finds(
            new DefinitionCheck(),
            new DoctorWorld(Api.CLOUD, folder)
                .flow("daily", "concurrency: 8\n" + DAILY)
                .flow("new", DAILY));

    assertThat(found).hasSize(3);
    assertThat(found.get(0))
        .isInstanceOf(Finding.Doubtful.class)
        .satisfies(
            it ->
                assertThat(it.what()).contains("definition of run differs", " at $.QueryLanguage"));
    assertThat(found.get(1).what())
        .contains("definition of daily differs from the files at $.")
        .endsWith("concurrency");
    assertThat(found.get(1).command()).hasValue("cd infra && npx cdk diff -c stage=prod");
    assertThat(found.get(2))
        .isInstanceOf(Finding.Broken.class)
        .satisfies(it -> assertThat(it.what()).isEqualTo("new is not deployed"));
  }

  @Test
  void knowsDeployedDefinitions() {
    Flow flow = FlowReader.of("daily", DAILY);
    Definitions deployed = new Definitions(List.of(flow), deployment());
    aws.definition("run", deployed.run());
    aws.definition("sync", deployed.sync());
    aws.definition("daily", deployed.flow(flow));

    assertThat(
            finds(new DefinitionCheck(), new DoctorWorld(Api.CLOUD, folder).flow("daily", DAILY)))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Healthy.class,
            it -> assertThat(it.what()).contains("all 3 deployed definitions"));
  }

  @Test
  void findsSubscriptionsThatAreNotConfirmed() {
    aws.definition(
        "run", new Definitions(List.of(FlowReader.of("daily", DAILY)), deployment()).run());
    aws.subscriptions(
        "ops@example.com", TOPIC + ":1",
        "late@example.com", "PendingConfirmation",
        "https://alerts.example/integration/key-part/enqueue", "PendingConfirmation");

    List<Finding> found =
        finds(new SubscriptionCheck(), new DoctorWorld(Api.CLOUD, folder).flow("daily", DAILY));

    assertThat(found).hasSize(2).allMatch(Finding.Broken.class::isInstance);
    assertThat(found.get(0).what()).startsWith("late@example.com receives no alarms");
    assertThat(found.get(0).command().orElseThrow())
        .contains("aws sns subscribe", "late@example.com", "--region eu-west-2");
    assertThat(found.get(1).what()).startsWith("https to alerts.example receives no alarms");
    assertThat(found.toString()).doesNotContain("key-part");
  }

  @Test
  void findsATopicWithoutASubscription() {
    aws.definition(
        "run", new Definitions(List.of(FlowReader.of("daily", DAILY)), deployment()).run());
    DoctorWorld daily = new DoctorWorld(Api.CLOUD, folder).flow("daily", DAILY);
    aws.subscriptions();
    assertThat(finds(new SubscriptionCheck(), daily))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Broken.class, it -> assertThat(it.what()).startsWith("no one receives alarms"));

    aws.subscriptions("ops@example.com", TOPIC + ":1");
    assertThat(
            finds(new SubscriptionCheck(), new DoctorWorld(Api.CLOUD, folder).flow("daily", DAILY)))
        .singleElement()
        .isInstanceOf(Finding.Healthy.class);
  }

  @Test
  void findsExecutionsNearTheEndOfTheirHistory() {
    double today = NOW.minus(Duration.ofHours(5)).getEpochSecond();
    aws.running("sync", today, 20_000);
    assertThat(histories())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Doubtful.class,
            it -> {
              assertThat(it.what()).isEqualTo("execution long-one has 20,000 of 25,000 events");
              assertThat(it.command()).hasValue("./airstep runs ls --status RUNNING --on aws");
            });

    aws.running("sync", (double) NOW.minus(Duration.ofDays(340)).getEpochSecond(), 30);
    assertThat(histories())
        .singleElement()
        .satisfies(it -> assertThat(it.what()).endsWith("runs for 340 of 365 days"));

    aws.running("sync", today, 19_999);
    assertThat(histories()).singleElement().isInstanceOf(Finding.Healthy.class);
  }

  private List<Finding> histories() {
    return finds(new HistoryCheck(), new DoctorWorld(Api.CLOUD, folder).flow("daily", DAILY));
  }

  @Test
  void nothingIsHealthyWithoutPermission() {
    aws.refuse();
    for (DoctorCheck check :
        List.of(
            new ScheduleSwitchCheck(),
            new DefinitionCheck(),
            new SubscriptionCheck(),
            new HistoryCheck())) {
      assertThat(finds(check, new DoctorWorld(Api.CLOUD, folder).flow("daily", DAILY)))
          .as(check.name())
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Unchecked.class,
              it -> {
                assertThat(it.what()).contains("could not check: AWS: ");
                assertThat(it.command()).hasValue("./airstep doctor --on aws");
              });
    }
  }

  private List<Finding> finds(DoctorCheck check, DoctorWorld world) {
    try (world;
        Place place = aws.place()) {
      return world.finds(check, place, new StageServices(place));
    }
  }

  private static String connections(String yaml) {
    return yaml + "connections: [" + DoctorWorld.ORDERS + "]\n";
  }

  /** As CloudFormation fills in the placeholders. */
  private static Deployment deployment() {
    return new Deployment(
        "prod",
        step ->
            "arn:aws:lambda:eu-west-2:111111111111:function:airstep-prod-"
                + step.functionName()
                + ":7",
        AwsWorld::machine,
        AwsWorld.machine("run"),
        AwsWorld.machine("sync"),
        TOPIC);
  }
}
