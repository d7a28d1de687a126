package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.LambdaFunction;
import airstep.asl.ListSubscriptions;
import airstep.asl.Publish;
import airstep.asl.PutEvents;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.timeline.VirtualTimeline;
import airstep.flows.Flow;
import airstep.json.Json;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.states.StatesUnavailableException;
import airstep.vocabulary.json.JsonObject;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A flow {@code follows} whose steps return what a test defines, and sync nothing. */
final class FollowingFlow implements AutoCloseable {

  private final VirtualTimeline timeline = new VirtualTimeline(FlowWorld.SEVEN);
  private final List<Call> calls = new ArrayList<>();
  private final List<Execution> runs = new ArrayList<>();
  private final Deque<Optional<List<String>>> looks = new ArrayDeque<>();
  private final StepFunctions stepFunctions;
  private final Flow flow;

  private record Call(String step, JsonObject input) {}

  FollowingFlow(String yaml) {
    List<Flow> flows =
        FlowTexts.of("follows", yaml)
            .with("one", "connections: all-active")
            .with("two", "connections: all-active")
            .read();
    flow = flows.stream().filter(one -> one.name().equals("follows")).findFirst().orElseThrow();
    stepFunctions =
        new StepFunctions(
            timeline,
            new Random(1),
            arn -> Optional.of(step(arn.substring(arn.lastIndexOf(':') + 1))),
            StepFunctionsOptions.defaults()
                .withListener(listener())
                .withIntegrations(
                    List.of(
                        new PutEvents(timeline, new Random(2), _ -> Optional.empty()),
                        new Publish(new Random(2), (_, _) -> Optional.empty()),
                        new ListSubscriptions(List::of))));
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    stepFunctions.createStateMachine(machine("sync"), definitions.sync());
    stepFunctions.createStateMachine(machine("run"), definitions.run());
    stepFunctions.createStateMachine(machine("follows"), definitions.flow(flow));
  }

  static String machine(String name) {
    return Deployment.stateMachine(name);
  }

  Flow flow() {
    return flow;
  }

  /** What the next looks find missing, null for a look that fails; the last result repeats. */
  @SafeVarargs
  final void missing(List<String>... found) {
    for (List<String> one : found) {
      looks.add(Optional.ofNullable(one));
    }
  }

  Execution startAfter(String upstream, Instant time) {
    return start(Json.write(Map.of("after", upstream, "time", time.toString())));
  }

  Execution start(String input) {
    Execution execution = stepFunctions.startExecution(machine("follows"), null, input);
    timeline.runUntil(execution::isClosed);
    return execution;
  }

  /** What the step of that name was given, once for each call. */
  List<JsonObject> calls(String step) {
    return calls.stream().filter(call -> call.step().equals(step)).map(Call::input).toList();
  }

  /** The name of the newest run. */
  String runName() {
    return runs.getLast().name();
  }

  private ExecutionListener listener() {
    return new ExecutionListener() {
      @Override
      public void onEvent(Execution execution, HistoryEvent event) {
        if (event.id() == 1 && execution.stateMachineArn().equals(machine("run"))) {
          runs.add(execution);
        }
      }
    };
  }

  private LambdaFunction step(String name) {
    RequestStreamHandler handler =
        (in, out, _) -> {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          calls.add(new Call(name, Json.readObject(text)));
          if (PlayedSteps.has(name)) {
            PlayedSteps.handle(name, text, out);
            return;
          }
          out.write(Json.write(answer(name)).getBytes(StandardCharsets.UTF_8));
        };
    return new StepLambdas.Handled(handler, Duration.ofMinutes(1));
  }

  private Map<String, ?> answer(String step) {
    return switch (step) {
      case "CheckUpstream" -> Map.of("missing", look());
      case "PlanRun" ->
          Map.of(
              "concurrency", 4, "connections", List.of(), "skipped", List.of(), "skippedCount", 0);
      case "NotifyRun" -> Map.of("alert", "delivered");
      default -> Map.of();
    };
  }

  private List<String> look() {
    Optional<List<String>> found = looks.size() > 1 ? looks.remove() : looks.getFirst();
    return found.orElseThrow(() -> new StatesUnavailableException("Step Functions is asleep"));
  }

  @Override
  public void close() {
    timeline.close();
  }
}
