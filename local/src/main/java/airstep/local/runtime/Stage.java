package airstep.local.runtime;

import airstep.bus.EventBridgeBus;
import airstep.events.Flow;
import airstep.json.Json;
import airstep.local.embedded.eventbridge.EmbeddedEventBridge;
import airstep.local.embedded.eventbridge.PutEventsApi;
import airstep.local.embedded.states.EmbeddedStates;
import airstep.local.interpreter.EventBus;
import airstep.local.interpreter.Execution;
import airstep.local.interpreter.ExecutionListener;
import airstep.local.interpreter.ListSubscriptions;
import airstep.local.interpreter.ListSubscriptions.Subscription;
import airstep.local.interpreter.PutEvents;
import airstep.local.interpreter.StepFunctions;
import airstep.local.interpreter.StepFunctionsOptions;
import airstep.local.interpreter.json.JsonObject;
import airstep.local.timeline.Timeline;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.statemachine.StepName;
import airstep.states.Executions;
import airstep.states.SfnExecutions;
import airstep.steps.StepParts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** All flows of a folder, deployed to an embedded Step Functions. */
public final class Stage {

  private final StepFunctions stepFunctions;
  private final Executions executions;
  private final airstep.bus.EventBus bus;
  private final EmbeddedEventBridge rules;
  private final AsyncFunction notifyStopped;
  private final Random names;
  private final List<EventBus> buses = new ArrayList<>();

  /** Alarms are AWS's alone; here somebody always hears of them. */
  private List<Subscription> subscriptions = List.of(new Subscription("ops@example.com", true));

  /**
   * Deploys the flows.
   *
   * @param seed of everything that is left to chance
   * @param listener hears of everything that happens
   * @param logLines takes the steps' log lines
   */
  public Stage(
      List<Flow> flows,
      Timeline timeline,
      Outside outside,
      long seed,
      ExecutionListener listener,
      Consumer<String> logLines) {
    this(
        flows,
        timeline,
        outside,
        seed,
        StepFunctionsOptions.defaults().withListener(listener),
        logLines);
  }

  /** The same with another choice of what AWS leaves open. */
  Stage(
      List<Flow> flows,
      Timeline timeline,
      Outside outside,
      long seed,
      StepFunctionsOptions options,
      Consumer<String> logLines) {
    StepParts parts =
        new StepParts(
            outside.http(),
            outside.secrets(),
            timeline,
            duration -> sleep(timeline, duration),
            logLines,
            this::executions,
            this::bus);
    this.names = new Random(seed);
    this.rules = new EmbeddedEventBridge(timeline);
    StepLambdas functions = new StepLambdas(parts);
    this.stepFunctions =
        new StepFunctions(
            timeline,
            new Random(seed + 1),
            functions,
            options
                .withListener(new StatusChanges(options.listener(), rules))
                .withIntegrations(
                    List.of(
                        new PutEvents(timeline, new Random(seed + 2), this::publish),
                        new ListSubscriptions(() -> subscriptions))));
    this.executions =
        new SfnExecutions(
            InMemoryClients.open(SfnClient.builder(), new EmbeddedStates(timeline, stepFunctions)));
    this.bus =
        new EventBridgeBus(
            InMemoryClients.open(
                EventBridgeClient.builder(),
                new PutEventsApi(timeline, new Random(seed + 3), this::publish)));
    String notifier = StepName.NOTIFY_STOPPED.functionName();
    this.notifyStopped =
        new AsyncFunction(timeline, notifier, functions.find(notifier).orElseThrow());
    StageRules.make(flows, rules, stepFunctions, notifyStopped);
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    stepFunctions.createStateMachine(Deployment.stateMachine("sync"), definitions.sync());
    stepFunctions.createStateMachine(Deployment.stateMachine("run"), definitions.run());
    for (Flow flow : flows) {
      stepFunctions.createStateMachine(
          Deployment.stateMachine(flow.name()), definitions.flow(flow));
    }
  }

  /** Starts the flow as its schedule does. */
  public Execution startScheduled(Flow flow, Instant scheduledTime) {
    return start(flow, Json.write(Map.of("scheduledTime", scheduledTime.toString())));
  }

  /** Starts the flow with that input, as a person does from the console. */
  public Execution start(Flow flow, String input) {
    String name = new UUID(names.nextLong(), names.nextLong()).toString();
    return stepFunctions.startExecution(Deployment.stateMachine(flow.name()), name, input);
  }

  /** Hears of every event that the flows publish from now on; it may also refuse one. */
  public void listen(EventBus bus) {
    buses.add(bus);
  }

  /** From now on these are who is subscribed to alarms. */
  void subscriptions(Subscription... now) {
    subscriptions = List.of(now);
  }

  private Optional<String> publish(JsonObject event) {
    Optional<String> refusal =
        buses.stream().flatMap(listener -> listener.put(event).stream()).findFirst();
    if (refusal.isEmpty()) {
      rules.put(airstep.local.interpreter.json.Json.write(event));
    }
    return refusal;
  }

  private Executions executions() {
    return executions;
  }

  private airstep.bus.EventBus bus() {
    return bus;
  }

  /** The events of executions that nobody could be told of. */
  List<String> untold() {
    return notifyStopped.deadLetters();
  }

  /** Where the machines are. */
  StepFunctions stepFunctions() {
    return stepFunctions;
  }

  static void sleep(Timeline timeline, Duration duration) {
    try {
      timeline.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two tries", e);
    }
  }
}
