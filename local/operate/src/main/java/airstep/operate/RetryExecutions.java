package airstep.operate;

import airstep.vocabulary.run.RunHash;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/**
 * The executions of a flow that retry one of its runs. Each is named after the run and its number.
 * Step Functions has no two executions of one name, so of several commands that have read the same
 * next name only one can start a retry. Read it before a person is asked: then a retry that another
 * command makes meanwhile is not repeated.
 *
 * @param next the name of the next one
 * @param running whether the last one is still running
 */
public record RetryExecutions(String next, boolean running) {

  private static final int HASH = 16;

  /** Asks the place for those of this run. */
  public static RetryExecutions of(Place place, Run run) {
    String machine = place.machine().apply(run.flow());
    String before = machine.replaceFirst(":stateMachine:", ":execution:") + ":";
    String name = "retry-" + RunHash.of(run.arn()).substring(0, HASH) + "-";
    boolean running = false;
    int number = 1;
    try {
      while (!running) {
        String arn = before + name + number;
        running =
            place
                .states()
                .describeExecution(r -> r.executionArn(arn))
                .statusAsString()
                .equals(Run.RUNNING);
        number++;
      }
    } catch (ExecutionDoesNotExistException _) {
      // This name is free.
    }
    return new RetryExecutions(name + number, running);
  }
}
