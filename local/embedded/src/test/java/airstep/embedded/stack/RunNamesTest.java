package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.definition.StateMachine;
import airstep.asl.timeline.VirtualTimeline;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.StartedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Starts for the same occasion share the name of their run, and all other starts have different
 * names, for any names of flows and executions. The real definitions of flows start a run that only
 * has a name.
 */
class RunNamesTest {

  private static final long SEED = 20261129;

  private static final String LONGEST = "f".repeat(43);

  private static final String SHA_256_OF_X37 = "_6ee29e87d96ee4fcb3baef255923aece";

  private static final StateMachine RUN =
      StateMachine.load(
          """
          {"QueryLanguage": "JSONata", "StartAt": "Run", "States": {"Run": {"Type": "Succeed"}}}
          """);

  private static final Map<String, StateMachine> FLOWS =
      new HashMap<>(
          LoadedMachines.of(
                  FlowTexts.of("a", "connections: all-active")
                      .with("a-b", "connections: all-active")
                      .with("a-b-20261122", "connections: all-active")
                      .with(LONGEST, "connections: all-active")
                      .with("days", "after: [a]\ndeadline: 1h\nconnections: all-active")
                      .with(
                          "hours", "after: [a]\nwithin: 1h\ndeadline: 1h\nconnections: all-active")
                      .read())
              .byArn());

  /** What starts a flow. */
  private record Start(String flow, String execution, Map<String, ?> input) {

    /** The part of the input that identifies the run. */
    List<String> occasion() {
      if (input.get("scheduledTime") instanceof String time) {
        Instant minute = Instant.parse(time).truncatedTo(ChronoUnit.MINUTES);
        return List.of(flow, "schedule", minute.toString());
      }
      if (input.get("eventId") instanceof String id) {
        return List.of(flow, "event", id);
      }
      if (input.get("time") instanceof String time) {
        ChronoUnit window = flow.equals("days") ? ChronoUnit.DAYS : ChronoUnit.HOURS;
        return List.of(flow, "window", Instant.parse(time).truncatedTo(window).toString());
      }
      return List.of(flow, input.containsKey("check") ? "check" : "by hand", execution);
    }
  }

  @Test
  void aCheckCannotTakeTheNameOfAScheduledRun() {
    Start check = new Start("a", "20261122T0705Z", Map.of("check", true));
    Start scheduled = new Start("a", "x", Map.of("scheduledTime", "2026-11-22T07:05:00Z"));
    assertThat(runName(check)).isEqualTo("aC20261122T0705Z");
    assertThat(runName(scheduled)).isEqualTo("a_at_20261122T0705Z");
    for (String name : List.of("_at_20261122T0705Z", "at_20261122T0705Z", "-20261122T0705Z")) {
      assertThat(runName(new Start("a", name, Map.of()))).isNotEqualTo(runName(scheduled));
      assertThat(runName(new Start("a", name, Map.of("check", true))))
          .isNotEqualTo(runName(scheduled));
    }
  }

  @Test
  void anExecutionCannotTakeTheRunNameOfAnotherFlow() {
    Start byHand = new Start("a", "b-20261122T0705Z", Map.of());
    Start scheduled = new Start("a-b", "x", Map.of("scheduledTime", "2026-11-22T07:05:00Z"));
    assertThat(runName(byHand)).isEqualTo("aRb-20261122T0705Z");
    assertThat(runName(scheduled)).isEqualTo("a-b_at_20261122T0705Z");
  }

  @Test
  void anExecutionCannotTakeTheNameOfAWindow() {
    Start byHand = new Start("days", "20261122", Map.of());
    Start after = new Start("days", "x", Map.of("after", "a", "time", "2026-11-22T07:05:00Z"));
    assertThat(runName(byHand)).isEqualTo("daysR20261122");
    assertThat(runName(after)).isEqualTo("days_in_20261122");
  }

  @Test
  void anExecutionCannotTakeTheNameOfAHash() {
    String hashed = runName(new Start("a", "x".repeat(37), Map.of()));
    assertThat(hashed).isEqualTo("aR" + SHA_256_OF_X37);
    assertThat(runName(new Start("a", SHA_256_OF_X37, Map.of())))
        .matches("aR_[0-9a-f]{32}")
        .isNotEqualTo(hashed);
  }

  @Test
  void aUuidStaysReadableInTheLongestName() {
    String uuid = "7bf73129-1428-4cd3-a780-95db273d1602";
    assertThat(runName(new Start(LONGEST, uuid, Map.of()))).isEqualTo(LONGEST + "R" + uuid);
    assertThat(runName(new Start(LONGEST, uuid, Map.of("check", true))))
        .isEqualTo(LONGEST + "C" + uuid);
    assertThat(runName(new Start(LONGEST, "x", event(uuid)))).isEqualTo(LONGEST + "E" + uuid);
  }

