package airstep.embedded.stack;

import airstep.asl.AwsService;
import airstep.asl.EventBus;
import airstep.asl.Execution;
import airstep.asl.LambdaFunction;
import airstep.asl.LambdaInvoker;
import airstep.asl.ListSubscriptions;
import airstep.asl.ListSubscriptions.Subscription;
import airstep.asl.Publish;
import airstep.asl.PutEvents;
import airstep.asl.ServiceRefusal;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsException;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Timeline;
import airstep.embedded.eventbridge.EmbeddedEventBridge;
import airstep.embedded.eventbridge.PutEventsApi;
import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.LiveExecutions;
import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.statemachine.EventRule;
import airstep.statemachine.FlowStart;
import airstep.statemachine.FlowStarts;
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

/** All flows of a folder, deployed to an embedded Step Functions. */
public final class EmbeddedStack {

  private final StepFunctions stepFunctions;
  private final EmbeddedEventBridge rules;
  private final StepServices services;
  private final AsyncFunction notifyStopped;
  private final Random names;
  private final List<EventBus> buses = new ArrayList<>();
  private final List<String> mails = new ArrayList<>();
  private Optional<ServiceRefusal> topicRefusal = Optional.empty();
  private List<Subscription> subscriptions;

  /**
   * Deploys the flows.
   *
   * @param seed the seed of all random values
   * @param logLines receives the log lines of the steps
   */
  public EmbeddedStack(
      LoadedMachines machines,
      Timeline timeline,
      Outside outside,
      long seed,
      Conditions conditions,
      Consumer<String> logLines) {
    this.names = new Random(seed);
    this.subscriptions = outside.alarms().orElse(List.of());
    if (outside.alarms().isEmpty()) {
      topicRefusal =
          Optional.of(AwsService.SNS.refuses(404, "NotFound", "There is no topic on this machine"));
    }
    this.rules = new EmbeddedEventBridge(timeline);
    StepParts parts =
        new StepParts(
            outside.http(),
            outside.secrets(),
            conditions.clock(),
            duration -> sleep(timeline, duration),
            logLines,
            StepServices::executions,
            StepServices::publisher);
    LambdaInvoker functions = conditions.lambda().apply(new StepLambdas(parts, this::services));
    StepFunctionsOptions options = conditions.stepFunctions();
    PutEvents putEvents = new PutEvents(timeline, new Random(seed + 2), this::publish);
    this.stepFunctions =
        new StepFunctions(
            timeline,
            new Random(seed + 1),
            functions,
            options
                .withListener(new Listeners(List.of(options.listener(), rules)))
                .withIntegrations(
                    List.of(
                        conditions.publishing().apply(putEvents),
                        new Publish(new Random(seed + 4), this::mail),
                        new ListSubscriptions(() -> subscriptions))));
    LiveExecutions live = new LiveExecutions(timeline, stepFunctions);
    PutEvents puts = new PutEvents(timeline, new Random(seed + 3), this::publish);
    this.services =
        new StepServices(
            conditions.aws().apply(new EmbeddedStates(conditions.known().apply(live))),
            conditions.aws().apply(new PutEventsApi(timeline, puts)));
    String notifier = StepName.NOTIFY_STOPPED.functionName();
    LambdaFunction function = functions.find(notifier).orElseThrow();
    this.notifyStopped = new AsyncFunction(timeline, notifier, function);
    Deployment deployment = Deployment.standIn();
    rule("alert", EventRule.alert(deployment), notifyStopped);
    rule(
        "clean-up",
        EventRule.cleanUp(deployment),
        conditions.cleaningUp().apply(starting(deployment.sync())));
    machines.flows().stream()
        .filter(Flow::switchedOn)
        .forEach(flow -> FlowStarts.of(flow, deployment).forEach(start -> rule(flow, start)));
    machines.byArn().forEach(stepFunctions::createStateMachine);
  }

  /** Creates the rule of a trigger; a schedule has none. */
  private void rule(Flow flow, FlowStart start) {
    if (start instanceof FlowStart.OnEvent on
        && on.bus().equals(Optional.of(EventPattern.DEFAULT_BUS))) {
      String machine = Deployment.stateMachine(flow.name());
      rule(flow.name() + "." + on.name(), on.rule(), starting(machine));
    }
  }

  private void rule(String name, EventRule rule, Consumer<String> target) {
    rules.rule(name, rule.pattern().toString(), rule.input(), target);
  }

  private Consumer<String> starting(String machine) {
    return input -> stepFunctions.startExecution(machine, null, input);
  }

  /** Starts the flow like its schedule. */
  public Execution startScheduled(Flow flow, Instant scheduledTime) {
    return start(flow, Json.write(Map.of(Scheduled.SCHEDULED_TIME, scheduledTime.toString())));
  }

  /** Starts the flow with this input, like a person in the console, with a name that is free. */
  public Execution start(Flow flow, String input) {
    while (true) {
      String name = new UUID(names.nextLong(), names.nextLong()).toString();
      try {
        return start(flow, name, input);
      } catch (StepFunctionsException e) {
        if (!e.code().equals(StepFunctionsException.NAME_TAKEN)) {
          throw e;
        }
      }
    }
  }

  /**
   * Starts an execution of the flow with this name.
   *
   * @throws StepFunctionsException if the name is taken
   */
  public Execution start(Flow flow, String name, String input) {
    return stepFunctions.startExecution(Deployment.stateMachine(flow.name()), name, input);
  }

  /** Adds a listener to all events that flows publish; it may also refuse one. */
  public void listen(EventBus bus) {
    buses.add(bus);
  }

  /** The messages to the topic of alarms, each with its subject as the first line. */
  public List<String> mails() {
    return List.copyOf(mails);
  }

  /** Makes the topic refuse all messages. */
  void closeTopic() {
    topicRefusal = Optional.of(AwsService.SNS.refuses(500, "InternalError", "The topic is closed"));
  }

  /** Replaces the subscriptions to the topic of alarms. */
  void subscriptions(Subscription... now) {
    subscriptions = List.of(now);
  }

  private Optional<ServiceRefusal> mail(String subject, String message) {
    if (topicRefusal.isEmpty()) {
      mails.add(subject + "\n" + message);
    }
    return topicRefusal;
  }

  private Optional<String> publish(ObjectValue event) {
    Optional<String> refusal =
        buses.stream().flatMap(listener -> listener.put(event).stream()).findFirst();
    if (refusal.isEmpty()) {
      rules.put(event);
    }
    return refusal;
  }

  /** What the steps call; they run only when the stage is complete. */
  private StepServices services() {
    return services;
  }

  /** The events of stopped executions that no alert was sent for. */
  public List<String> untold() {
    return List.copyOf(notifyStopped.deadLetters());
  }

  /** Returns whether each alert of a stopped execution is sent, or given up. */
  public boolean isIdle() {
    return notifyStopped.unfinished().get() == 0;
  }

  public StepFunctions stepFunctions() {
    return stepFunctions;
  }

  /** Lets time pass for a step. */
  public static void sleep(Timeline timeline, Duration duration) {
    try {
      timeline.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
