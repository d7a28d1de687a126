package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.Reply;
import airstep.asl.ServiceIntegration;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.VirtualTimeline;
import airstep.flows.FlowReader;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which versions of functions are removed, and which are kept. */
class OldVersionsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T04:23:00Z");
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:";
  private static final String MACHINE = Deployment.stateMachine("old-versions");

  /** When each version of CheckSync was published; the last is the one that is named now. */
  private final Map<Integer, Instant> published = new LinkedHashMap<>();

  /** When each execution that still runs began, of both machines. */
  private final List<Object> running = new ArrayList<>();

  private final Set<String> removed = new TreeSet<>();
  private int current;
  private int pages;
  private int failures;
  private boolean everyFunctionHasThem;

  @Test
  void aVersionThatWasReplacedTwoWeeksAgoIsRemoved() {
    versions(40, 30, 15, 13);

    assertThat(run().status()).isEqualTo(ExecutionStatus.SUCCEEDED);

    // The third was replaced 13 days ago; the fourth is the current one.
    assertThat(removed).containsExactly("CheckSync:1", "CheckSync:2");
  }

  @Test
  void theCurrentVersionIsKeptHoweverOldItIs() {
    versions(400);

    run();

    assertThat(removed).isEmpty();
  }

  @Test
  void versionsOfAFailedDeploymentDoNotReplaceTheOneInUse() {
    versions(400, 300, 200);
    current = 2;

    run();

    assertThat(removed).containsExactly("CheckSync:1");
  }

  @Test
  void keepsVersionsThatARunningExecutionMayCall() {
    versions(60, 50, 40, 30, 20);
    running.add(NOW.minus(Duration.ofDays(1)).toString());
    // It began within a day of the fourth version, so it may still name the third.
    running.add(NOW.minus(Duration.ofDays(30).minusHours(20)).toString());

    run();

    assertThat(removed).containsExactly("CheckSync:1", "CheckSync:2");
  }

  @Test
  void theOldestOfManyExecutionsCounts() {
    versions(60, 50, 40, 30);
    for (int n = 0; n < 450; n++) {
      running.add(NOW.minusSeconds(60).toString());
    }
    running.add(NOW.minus(Duration.ofDays(45)).toString());

    run();

    assertThat(removed).containsExactly("CheckSync:1");
    assertThat(pages).isEqualTo(1 + 3);
  }

  @Test
  void acceptsATimeAsANumber() {
    for (long unit : new long[] {1, 1000}) {
      removed.clear();
      running.clear();
      published.clear();
      versions(60, 50, 40, 30);
      running.add(NOW.minus(Duration.ofDays(45)).getEpochSecond() * unit);

      run();

      assertThat(removed).containsExactly("CheckSync:1");
    }
  }

  @Test
  void anUnreadableTimeFailsAndRemovesNothing() {
    versions(60, 50, 40);
    running.add("yesterday");

    assertThat(run().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(removed).isEmpty();
  }

  @Test
  void versionsOfManyPagesAreAllSeen() {
    for (int n = 0; n < 130; n++) {
      published.put(n + 1, NOW.minus(Duration.ofDays(200 - n)));
    }
    current = 130;

    run();

    assertThat(removed).hasSize(129).doesNotContain("CheckSync:130");
  }

  /** An execution can have 25,000 events, and the removal of a version takes seven. */
  @Test
  void moreVersionsThanAnExecutionCanRemoveAreRemovedInSeveral() {
    everyFunctionHasThem = true;
    for (int n = 0; n < 351; n++) {
      published.put(n + 1, NOW.minus(Duration.ofDays(400)).plusSeconds(n * 3600L));
    }
    current = 351;

    Execution first = run();

    assertThat(first.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(removed).contains("CheckSync:1", "CheckSync:200").doesNotContain("CheckSync:201");
    removed.stream()
        .filter(version -> version.startsWith("CheckSync:"))
        .forEach(version -> published.remove(Integer.valueOf(version.split(":", -1)[1])));
    assertThat(run().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(removed).contains("CheckSync:350").doesNotContain("CheckSync:351");
  }

  @Test
  void temporaryFailuresAreRetriedAndPermanentOnesAreReportedByTheEnd() {
    versions(60, 50, 40);
    failures = 3;
    assertThat(run().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(removed).containsExactly("CheckSync:1", "CheckSync:2");

    failures = 100;
    assertThat(run().status()).isEqualTo(ExecutionStatus.FAILED);
  }

  /** Versions that were published this many days ago; the last one is the current one. */
  private void versions(int... daysAgo) {
    for (int n = 0; n < daysAgo.length; n++) {
      published.put(n + 1, NOW.minus(Duration.ofDays(daysAgo[n])));
    }
    current = daysAgo.length;
  }

  private Execution run() {
    Deployment local = Deployment.standIn();
    Deployment versioned =
        new Deployment(
            local.stage(),
            step ->
                FUNCTION
                    + step.functionName()
                    + ":"
                    + (everyFunctionHasThem || step.functionName().equals("CheckSync")
                        ? current
                        : 1),
            local.flow(),
            local.run(),
            local.sync(),
            local.topic());
    try (VirtualTimeline timeline = new VirtualTimeline(NOW)) {
      StepFunctions machines =
          new StepFunctions(
              timeline,
              new Random(1),
              _ -> Optional.empty(),
              StepFunctionsOptions.defaults()
                  .withIntegrations(
                      List.of(
                          call(
                              "sfn:listExecutions",
                              Set.of("StateMachineArn", "StatusFilter", "MaxResults"),
                              "NextToken",
                              this::executions),
                          call(
                              "lambda:listVersionsByFunction",
                              Set.of("FunctionName", "MaxItems"),
                              "Marker",
                              this::versions),
                          call(
                              "lambda:deleteFunction",
                              Set.of("FunctionName", "Qualifier"),
                              "None",
                              this::remove))));
      machines.createStateMachine(
          MACHINE, new Definitions(List.of(FlowReader.defaults()), versioned).oldVersions());
      Execution execution = machines.startExecution(MACHINE, null, "{}");
      timeline.runUntil(execution::isClosed);
      return execution;
    }
  }

  private ObjectValue executions(ObjectValue asked) {
    assertThat(asked.get("StatusFilter")).isEqualTo("RUNNING");
    assertThat(asked.get("StateMachineArn").toString()).matches(".*:stateMachine:(run|sync)");
    pages++;
    List<Object> all =
        asked.get("StateMachineArn").toString().endsWith("run") ? List.of() : running;
    int from = asked.containsKey("NextToken") ? Integer.parseInt(text(asked, "NextToken")) : 0;
    int to = Math.min(all.size(), from + ((Number) asked.get("MaxResults")).intValue());
    ObjectValue.Builder page =
        ObjectValue.builder()
            .put(
                "Executions",
                all.subList(from, to).stream().map(at -> ObjectValue.of("StartDate", at)).toList());
    return (to < all.size() ? page.put("NextToken", Integer.toString(to)) : page).build();
  }

  private ObjectValue versions(ObjectValue asked) {
    List<ObjectValue> all = new ArrayList<>();
    all.add(version("$LATEST", NOW));
    if (everyFunctionHasThem || text(asked, "FunctionName").equals(FUNCTION + "CheckSync")) {
      published.forEach((n, at) -> all.add(version(n.toString(), at)));
    } else {
      all.add(version("1", NOW.minus(Duration.ofDays(400))));
    }
    int from = asked.containsKey("Marker") ? Integer.parseInt(text(asked, "Marker")) : 0;
    int to = Math.min(all.size(), from + ((Number) asked.get("MaxItems")).intValue());
    ObjectValue.Builder page = ObjectValue.builder().put("Versions", all.subList(from, to));
    return (to < all.size() ? page.put("NextMarker", Integer.toString(to)) : page).build();
  }

  private static ObjectValue version(String number, Instant at) {
    return ObjectValue.builder()
        .put("Version", number)
        .put("LastModified", at.toString().replace("Z", ".123+0000"))
        .build();
  }

  private ObjectValue remove(ObjectValue asked) {
    String function = text(asked, "FunctionName");
    assertThat(function).doesNotEndWith(":" + current);
    removed.add(function.substring(FUNCTION.length()) + ":" + text(asked, "Qualifier"));
    return ObjectValue.EMPTY;
  }

  private static String text(ObjectValue asked, String name) {
    return (String) asked.get(name);
  }

  private ServiceIntegration call(
      String call,
      Set<String> required,
      String optional,
      Function<ObjectValue, ObjectValue> answer) {
    TaskResource resource =
        new TaskResource("arn:aws:states:::aws-sdk:" + call, required, Set.of(optional));
    return new ServiceIntegration() {
      @Override
      public TaskResource resource() {
        return resource;
      }

      @Override
      public Call start(ObjectValue arguments, Execution caller, Reply reply) {
        if (failures > 0) {
          failures--;
          reply.failed("Lambda.TooManyRequestsException", "Rate exceeded");
        } else {
          reply.succeeded(answer.apply(arguments));
        }
        return _ -> {};
      }
    };
  }
}
