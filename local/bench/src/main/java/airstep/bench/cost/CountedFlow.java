package airstep.bench.cost;

import airstep.asl.Execution;
import airstep.asl.LambdaFunction;
import airstep.asl.LambdaInvoker;
import airstep.asl.LambdaRequest;
import airstep.asl.LambdaResponse;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.LoadedMachines;
import airstep.embedded.stack.Recording;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.vocabulary.StepName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A flow whose runs are counted: its three definitions run in the interpreter, in virtual time,
 * with the steps that are deployed and an Airbyte in this process.
 */
final class CountedFlow implements AutoCloseable {

  private static final Set<StepName> OF_AIRBYTE =
      Set.of(StepName.PLAN_RUN, StepName.PREPARE_SYNC, StepName.TRIGGER_SYNC, StepName.CHECK_SYNC);

  private static final Instant BEGIN = Instant.parse("2026-11-22T07:00:00Z");

  private final VirtualTimeline timeline = new VirtualTimeline(BEGIN);
  private final Recording recording = new Recording();
  private final List<Call> calls = new ArrayList<>();
  private final List<Long> durations = new ArrayList<>();
  private final Flow flow;
  private final EmbeddedStack stack;
  private long logBytes;
  private int events;

  private record Call(StepName step, Instant at) {}

  /** Draws pairs that lie on both sides of the median, so that few runs have the right mean. */
  private static final class Draw {

    private final Random random;
    private double last;
    private boolean second;

    Draw(Random random) {
      this.random = random;
    }

    double next() {
      last = second ? -last : random.nextGaussian();
      second = !second;
      return last;
    }
  }

  /**
   * Deploys a flow of some connections.
   *
   * @param median the median duration of a sync, in seconds
   * @param spread the standard deviation of its logarithm
   */
  CountedFlow(int connections, double median, double spread) {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= connections; i++) {
      ids.add(new UUID(0x4000, Long.MIN_VALUE + i).toString());
    }
    flow =
        FlowReader.of("counted", "connections: [" + String.join(", ", ids) + "]\ntimeout: 72h\n");
    List<Flow> flows = List.of(flow);
    Draw draw = new Draw(new Random(20261129));
    World world =
        World.empty(1)
            .otherwise(
                (_, _) -> {
                  long seconds = Math.round(median * Math.exp(spread * draw.next()));
                  durations.add(seconds);
                  return JobPlan.succeeds(Duration.ofSeconds(seconds), 1, 1);
                });
    EmbeddedOutside outside = new EmbeddedOutside(flows, world, timeline);
    Conditions calm = Conditions.calm(List.of(recording), timeline);
    stack =
        new EmbeddedStack(
            LoadedMachines.of(flows),
            timeline,
            outside.outside(),
            1,
            new Conditions(
                calm.stepFunctions(),
                calm.clock(),
                this::counted,
                calm.publishing(),
                calm.aws(),
                calm.cleaningUp(),
                calm.known()),
            line -> logBytes += line.getBytes(StandardCharsets.UTF_8).length + 1);
    stack.listen(
        _ -> {
          events++;
          return Optional.empty();
        });
  }

  private LambdaInvoker counted(LambdaInvoker functions) {
    return name -> functions.find(name).map(function -> counted(name, function));
  }

  private LambdaFunction counted(String name, LambdaFunction function) {
    StepName step =
        Stream.of(StepName.values())
            .filter(it -> name.endsWith(it.functionName()))
            .findFirst()
            .orElseThrow();
    return new LambdaFunction() {
      @Override
      public LambdaResponse invoke(LambdaRequest request) throws Exception {
        calls.add(new Call(step, timeline.instant()));
        return function.invoke(request);
      }

      @Override
      public Duration timeout() {
        return function.timeout();
      }
    };
  }

  /** Runs the flow once, an hour after the last run, and returns what that used. */
  Usage run() {
    calls.clear();
    logBytes = 0;
    events = 0;
    int before = recording.executions().size();
    long earliest = durations.stream().mapToLong(it -> it).min().orElse(0);
    Execution run = stack.startScheduled(flow, timeline.instant());
    timeline.runUntil(run::isClosed);
    if (!run.output().orElse("").contains("\"SUCCEEDED\"")) {
      throw new IllegalStateException("the run did not succeed: " + run.cause());
    }
    List<Execution> all = recording.executions().subList(before, recording.executions().size());
    Set<StepName> functions = new TreeSet<>(calls.stream().map(Call::step).toList());
    Usage usage =
        new Usage(
            count(StepName.CHECK_SYNC),
            guards(earliest),
            all.stream().mapToLong(Execution::stateTransitions).sum(),
            all.stream().mapToLong(Execution::historyEvents).sum(),
            all.stream().mapToLong(Execution::historyEvents).max().orElseThrow(),
            calls.size(),
            functions.size(),
            count(StepName.TRIGGER_SYNC),
            functions.stream().filter(OF_AIRBYTE::contains).count(),
            events,
            logBytes);
    timeline.runUntil(stack::isIdle);
    timeline.runUntil(timeline.instant().plus(Duration.ofHours(1)));
    return usage;
  }

  private long count(StepName step) {
    return calls.stream().filter(call -> call.step() == step).count();
  }

  private long guards(long earliest) {
    Instant end = Instant.MIN;
    long guards = 0;
    for (Call call : calls) {
      if (call.step() == StepName.TRIGGER_SYNC) {
        end = call.at().plusSeconds(earliest);
      } else if (call.step() == StepName.CHECK_SYNC && call.at().isBefore(end)) {
        guards++;
      }
    }
    return guards;
  }

  @Override
  public void close() {
    timeline.close();
  }
}
