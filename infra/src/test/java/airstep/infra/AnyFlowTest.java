package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.EventPattern;
import airstep.flows.Flow;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** Flows with any name and any settings. */
class AnyFlowTest {

  private static final long SEED = 20_261_128;

  /** The most flows with all settings that fit in a stack. */
  private static final int FLOWS_OF_A_STACK = 24;

  /** Names of a stage's own resources, and names that tools may misread. */
  private static final List<String> NAMES =
      List.of(
          "throttled",
          "missed-starts",
          "missed-events",
          "alert",
          "clean-up",
          "flows",
          "default",
          "resource",
          "role",
          "policy",
          "log",
          "machine",
          "group",
          "freshness",
          "cron",
          "on",
          "0",
          "a",
          "a-b",
          "a--b",
          "ab",
          "a-",
          "1e9",
          "null",
          "true",
          "constructor",
          "proto",
          "node",
          "stage",
          "dev",
          "airstep",
          "a".repeat(43),
          "z" + "-".repeat(42));

  @TempDir private Path folder;

  @Test
  void isSynthesizedIfValidateAcceptsIt() throws IOException {
    Random random = new Random(SEED);
    List<String> names = names();
    assertThat(names).containsAll(NAMES).hasSizeGreaterThan(NAMES.size());
    App app = Synthesized.app(folder.resolve("out"));
    List<List<Flow>> stacks = new ArrayList<>();
    for (int first = 0; first < names.size(); first += FLOWS_OF_A_STACK) {
      Path flows = folder.resolve("s" + stacks.size());
      List<String> some = names.subList(first, Math.min(names.size(), first + FLOWS_OF_A_STACK));
      write(flows, some, random);
      AirstepStack.Props props =
          Synthesized.props(
              Map.of("stage", "s" + stacks.size(), "alarmEmail", "data@example.com"), flows);
      var _ = new AirstepStack(app, props);
      stacks.add(props.flows());
    }
    Path out = Path.of(app.synth().getDirectory());
    for (int i = 0; i < stacks.size(); i++) {
      Template template = Template.read(out.resolve("airstep-s%d.template.json".formatted(i)));
      for (Flow flow : stacks.get(i)) {
        assertIsThere(template, new Stage("s" + i), flow);
      }
      assertNoTwoShareAName(template);
    }
  }

  /** The alarms of a stage once had ids that flows could have, too. */
  @Test
  void hasItsOwnAlarmEvenIfNamedLikeAnAlarmOfTheStage() throws IOException {
    Path flows = folder.resolve("flows");
    List<String> names = List.of("throttled", "missed-starts", "missed-events");
    for (String name : names) {
      FlowFiles.write(flows.resolve(name + ".yaml"), "connections: all-active\nfreshness: 26h\n");
    }
    App app = Synthesized.app(folder.resolve("out"));
    var _ = new AirstepStack(app, Synthesized.props(Map.of(), flows));
    Template template =
        Template.read(Path.of(app.synth().getDirectory()).resolve("airstep-dev.template.json"));

    assertThat(template.all("AWS::CloudWatch::Alarm"))
        .extracting(alarm -> alarm.path("AlarmName").asText())
        .contains(
            names.stream()
                .flatMap(
                    name -> Stream.of("airstep-dev-" + name, "airstep-dev-" + name + ".freshness"))
                .toArray(String[]::new));
    assertThat(template.resources())
        .containsKeys(
            "Alarmsthrottled4D29F17F", "Alarmsmissedstarts9FBDF9D7", "Alarmsmissedevents97A87428");
  }

  private static void assertIsThere(Template template, Stage stage, Flow flow) {
    String name = stage.named(flow.name());
    assertThat(
            template.one("AWS::StepFunctions::StateMachine", "StateMachineName", name).isObject())
        .isTrue();
    assertThat(template.all("AWS::CloudWatch::Alarm"))
        .filteredOn(alarm -> alarm.path("AlarmName").asText().equals(name + ".freshness"))
        .hasSize(flow.freshness().isPresent() ? 1 : 0);
    flow.trigger(EventPattern.class)
        .ifPresent(
            on ->
                assertThat(patterns(template, name)).containsExactly(parsed(on.json().toString())));
    assertThat(tags(template, name)).containsAll(flow.tags());
  }

  private static List<JsonNode> patterns(Template template, String name) {
    return template.all("AWS::Events::Rule").stream()
        .filter(rule -> rule.path("Name").asText().startsWith(name + ".on"))
        .map(rule -> rule.path("EventPattern"))
        .map(pattern -> pattern.isTextual() ? parsed(pattern.asText()) : pattern)
        .toList();
  }

  private static List<String> tags(Template template, String name) {
    return template
        .one("AWS::StepFunctions::StateMachine", "StateMachineName", name)
        .path("Tags")
        .valueStream()
        .map(tag -> tag.path("Key").asText())
        .toList();
  }

