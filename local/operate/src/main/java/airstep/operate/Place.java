package airstep.operate;

import airstep.states.Executions;
import airstep.states.SfnExecutions;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Where flows run: a stage on AWS, or this machine. Commands read and act through it alone, so each
 * is written once.
 *
 * @param machine returns the ARN of a state machine: of {@code run}, {@code sync} or a flow
 * @param pauses the pauses of its flows
 * @param topics its topics, which only a stage on AWS has
 * @param functions its functions, which only a stage on AWS has
 * @param closing closes what it has opened
 */
public record Place(
    PlaceName name,
    SfnClient states,
    UnaryOperator<String> machine,
    StepLogs stepLogs,
    Pauses pauses,
    Supplier<SnsClient> topics,
    Supplier<LambdaClient> functions,
    Runnable closing)
    implements AutoCloseable {

  /** The name of the place on this machine. */
  public static final String LOCAL = "local";

  /** Returns whether it is this machine. */
  public boolean isLocal() {
    return name.isLocal();
  }

  /** Returns the name of the stage; {@code local} on this machine. */
  public String stage() {
    return name.stage();
  }

  /** Returns where the stage is, in words for a header. */
  public String where() {
    return name.where();
  }

  /** Returns a command of Airstep's that reads or acts in this place. */
  public String command(String words) {
    return name.command(words);
  }

  /** Returns the line that tells people where a command reads or acts. */
  public String header() {
    return stage() + " on " + where();
  }

  /** Returns its Step Functions. */
  public Executions executions() {
    return new SfnExecutions(states);
  }

  /** Lists its runs. */
  public Runs runs() {
    return new Runs(executions(), machine.apply("run"));
  }

  /** Lists its runs for a process that reads them again and again. */
  public Runs keptRuns() {
    return new Runs(new KeptExecutions(executions()), machine.apply("run"));
  }

  /** Returns the logs of its runs. */
  public RunLogs logs() {
    return new RunLogs(stepLogs);
  }

  /**
   * Starts a flow, in a place that runs it by itself, and returns the ARN of its execution.
   *
   * @throws StartedMeanwhileException if another command has used the name
   */
  public String start(String flow, Start start) {
    // With a name of its own, a repeated call whose answer was lost starts nothing twice.
    String name = start.name().orElseGet(() -> UUID.randomUUID().toString());
    String arn = machine.apply(flow);
    try {
      return states
          .startExecution(r -> r.stateMachineArn(arn).name(name).input(start.input()))
          .executionArn();
    } catch (ExecutionAlreadyExistsException _) {
      throw new StartedMeanwhileException();
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