  @Test
  void startsShareANameExactlyIfTheyShareAnOccasion() {
    Random random = new Random(SEED);
    Map<String, List<String>> occasions = new HashMap<>();
    Map<List<String>, String> names = new HashMap<>();
    List<String> words = new ArrayList<>(List.of("20261122", "20261122T0700", SHA_256_OF_X37));
    int met = 0;
    for (int i = 0; i < 4000; i++) {
      Start start = start(random, words);
      String name = runName(start);
      assertThat(name).as(start.toString()).matches("[A-Za-z0-9_-]{1,80}").startsWith(start.flow());
      List<String> other = occasions.putIfAbsent(name, start.occasion());
      assertThat(other == null ? start.occasion() : other).as(name).isEqualTo(start.occasion());
      String earlier = names.putIfAbsent(start.occasion(), name);
      assertThat(earlier == null ? name : earlier).as(start.toString()).isEqualTo(name);
      met += earlier == null ? 0 : 1;
      // A forged name would start with an existing one.
      words.add(name);
      words.add(name.substring(start.flow().length()));
      words.add(name.substring(start.flow().length() + 1));
    }
    assertThat(met).as("starts that were not the first of their occasion").isGreaterThan(100);
  }

  @Test
  void everyInputThatAFlowAcceptsNamesItsOwnRun() {
    List<String> names =
        FlowInput.forms().keySet().stream()
            .map(
                keys ->
                    new Start(
                        "days", "x" + keys.size() + keys.contains("connections"), input(keys)))
            .map(
                start -> {
                  Start linked = new Start(start.flow(), start.execution(), linked(start.input()));
                  assertThat(runName(linked)).isEqualTo(runName(start));
                  return runName(start);
                })
            .toList();
    assertThat(names)
        .allSatisfy(name -> assertThat(name).startsWith("days"))
        .doesNotHaveDuplicates();
  }

  private static Map<String, ?> input(Set<String> keys) {
    return keys.stream()
        .collect(
            Collectors.toMap(
                key -> key,
                key ->
                    switch (key) {
                      case "check" -> true;
                      case "time", "scheduledTime" -> "2026-11-22T07:05:00Z";
                      case "connections" -> List.of("a");
                      default -> "a";
                    }));
  }

  private static Start start(Random random, List<String> words) {
    List<String> flows = List.of("a", "a-b", "a-b-20261122", LONGEST, "days", "hours");
    String flow = flows.get(random.nextInt(flows.size()));
    String word = word(random, words);
    String execution = word.substring(0, Math.min(80, word.length()));
    Map<String, ?> input =
        switch (random.nextInt(flow.equals("days") || flow.equals("hours") ? 6 : 5)) {
          case 0 -> Map.of();
          case 1 -> Map.of("check", true);
          case 4 -> Map.of("connections", List.of("a", "b"), "retryOf", "a_at_20261122T0700Z");
          case 2 -> Map.of("scheduledTime", time(random));
          case 3 -> event(word(random, words));
          default -> Map.of("after", "a", "time", time(random));
        };
    return new Start(flow, execution, random.nextInt(3) == 0 ? linked(input) : input);
  }

  /** The same from another state machine. */
  private static Map<String, ?> linked(Map<String, ?> input) {
    Map<String, Object> linked = new HashMap<>(input);
    linked.put(StartedBy.KEY, "arn:aws:states:us-east-1:123456789012:execution:nightly:x");
    return linked;
  }

  private static String word(Random random, List<String> words) {
    String word = words.get(random.nextInt(words.size()));
    return switch (random.nextInt(8)) {
      case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
      case 1 -> "b-" + word;
      case 2 -> "-" + word;
      case 3 -> "_" + word;
      case 4 -> "R" + word;
      case 5 -> "naïve.名" + word;
      case 6 -> word.isEmpty() ? "x" : word.substring(random.nextInt(word.length()));
      default -> word.isEmpty() ? "y" : word;
    };
  }

  private static String time(Random random) {
    Instant day = LocalDate.of(2026, 11, 20).atStartOfDay(ZoneOffset.UTC).toInstant();
    return day.plus(Duration.ofMinutes(15L * random.nextInt(400)))
        .plusSeconds(random.nextInt(60))
        .toString();
  }

  private static Map<String, ?> event(String id) {
    return Map.of("eventId", id, "time", "2026-11-22T07:00:00Z");
  }

  /** Each in its own Step Functions, in which every name is free. */
  private static String runName(Start start) {
    List<Execution> runs = new ArrayList<>();
    try (VirtualTimeline timeline = new VirtualTimeline(FlowWorld.SEVEN)) {
      StepFunctions stepFunctions =
          new StepFunctions(
              timeline,
              new Random(1),
              _ -> Optional.empty(),
              StepFunctionsOptions.defaults().withListener(runsInto(runs)));
      stepFunctions.createStateMachine(Deployment.stateMachine("run"), RUN);
      String machine = Deployment.stateMachine(start.flow());
      stepFunctions.createStateMachine(machine, FLOWS.get(machine));
      Execution flow =
          stepFunctions.startExecution(machine, start.execution(), Json.write(start.input()));
      timeline.runUntil(flow::isClosed);
      assertThat(runs).as("%s: %s", start, flow.cause()).hasSize(1);
    }
    return runs.getFirst().name();
  }

  private static ExecutionListener runsInto(List<Execution> runs) {
    return new ExecutionListener() {
      @Override
      public void onEvent(Execution execution, HistoryEvent event) {
        if (event.id() == 1 && execution.stateMachineArn().endsWith(":run")) {
          runs.add(execution);
        }
      }
    };
  }
}
