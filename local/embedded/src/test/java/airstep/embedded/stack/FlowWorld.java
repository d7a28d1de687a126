package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.LoggedRequest;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.embedded.secrets.EmbeddedSecretsManager;
import airstep.embedded.slack.SlackInbox;
import airstep.embedded.transport.InMemoryHttp;
import airstep.flows.Flow;
import airstep.json.Json;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A stage at seven o'clock of virtual time, with an Airbyte and a Slack whose calls take no time
 * and fail as a test defines.
 */
final class FlowWorld implements AutoCloseable {

  static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  static final String WEBHOOK = "/services/T00000000/B00000000/webhook-of-tests";
  static final String SLACK = "https://hooks.slack.example";
  static final String AIRBYTE = "https://airbyte.example";

  final VirtualTimeline timeline = new VirtualTimeline(SEVEN);
  final Faults airbyteFaults = new Faults();
  final Faults slackFaults = new Faults();
  final EmbeddedAirbyte airbyte;
  final SlackInbox slack = new SlackInbox(timeline, WEBHOOK);
  final EmbeddedSecretsManager secrets = new EmbeddedSecretsManager(timeline);
  final List<String> logLines = new ArrayList<>();
  private final List<Supplier<String>> trace = new ArrayList<>();
  final List<JsonObject> published = new ArrayList<>();
  final Recording recording = new Recording();
  final List<Flow> flows;
  final EmbeddedStack stage;
  private int refusals;
  private String refused = "";

  /** What a test chooses; everything else is the same for all. */
  record Choice(
      FlowTexts flows,
      World airbyte,
      StepFunctionsOptions.TimedOutChild timedOutChild,
      long seed,
      Api api,
      Duration behind) {

    /** One flow, whose connections exist. */
    static Choice of(String name, String yaml) {
      return new Choice(
          FlowTexts.of(name, yaml),
          World.empty(1),
          StepFunctionsOptions.TimedOutChild.TASK_FAILED,
          1,
          Api.CLOUD,
          Duration.ZERO);
    }

    Choice flow(String name, String yaml) {
      return new Choice(flows.with(name, yaml), airbyte, timedOutChild, seed, api, behind);
    }

    Choice airbyte(World world) {
      return new Choice(flows, world, timedOutChild, seed, api, behind);
    }

    Choice jobs(Script script) {
      return airbyte(airbyte.otherwise(script));
    }

    Choice seen(StepFunctionsOptions.TimedOutChild seen) {
      return new Choice(flows, airbyte, seen, seed, api, behind);
    }

    Choice seed(long chosen) {
      return new Choice(flows, airbyte, timedOutChild, chosen, api, behind);
    }

    Choice api(Api chosen) {
      return new Choice(flows, airbyte, timedOutChild, seed, chosen, behind);
    }

    /** The clock of Airbyte is behind that of AWS. */
    Choice behind(Duration chosen) {
      return new Choice(flows, airbyte, timedOutChild, seed, api, chosen);
    }

    FlowWorld begin() {
      return begin(UnaryOperator.identity());
    }

    /** Also applies options of the interpreter that a choice does not have. */
    FlowWorld begin(UnaryOperator<StepFunctionsOptions> more) {
      return new FlowWorld(this, more);
    }
  }

  private FlowWorld(Choice choice, UnaryOperator<StepFunctionsOptions> more) {
    LoadedMachines machines = choice.flows().load();
    flows = machines.flows();
    World world =
        EmbeddedOutside.withNamed(
            flows, choice.airbyte(), (_, id) -> "Connection " + id.substring(35));
    airbyte =
        new EmbeddedAirbyte(
            () -> timeline.instant().minus(choice.behind()), world, choice.api().settings());
    for (Flow flow : flows) {
      secrets.put(
          flow.airbyteSecret(), Json.write(choice.api().secret(AIRBYTE, choice.api().settings())));
      secrets.put(flow.alerting().secret(), Json.write(Map.of("webhook_url", SLACK + WEBHOOK)));
    }
    InMemoryHttp http =
        new InMemoryHttp(
            Map.of(AIRBYTE, airbyteFaults.around(airbyte), SLACK, slackFaults.around(slack)));
    stage =
        new EmbeddedStack(
            machines,
            timeline,
            Outside.of(http, secrets, timeline),
            choice.seed(),
            Conditions.calm(
                more.apply(
                    StepFunctionsOptions.defaults()
                        .withTimedOutChild(choice.timedOutChild())
                        .withListener(listener())),
                timeline),
            logLines::add);
    stage.listen(this::take);
  }