  private static JsonNode parsed(String json) {
    try {
      return Synthesized.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two resources of a type with the same name cannot be deployed. */
  private static void assertNoTwoShareAName(Template template) {
    List<String> names =
        template.resources().values().stream()
            .flatMap(
                resource ->
                    resource.path("Properties").properties().stream()
                        .filter(property -> property.getKey().matches("(?:[A-Za-z]*N|n)ame"))
                        .filter(property -> property.getValue().isTextual())
                        .filter(
                            property ->
                                !property.getKey().matches("MetricName|EventBusName|GroupName"))
                        .map(
                            property ->
                                resource.path("Type").asText()
                                    + " "
                                    + property.getValue().asText()))
            .toList();

    assertThat(names).doesNotHaveDuplicates();
  }

  /** Returns the names above, and every construct id that is a valid flow name. */
  private static List<String> names() throws IOException {
    Set<String> ids = new TreeSet<>();
    collectIds(Synthesized.JSON.readTree(Synthesized.TREE.toFile()).path("tree"), ids);
    return Stream.concat(NAMES.stream(), ids.stream())
        .filter(name -> name.matches("[a-z0-9][a-z0-9-]{0,42}"))
        .filter(name -> !Set.of("run", "sync").contains(name))
        .distinct()
        .toList();
  }

  private static void collectIds(JsonNode construct, Set<String> ids) {
    ids.add(construct.path("id").asText());
    construct.path("children").forEach(child -> collectIds(child, ids));
  }

  /** Writes valid flows, each of which waits only for later ones. */
  private void write(Path flows, List<String> names, Random random) throws IOException {
    Path trial = Files.createTempDirectory(folder, "trial").resolve("flows");
    String plain = "connections: all-active\n";
    names.forEach(name -> FlowFiles.write(trial.resolve(name + ".yaml"), plain));
    for (int i = 0; i < names.size(); i++) {
      Path file = trial.resolve(names.get(i) + ".yaml");
      List<String> later = names.subList(i + 1, names.size());
      String text;
      do {
        text = text(later, random);
        FlowFiles.write(file, text);
      } while (!isAccepted(trial));
      FlowFiles.write(file, plain);
      FlowFiles.write(flows.resolve(file.getFileName()), text);
    }
  }

  private static boolean isAccepted(Path flows) {
    try {
      return !StageFlows.read(flows, Map.of()).isEmpty();
    } catch (RefusedException _) {
      return false;
    }
  }

  private static String text(List<String> names, Random random) {
    List<String> lines = new ArrayList<>();
    lines.add(
        one(
            random,
            "connections: all-active",
            "connections: [00000000-0000-4000-8000-000000000001]"));
    int trigger = random.nextInt(4);
    if (trigger == 1 || trigger == 2) {
      lines.add(
          "schedule: {cron: \"%s\", timezone: %s}"
              .formatted(
                  one(random, "0 7 * * *", "*/24 */24 13 * FRI", "0-58/3,1 7 * 1-12/5 SUN-SUN"),
                  one(
                      random,
                      "UTC",
                      "Europe/Berlin",
                      "Etc/GMT+2",
                      "America/Argentina/Buenos_Aires")));
    }
    if (trigger == 2) {
      lines.add(
          "on: "
              + one(
                  random,
                  "{source: [dbt]}",
                  "{source: [{anything-but: [a]}], bus: orders/of.others_1}",
                  "{detail: {a: [~, \"\", 1.5, true, {exists: false}, {numeric: [\">\", 0]}]}}",
                  "{$or: [{source: [a]}, {detail: {\"a b.c\": [{prefix: \"é😀\"}]}}]}",
                  "{detail: {__proto__: [a], constructor: [b], Ref: [e], \"Fn::x\": [{prefix: f}],"
                      + " c: {toString: [{prefix: d}]}}}",
                  "{account: [\"123456789012\"], detail-type: [{wildcard: \"a*b\"}]}"));
    }
    if (trigger == 3 && !names.isEmpty()) {
      List<String> upstream =
          IntStream.range(0, 1 + random.nextInt(3))
              .mapToObj(_ -> names.get(random.nextInt(names.size())))
              .toList();
      lines.add("after: " + upstream.stream().distinct().map(n -> "\"" + n + "\"").toList());
      lines.add("within: " + one(random, "1d", "7d", "1h"));
    }
    lines.add(
        one(
            random,
            "description: plain",
            "description: \"a 'b' \\\"c\\\" \\\\ {} <d> & é 😀 {{ }} $x %\"",
            "description: " + "x".repeat(512)));
    // With the three names that the alarms of a stage have, among all others.
    lines.add("freshness: " + one(random, "26h", "1h", "7d"));
    lines.add("tags: [" + tags(random) + "]");
    lines.add("timeout: " + one(random, "1m", "30m", "2d"));
    lines.add("poll: " + one(random, "1h", "30s", "{first: 10s, max: 1h}"));
    lines.add("concurrency: " + (1 + random.nextInt(40)));
    lines.add("enabled: " + random.nextBoolean());
    lines.add("whenRunning: " + one(random, "adopt", "wait", "fail"));
    lines.add("airbyte: {secret: " + one(random, "a", "a/b_+=.@-c", "x".repeat(200)) + "}");
    lines.add(
        one(
            random,
            "alert: {secret: slack/other, kinds: [failed], mention: here}",
            "alert: {text: \"{{flow.name}}: <é> & \\\"{{ flow_run.state.message }}\\\"\"}",
            "alert: {runbook: \"https://wiki.example.com/a?b=c&d#e\"}"));
    return String.join("\n", lines) + "\n";
  }

  private static String tags(Random random) {
    return IntStream.range(0, 1 + random.nextInt(5))
        .mapToObj(
            n ->
                one(
                    random,
                    "a",
                    "A.b_c:/=+@-",
                    "__proto__",
                    "constructor",
                    "hasOwnProperty",
                    "true",
                    "x".repeat(120),
                    "Name"))
        .map(tag -> "\"" + tag + "\"")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
