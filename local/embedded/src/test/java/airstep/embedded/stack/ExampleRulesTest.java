package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules and subscriptions of {@code docs/elsewhere}, with what a stage publishes. */
class ExampleRulesTest {

  private static final Map<String, String> PARAMETERS =
      Map.of("Stage", "local", "Flow", EndedRuns.FLOW);
  private static final Pattern SUB = Pattern.compile("\\$\\{([\\w:]+)}");

  private static EndedRuns succeeded;
  private static EndedRuns failed;
  private static EndedRuns stopped;
  private static List<EndedRuns> others;

  @BeforeAll
  static void play() {
    succeeded = EndedRuns.succeeded();
    failed = EndedRuns.failed();
    stopped = EndedRuns.stopped();
    others = List.of(EndedRuns.skipped(), EndedRuns.partial(), EndedRuns.succeededOfAnotherFlow());
  }

  @Test
  void dbtStartsOnceAfterASuccessOfTheWholeFlowOnly() {
    for (ExampleTemplate dbt : ExampleTemplate.all("dbt")) {
      assertThat(matched(dbt, "Succeeded", succeeded)).as(dbt.name()).hasSize(1);
      assertThat(matched(dbt, "Succeeded", failed)).as(dbt.name()).isEmpty();
      assertThat(matched(dbt, "Succeeded", stopped)).as(dbt.name()).isEmpty();
      for (EndedRuns other : others) {
        assertThat(matched(dbt, "Succeeded", other)).as(dbt.name()).isEmpty();
      }
      assertThat(dbt.input("Succeeded", matched(dbt, "Succeeded", succeeded).getFirst()).toString())
          .as(dbt.name())
          .contains("2026-11-22T07:00:00Z");
    }
  }

  @Test
  void thePageShowsThePatternOfTheRules() {
    JsonNode shown = Rendered.read(new Page("dbt").blocks("json").getFirst());
    Map<String, String> defaults = Map.of("Stage", "prod", "Flow", EndedRuns.FLOW);

    for (ExampleTemplate dbt : ExampleTemplate.all("dbt")) {
      assertThat(dbt.pattern("Succeeded", defaults)).as(dbt.name()).isEqualTo(shown);
    }
  }

  @Test
  void dbtCloudShowsWhatStartedIt() {
    ExampleTemplate cloud = ExampleTemplate.read("dbt/dbt-cloud.yaml");

    assertThat(cloud.input("Succeeded", matched(cloud, "Succeeded", succeeded).getFirst()))
        .hasToString(
            "{\"cause\":\"hubspot-airbyte-daily of 2026-11-22T07:00:00Z synced 18240 rows\"}");
  }

  @Test
  void aFailedOrStoppedRunIsReportedOnce() {
    for (ExampleTemplate template : ExampleTemplate.all("alarms")) {
      if (template.properties("Failed").isMissingNode()) {
        continue;
      }
      for (EndedRuns run : List.of(failed, stopped)) {
        List<String> reported = matched(template, "Failed", run);
        assertThat(reported).as(template.name()).hasSize(1);
        assertThat(template.input("Failed", reported.getFirst()).toString())
            .as(template.name())
            .contains("Airbyte sync: hubspot-airbyte-daily ended ");
      }
      assertThat(matched(template, "Failed", succeeded)).as(template.name()).isEmpty();
    }
  }

  @Test
  void pagerDutyResolvesWhatItTriggered() {
    ExampleTemplate pager = ExampleTemplate.read("alarms/pagerduty.yaml");
    JsonNode trigger = pager.input("Failed", matched(pager, "Failed", failed).getFirst());
    JsonNode resolve = pager.input("Succeeded", matched(pager, "Succeeded", succeeded).getFirst());

    assertThat(trigger.get("event_action").asText()).isEqualTo("trigger");
    assertThat(resolve.get("event_action").asText()).isEqualTo("resolve");
    assertThat(resolve.get("dedup_key")).isEqualTo(trigger.get("dedup_key"));
    assertThat(matched(pager, "Succeeded", others.get(1))).isEmpty();
  }

  @Test
  void thePageShowsTheAlertThatTheTopicReceives() {
    String mail = failed.mails().getFirst();
    String subject = mail.lines().findFirst().orElseThrow();
    String shown = new Page("alarms").blocks("text").getFirst();

    assertThat(shown)
        .isEqualTo(
            "Subject: "
                + subject
                + "\n\n"
                + Page.asOnAws(mail.substring(subject.length())).strip()
                + "\n");
  }

  @Test
  void theFilterOfPagerDutyPassesAlarmsAndTheirEndOnly() {
    JsonNode subscription = ExampleTemplate.read("alarms/pagerduty.yaml").properties("Alarms");
    JsonNode filter = subscription.get("FilterPolicy");
    String alarm = new Page("alarms").blocks("json").getFirst();

    assertThat(subscription.get("FilterPolicyScope").asText()).isEqualTo("MessageBody");
    assertThat(ExampleTemplate.matches(filter, alarm)).isTrue();
    assertThat(ExampleTemplate.matches(filter, alarm.replace("\"ALARM\"", "\"OK\""))).isTrue();
    assertThat(ExampleTemplate.matches(filter, alarm.replace("\"ALARM\"", "\"INSUFFICIENT_DATA\"")))
        .isFalse();
    assertThat(failed.mails().getFirst()).doesNotStartWith("{");
  }

  @Test
  void everyReferenceLeadsToAParameterOrAResource() {
    List<ExampleTemplate> all = ExampleTemplate.all("dbt", "alarms", "github-actions");
    for (ExampleTemplate template :
        all.stream().filter(it -> it.root().has("Resources")).toList()) {
      Set<String> known = new TreeSet<>();
      template.root().path("Parameters").fieldNames().forEachRemaining(known::add);
      template.root().path("Resources").fieldNames().forEachRemaining(known::add);
      for (String name : references(template.root().get("Resources"))) {
        assertThat(name.startsWith("AWS::") || known.contains(name))
            .as("%s in %s", name, template.name())
            .isTrue();
      }
      assertThat(template.root().toString())
          .as(template.name())
          .doesNotContain("\"Action\":\"*\"", "\"Resource\":\"*\"");
    }
  }

  private static Set<String> references(JsonNode resources) {
    Set<String> names = new TreeSet<>();
    resources.findValues("Ref").forEach(ref -> names.add(ref.asText()));
    resources.findValues("Fn::GetAtt").forEach(it -> names.add(it.get(0).asText()));
    resources
        .findValues("Fn::Sub")
        .forEach(sub -> SUB.matcher(sub.asText()).results().forEach(it -> names.add(it.group(1))));
    return names;
  }

  /** The events that a rule of the template matches. */
  private static List<String> matched(ExampleTemplate template, String rule, EndedRuns runs) {
    assertThat(runs.events()).isNotEmpty();
    return runs.events().stream()
        .filter(event -> template.matches(rule, PARAMETERS, event))
        .toList();
  }
}