  private Optional<String> take(Map<String, Object> event) {
    JsonObject taken = Json.readObject(airstep.asl.json.JsonValues.write(event));
    if (refusals > 0 && taken.needText("detail-type").startsWith(refused)) {
      refusals--;
      return Optional.of("InternalFailure");
    }
    published.add(taken);
    return Optional.empty();
  }

  /** The bus refuses this many of the next events of this type. */
  void refusals(int times, String type) {
    refusals = times;
    refused = type;
  }

  /** The events whose type begins like that, such as {@code Airstep Sync}. */
  List<JsonObject> published(String type) {
    return published.stream()
        .filter(event -> event.needText("detail-type").startsWith(type))
        .toList();
  }

  private ExecutionListener listener() {
    return new ExecutionListener() {
      @Override
      public void onEvent(Execution execution, HistoryEvent event) {
        recording.onEvent(execution, event);
        trace.add(() -> execution.arn() + " " + event.toJson());
      }
    };
  }

  /** Every event of every execution, in the order in which they happened. */
  List<String> trace() {
    return trace.stream().map(Supplier::get).toList();
  }

  Flow flow() {
    return flows.getFirst();
  }

  /** Starts the first flow as its schedule does, now. */
  Execution begin() {
    return stage.startScheduled(flow(), timeline.instant());
  }

  /** Runs the first flow once, as its schedule does, and everything that it started. */
  RunReport run() {
    return finish(begin());
  }

  RunReport finish(Execution execution) {
    timeline.runUntil(execution::isClosed);
    return RunReport.of(flow().name(), execution, recording);
  }

  /** Runs the sync state machine with a manual input. */
  Execution sync(String input) {
    Execution sync =
        stage.stepFunctions().startExecution(Deployment.stateMachine("sync"), null, input);
    timeline.runUntil(sync::isClosed);
    return sync;
  }

  /** A changed copy of the first flow, with its three definitions, under another name. */
  Execution beginMutant(
      UnaryOperator<String> flow, UnaryOperator<String> run, UnaryOperator<String> sync) {
    return beginMutant(
        flow, run, sync, Json.write(Map.of("scheduledTime", timeline.instant().toString())));
  }

  Execution beginMutant(
      UnaryOperator<String> flow,
      UnaryOperator<String> run,
      UnaryOperator<String> sync,
      String input) {
    Deployment standIn = Deployment.standIn();
    Deployment mutants =
        new Deployment(
            standIn.stage(),
            standIn.function(),
            standIn.flow(),
            Deployment.stateMachine("run-mutant"),
            Deployment.stateMachine("sync-mutant"),
            standIn.topic());
    Definitions definitions = new Definitions(flows, mutants);
    String name = Deployment.stateMachine(flow().name() + "-mutant");
    deploy(mutants.sync(), sync.apply(definitions.sync()));
    deploy(mutants.run(), run.apply(definitions.run()));
    deploy(name, flow.apply(definitions.flow(flow())));
    return stage.stepFunctions().startExecution(name, null, input);
  }

  Execution startAt(String machine, Instant scheduledTime) {
    return stage
        .stepFunctions()
        .startExecution(
            machine, null, Json.write(Map.of("scheduledTime", scheduledTime.toString())));
  }

  private void deploy(String arn, String definition) {
    var _ = stage.stepFunctions().createStateMachine(arn, definition);
  }

  /** The calls that reached Airbyte and begin like that, such as {@code POST /v1/jobs}. */
  List<LoggedRequest> calls(String call) {
    return airbyte.requests().stream()
        .filter(request -> (request.method() + " " + request.target()).startsWith(call))
        .toList();
  }

  /** The steps' own log of their calls, which also knows those that never arrived. */
  long attempts(String method, String path) {
    return logLines.stream()
        .filter(
            line ->
                line.contains("\"method\":\"" + method + "\"")
                    && line.contains("\"path\":\"" + path))
        .count();
  }

  Execution only(String machine) {
    List<Execution> all = executions(machine);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " executions of " + machine);
    }
    return all.getFirst();
  }

  List<Execution> executions(String machine) {
    return recording.executions().stream()
        .filter(execution -> execution.stateMachineArn().endsWith(":" + machine))
        .toList();
  }

  /** Asserts, after every test, that the published events match their schemas. */
  @Override
  public void close() {
    timeline.close();
    PublishedEvents.assertValid(published);
  }
}
