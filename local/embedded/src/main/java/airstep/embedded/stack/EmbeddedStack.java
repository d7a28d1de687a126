package airstep.embedded.stack;

import airstep.asl.AwsService;
import airstep.asl.EventBus;
import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.LambdaInvoker;
import airstep.asl.ListSubscriptions;
import airstep.asl.ListSubscriptions.Subscription;
import airstep.asl.Publish;
import airstep.asl.PutEvents;
import airstep.asl.ServiceRefusal;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Timeline;
import airstep.bus.EventBridgeBus;
import airstep.embedded.eventbridge.EmbeddedEventBridge;
import airstep.embedded.eventbridge.PutEventsApi;
import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.transport.Service;
import airstep.flows.Flow;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.states.Executions;
import airstep.states.SfnExecutions;
import airstep.steps.StepParts;
import airstep.vocabulary.FlowInput.Scheduled;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** All flows of a folder, deployed to an embedded Step Functions. */
public final class EmbeddedStack {

  private final Timeline timeline;
  private final long seed;
  private final StepFunctions stepFunctions;
  private final EmbeddedEventBridge rules;
  private final AsyncFunction notifyStopped;
  private final UnaryOperator<Service> aws;
  private final Random names;
  private final List<EventBus> buses = new ArrayList<>();
  private final List<String> mails = new ArrayList<>();
  private Optional<ServiceRefusal> topicRefusal = Optional.empty();
  private Executions executions;
  private airstep.bus.EventPublisher bus;

  private List<Subscription> subscriptions;

  /**
   * Deploys the flows.
   *
   * @param seed of everything that is left to chance
   * @param listener hears of everything that happens
   * @param logLines takes the steps' log lines
   */
  public EmbeddedStack(
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
  EmbeddedStack(
      List<Flow> flows,
      Timeline timeline,
      Outside outside,
      long seed,
      StepFunctionsOptions options,
      Consumer<String> logLines) {
    this(
        LoadedMachines.of(flows),
        timeline,
        outside,
        seed,
        Conditions.calm(options, timeline),
        logLines);
  }

  /** Deploys flows whose definitions were loaded before, under conditions that may be bad. */
  public EmbeddedStack(
      LoadedMachines machines,
      Timeline timeline,
      Outside outside,
      long seed,
      Conditions conditions,
      Consumer<String> logLines) {
    StepParts parts =
        new StepParts(
            outside.http(),
            outside.secrets(),
            conditions.clock(),
            duration -> sleep(timeline, duration),
            logLines,
            this::executions,
            this::bus);
    StepFunctionsOptions options = conditions.stepFunctions();
    this.timeline = timeline;
    this.seed = seed;
    this.aws = conditions.aws();
    this.subscriptions = outside.alarms().orElse(List.of());
    if (outside.alarms().isEmpty()) {
      topicRefusal =
          Optional.of(AwsService.SNS.refuses(404, "NotFound", "There is no topic on this machine"));
    }
    this.names = new Random(seed);
    this.rules = new EmbeddedEventBridge(timeline);
    LambdaInvoker functions = conditions.lambda().apply(new StepLambdas(parts));
    this.stepFunctions =
        new StepFunctions(
            timeline,
            new Random(seed + 1),
            functions,
            options
                .withListener(new StatusChanges(options.listener(), rules))
                .withIntegrations(
                    List.of(
                        conditions
                            .publishing()
                            .apply(new PutEvents(timeline, new Random(seed + 2), this::publish)),
                        new Publish(new Random(seed + 4), this::take),
                        new ListSubscriptions(() -> subscriptions))));
    String notifier = StepName.NOTIFY_STOPPED.functionName();
    this.notifyStopped =
        new AsyncFunction(timeline, notifier, functions.find(notifier).orElseThrow());
    StageRules.make(machines.flows(), rules, stepFunctions, notifyStopped, conditions.cleaningUp());
    machines.byArn().forEach(stepFunctions::createStateMachine);
  }

  /** Starts the flow as its schedule does. */
  public Execution startScheduled(Flow flow, Instant scheduledTime) {
    return start(flow, Json.write(Map.of(Scheduled.SCHEDULED_TIME, scheduledTime.toString())));
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

  /** What was published to the topic of alarms, with its subject in the first line. */
  public List<String> mails() {
    return List.copyOf(mails);
  }

  /** From now on the topic takes nothing. */
  void closeTopic() {
    topicRefusal = Optional.of(AwsService.SNS.refuses(500, "InternalError", "The topic is closed"));
  }

  private Optional<ServiceRefusal> take(String subject, String message) {
    if (topicRefusal.isEmpty()) {
      mails.add(subject + "\n" + message);
    }
    return topicRefusal;
  }

  /** From now on these are who is subscribed to alarms. */
  void subscriptions(Subscription... now) {
    subscriptions = List.of(now);
  }

  private Optional<String> publish(ObjectValue event) {
    Optional<String> refusal =
        buses.stream().flatMap(listener -> listener.put(event).stream()).findFirst();
    if (refusal.isEmpty()) {
      rules.put(airstep.asl.json.JsonValues.write(event));
    }
    return refusal;
  }

  /** Opened by the first step that asks it: most runs need none. */
  private Executions executions() {
    if (executions == null) {
      executions =
          new SfnExecutions(
              InMemoryClients.openOnce(
                  SfnClient.builder(), aws.apply(new EmbeddedStates(timeline, stepFunctions))));
    }
    return executions;
  }

  private airstep.bus.EventPublisher bus() {
    if (bus == null) {
      bus =
          new EventBridgeBus(
              InMemoryClients.openOnce(
                  EventBridgeClient.builder(),
                  aws.apply(new PutEventsApi(timeline, new Random(seed + 3), this::publish))));
    }
    return bus;
  }

  /** The events of executions that nobody could be told of. */
  public List<String> untold() {
    return notifyStopped.deadLetters();
  }

  /** Where the machines are. */
  public StepFunctions stepFunctions() {
    return stepFunctions;
  }

  /** Lets time pass for a step. */
  public static void sleep(Timeline timeline, Duration duration) {
    try {
      timeline.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two tries", e);
    }
  }
}
