package airstep.flows;

import static airstep.flows.FlowFolder.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Combines alert settings of a flow, its route and the defaults. */
class AlertsTest {
  private static final String SEEDS =
      "Airbyte sync failed: {{ flow.name }} - {{ flow_run.state.message }}";

  @TempDir private Path events;
  private FlowFolder folder;

  @BeforeEach
  void makesAnEmptyFolder() {
    folder = FlowFolder.in(events);
  }

  @Test
  void sendsAllKindsToOneChannelWithoutMentionsByDefault() {
    assertThat(alerting(""))
        .isEqualTo(
            new AlertSettings(
                "slack/alerts",
                EnumSet.allOf(AlertKind.class),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void prefersTheFlowThenItsRouteThenTheDefaultsForEachKey() {
    alerts(
        """
        defaults:
          secret: from/defaults
          kinds: [failed, timed-out, crashed, unknown, stuck]
          mention: channel
          runbook: https://wiki.example.com/defaults
          text: defaults
        routes:
          - tag: other
            runbook: https://wiki.example.com/other
          - tag: hubspot
            mention: U012AB3CD
            text: route
          - tag: airbyte
            secret: never/reached
            runbook: https://wiki.example.com/never
        """);

    assertThat(
            alerting(
                """
                tags: [airbyte, hubspot]
                alert:
                  text: flow
                  kinds: [timed-out, failed, crashed, unknown]
                """))
        .isEqualTo(
            new AlertSettings(
                "from/defaults",
                Set.of(AlertKind.FAILED, AlertKind.TIMED_OUT, AlertKind.CRASHED, AlertKind.UNKNOWN),
                Optional.of("U012AB3CD"),
                Optional.of("https://wiki.example.com/defaults"),
                Optional.of("flow")));
  }

  @Test
  void usesTheDefaultsForExecutionsOfNoFlow() {
    alerts("defaults: {secret: from/defaults}\nroutes: [{tag: airbyte, secret: from/route}]\n");
    folder.with("x.yaml", flow("tags: [airbyte]\nalert: {mention: here}"));

    assertThat(FlowFolder.only(folder.read()).usualAlerting())
        .isEqualTo(
            new AlertSettings(
                "from/defaults",
                EnumSet.allOf(AlertKind.class),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void usesTheDefaultsWithoutAMatchingTag() {
    alerts("defaults: {mention: here}\nroutes: [{tag: airbyte, mention: channel}]\n");

    assertThat(alerting("tags: [dbt]").mention()).contains("here");
    assertThat(alerting("tags: [airbyte]").mention()).contains("channel");
  }

  @Test
  void emptyRouteHidesLaterRoutes() {
    alerts("routes: [{tag: quiet}, {tag: airbyte, mention: channel}]\n");

    assertThat(alerting("tags: [airbyte, quiet]").mention()).isEmpty();
  }

  @Test
  void sortsKinds() {
    assertThat(alerting("alert: {kinds: [unknown, stuck, crashed, timed-out, failed]}").kinds())
        .extracting(AlertKind::word)
        .containsExactly("crashed", "unknown", "failed", "timed-out", "stuck");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SEEDS,
        "{{ flow_run.state.name }}: {{ flow_run.name }} ({{ flow_run.id }})",
        "100 % { of } it <!channel> & `that` {{ flow.name }}}"
      })
  void keepsTheTextUnchanged(String text) {
    assertThat(alerting("alert:\n  text: \"%s\"".formatted(text)).text()).contains(text);
  }

  @Test
  void normalizesSpacesInPlaceholders() {
    assertThat(alerting("alert: {text: \"{{flow.name}}: {{\\tflow_run.id   }}\"}").text())
        .contains("{{ flow.name }}: {{ flow_run.id }}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"here", "channel", "U012AB3CD", "W012AB3CD45", "S012AB3CD"})
  void acceptsMention(String mention) {
    assertThat(alerting("alert: {mention: %s}".formatted(mention)).mention()).contains(mention);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://wiki.example.com",
        "https://wiki.example.com:8443/a-b/c_d~e/f.html?g=h&i=%20#j!k",
        "https://notion.so/Runbook-0123456789abcdef?pvs=4",
        "https://w/a(b)*'[c];d=e,f:g@h+$i"
      })
  void acceptsRunbookUnchanged(String runbook) {
    assertThat(alerting("alert:\n  runbook: \"%s\"".formatted(runbook)).runbook())
        .contains(runbook);
  }

  @ParameterizedTest
  @MethodSource("airstep.flows.BadAlerts#all")
  void reportsOneLineForOneProblem(BadAlerts.Bad bad) {
    folder.with("x.yaml", flow("tags: [a, airbyte]"));
    alerts(bad.yaml());

    assertThat(folder.problems(folder.read()))
        .containsExactly("alerts.yaml:%d: %s".formatted(bad.line(), bad.problem()));
  }

  @Test
  void reportsProblemsOfAlertsAndFlowsTogether() {
    folder.with("x.yaml", flow("alert: {mention: all}\ntimout: 1h"));
    alerts("defaults: {mention: all}\nroutes:\n  - tag: a\n    kinds: [bad]\n    text: '{{'\n");

    assertThat(folder.problems(folder.read()))
        .extracting(line -> line.substring(0, line.indexOf(": ")))
        .containsExactly(
            "alerts.yaml:1", "alerts.yaml:4", "alerts.yaml:5", "flows/x.yaml:2", "flows/x.yaml:3");
  }

  @Test
  void reportsOneLineForAnUnreadableFile() throws IOException {
    folder.with("x.yaml", flow(""));

    alerts("# nothing yet\n");
    assertThat(folder.problems(folder.read()))
        .containsExactly(
            "alerts.yaml:1: the file is empty; start with defaults: or routes:, or delete the"
                + " file");
    Files.write(events.resolve("alerts.yaml"), new byte[] {(byte) 0xff});
    assertThat(folder.problems(folder.read()))
        .containsExactly("alerts.yaml:1: the file is not UTF-8; save it as UTF-8");
  }

  @Test
  void reportsAFileWithTheWrongExtension() {
    folder.with("x.yaml", flow("")).with("../alerts.yml", "defaults: {mention: here}\n");

    assertThat(folder.problems(folder.read()))
        .containsExactly("alerts.yml:1: this file is not read; rename it to alerts.yaml");
  }

  @Test
  void warnsOfAnUnusedRoute() {
    folder.with("x.yaml", flow("tags: [airbyte, hubspot]"));
    alerts("routes:\n  - tag: Airbyte\n  - tag: dlt\n  - tag: airbyte\n  - tag: hubspot\n");

    assertThat(warnings(folder.read()))
        .containsExactly(
            "alerts.yaml:2: no flow has the tag 'Airbyte'; did you mean airbyte?",
            "alerts.yaml:3: no flow has the tag 'dlt'; add the tag to a flow or delete the route",
            "alerts.yaml:5: every flow with the tag 'hubspot' matches an earlier route; move this"
                + " route up or delete it");
  }

  @Test
  void warnsWhenASeriousKindIsLeftOut() {
    folder.with("x.yaml", flow("tags: [a]\nalert:\n  secret: s\n  kinds: [failed, crashed]"));
    alerts(
        """
        defaults: {kinds: [failed, timed-out, unknown]}
        routes:
          - tag: a
            kinds: [recovered]
        """);

    assertThat(warnings(folder.read()))
        .containsExactly(
            "alerts.yaml:1: defaults.kinds: no alerts for crashed; add it, unless someone checks"
                + " daily",
            "alerts.yaml:4: routes.kinds: no alerts for crashed, unknown, failed, timed-out; add"
                + " them, unless someone checks daily",
            "flows/x.yaml:5: alert.kinds: no alerts for unknown, timed-out; add them, unless"
                + " someone checks daily");
  }

  @Test
  void substitutesVariables() {
    folder.with("x.yaml", flow(""));
    alerts(
        "defaults: {mention: \"${ON_CALL}\", kinds: [\"${KIND}\", timed-out, crashed, unknown]}");

    Reading reading = folder.read(Map.of("ON_CALL", "S012AB3CD", "KIND", "failed"));

    assertThat(FlowFolder.only(reading).alerting().mention()).contains("S012AB3CD");
    assertThat(warnings(reading)).isEmpty();
  }

  @Test
  void exampleValueSwitchesEveryFlowOff() {
    folder
        .with("x.yaml", flow(""))
        .with("y.yaml", flow("alert: {mention: here}"))
        .with("../example.env", "ON_CALL=S012AB3CD\n");
    alerts("defaults:\n  mention: ${ON_CALL}\n");

    Reading reading = folder.readOrExample();

    assertThat(warnings(reading))
        .singleElement()
        .asString()
        .startsWith("alerts.yaml:2: ON_CALL is not set: ")
        .contains("provides its value, and every flow is treated as switched off");
    assertThat(FlowFolder.flows(reading))
        .hasSize(2)
        .noneMatch(Flow::switchedOn)
        .allSatisfy(
            flow ->
                assertThat(flow.missing())
                    .containsExactly(
                        new MissingVariable(events.resolve("alerts.yaml"), "ON_CALL", 2)));
  }

  @Test
  void findsTheFileNextToTheFolder() {
    folder.with("x.yaml", flow("")).with("../.env", "ON_CALL=S012AB3CD\n");
    alerts("defaults: {mention: \"${ON_CALL}\"}\n");
    Path dotted = folder.flows().resolve(".");

    Reading reading = FlowReader.read(dotted, Environment.of(dotted, Map.of()));

    assertThat(FlowFolder.only(reading).alerting().mention()).contains("S012AB3CD");
  }

  private AlertSettings alerting(String written) {
    return FlowFolder.only(folder.with("x.yaml", flow(written)).read()).alerting();
  }

  private void alerts(String yaml) {
    folder = folder.with("../alerts.yaml", yaml);
  }

  private List<String> warnings(Reading reading) {
    assertThat(reading.problems()).isEmpty();
    return folder.lines(reading.warnings());
  }

  private static String flow(String written) {
    return "connections: [%s]\n%s\n".formatted(CONNECTION, written);
  }
}
