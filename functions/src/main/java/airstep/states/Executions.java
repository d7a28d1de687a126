package airstep.states;

import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * The Step Functions operations that Airstep uses.
 *
 * <p>Every call, and every iteration over the results of {@link #backwards} and {@link #succeeded},
 * throws {@link StatesUnavailableException} if Step Functions is unavailable, and {@link
 * StatesRefusedException} if a retry cannot help.
 */
public interface Executions {

  /** Returns the execution with this ARN. */
  ExecutionDescription describe(String arn);

  /** Returns the history of an execution, newest first, fetched lazily. */
  Iterable<HistoryEntry> backwards(String arn);

  /** Returns the succeeded executions of a state machine, newest first, fetched lazily. */
  Iterable<Listed> succeeded(String machineArn);

  /** Returns the running executions of a state machine, newest first, fetched lazily. */
  Iterable<Listed> running(String machineArn);

  /** Returns the executions of a state machine in any status, newest first. */
  Iterable<Listed> newest(String machineArn);

  /**
   * Returns the definition that the execution runs, even if its state machine was updated since.
   */
  JsonObject definitionOf(String arn);

  /**
   * An execution in a list.
   *
   * @param status the status in Step Functions' words, {@code RUNNING} while it runs
   */
  record Listed(String arn, String status, Instant startedAt, Optional<Instant> stoppedAt) {}
}
