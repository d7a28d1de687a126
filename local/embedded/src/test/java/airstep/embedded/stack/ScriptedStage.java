package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.LambdaFunction;
import airstep.asl.LambdaRequest;
import airstep.asl.LambdaResponse;
import airstep.asl.Reply;
import airstep.asl.ServiceIntegration;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.InvalidJsonException;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.VirtualTimeline;
import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A stage with one flow {@code one} and scripted answers, with the results and errors of AWS. It
 * runs the real definitions.
 */
final class ScriptedStage implements AutoCloseable {

  /** The result of a call. */
  sealed interface Answer {

    /** It succeeds with this JSON; a function's is its payload. */
    record Result(String json) implements Answer {}

    /** It fails; the cause may be null. */
    record Failure(String error, String cause) implements Answer {}
  }

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry(
              "PlanRun",
              "{\"connections\":[{\"connectionId\":\"c1\",\"name\":\"C1\"}],\"skipped\":[],"
                  + "\"skippedCount\":0,\"brief\":false,\"concurrency\":4,\"reasonLength\":400,\"offIds\":[]}"),
          Map.entry("NotifyRun", "{\"alert\":\"delivered\"}"),
          Map.entry("CheckAirbyte", "{\"problems\":[],\"notes\":[]}"),
          Map.entry(
              "PrepareSync",
              "{\"connectionId\":\"c1\",\"name\":\"C1\",\"watermark\":1,\"timeoutSeconds\":600,"
                  + "\"whenRunning\":\"adopt\",\"poll\":{\"firstSeconds\":60,\"maxSeconds\":60},"
                  + "\"retries\":{\"count\":0,\"on\":[],\"delaySeconds\":1,\"multiplier\":1,"
                  + "\"jitter\":0}}"),
          Map.entry("TriggerSync", "{\"jobId\":7,\"ours\":true}"),
          Map.entry("CheckSync", "{\"finished\":true,\"outcome\":\"SUCCEEDED\",\"rows\":1}"),
          Map.entry("CancelSync", "{\"finished\":true,\"outcome\":\"SUCCEEDED\"}"),
          Map.entry("sns:publish", "{\"MessageId\":\"m\"}"),
          Map.entry("aws-sdk:sns:listSubscriptionsByTopic", "{\"Subscriptions\":[]}"),
          Map.entry("events:putEvents", "{\"FailedEntryCount\":0,\"Entries\":[]}"));

  /** The resource of a start that a test answers: it has its own integration. */
  private static final TaskResource START =
      new TaskResource(
          "arn:aws:states:::scripted:startExecution",
          TaskResource.START_EXECUTION_SYNC.required(),
          TaskResource.START_EXECUTION_SYNC.optional());

  private final VirtualTimeline timeline = new VirtualTimeline(FlowWorld.SEVEN);
  private final Map<String, Deque<Answer>> script = new HashMap<>();
  private final Map<String, List<String>> calls = new HashMap<>();
  private final List<Execution> executions = new ArrayList<>();
  private final StepFunctions stepFunctions;

  /**
   * With {@code startScripted}, no execution starts another; the test scripts the result of each
   * start.
   */
  ScriptedStage(boolean startScripted) {
    List<ServiceIntegration> services = new ArrayList<>();
    services.add(new Scripted(TaskResource.PUBLISH));
    services.add(new Scripted(TaskResource.LIST_SUBSCRIPTIONS));
    services.add(new Scripted(TaskResource.PUT_EVENTS));
    services.add(new Scripted(START));
    stepFunctions =
        new StepFunctions(
            timeline,
            new Random(1),
            this::function,
            StepFunctionsOptions.defaults().withIntegrations(services).withListener(listener()));
    List<Flow> flows = FlowTexts.of("one", "connections: all-active").read();
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    Map.of(
            "sync",
            definitions.sync(),
            "run",
            definitions.run(),
            "one",
            definitions.flow(flows.getFirst()))
        .forEach(
            (name, text) -> {
              String start = TaskResource.START_EXECUTION_SYNC.arn();
              String definition = startScripted ? text.replace(start, START.arn()) : text;
              var _ = stepFunctions.createStateMachine(Deployment.stateMachine(name), definition);
            });
  }

  /** Answers of a function, or of a call such as {@code sns:publish}; the last one repeats. */
  ScriptedStage answers(String callee, Answer... answers) {
    script.computeIfAbsent(callee, _ -> new ArrayDeque<>()).addAll(List.of(answers));
    return this;
  }

  /** Runs a machine to its end, and what it started. */
  Execution run(String machine, String input) {
    Execution execution =
        stepFunctions.startExecution(Deployment.stateMachine(machine), null, input);
    timeline.runToEnd();
    return execution;
  }

  /** What each call was given, as JSON. */
  List<String> calls(String callee) {
    return calls.getOrDefault(callee, List.of());
  }

  List<Execution> executions() {
    return executions;
  }

  private ExecutionListener listener() {
    return new ExecutionListener() {
      @Override
      public void onEvent(Execution execution, HistoryEvent event) {
        if (event.id() == 1) {
          executions.add(execution);
        }
      }
    };
  }

  private synchronized Answer next(String callee, String given) {
    calls.computeIfAbsent(callee, _ -> new ArrayList<>()).add(given);
    Deque<Answer> answers = script.get(callee);
    if (answers == null) {
      return new Answer.Result(USUAL.get(callee));
    }
    return answers.size() > 1 ? answers.remove() : answers.getFirst();
  }

  private final class Scripted implements ServiceIntegration {

    private final TaskResource resource;

    Scripted(TaskResource resource) {
      this.resource = resource;
    }

    @Override
    public TaskResource resource() {
      return resource;
    }

    @Override
    public Call start(ObjectValue arguments, Execution caller, Reply reply) {
      String callee = resource.service() + ":" + resource.action();
      switch (next(callee, JsonValues.write(arguments))) {
        case Answer.Failure(String error, String cause) -> reply.failed(error, cause);
        case Answer.Result(String json) -> reply.succeeded(parsed(json));
      }
      return _ -> {};
    }
  }

  private Optional<LambdaFunction> function(String arn) {
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    return Optional.of(
        new LambdaFunction() {
          @Override
          public Duration timeout() {
            return Duration.ofMinutes(1);
          }

          @Override
          public LambdaResponse invoke(LambdaRequest request) {
            String payload = new String(request.payload(), StandardCharsets.UTF_8);
            if (!script.containsKey(name) && PlayedSteps.has(name)) {
              return PlayedSteps.answer(name, request);
            }
            return switch (next(name, payload)) {
              case Answer.Failure(String error, String cause) ->
                  new LambdaResponse.ServiceFault(error, cause);
              case Answer.Result(String json) ->
                  new LambdaResponse.Success(json.getBytes(StandardCharsets.UTF_8));
            };
          }
        });
  }

  private static Object parsed(String json) {
    try {
      return JsonValues.parse(json);
    } catch (InvalidJsonException e) {
      throw new AssertionError(json, e);
    }
  }

  @Override
  public void close() {
    timeline.close();
  }
}
