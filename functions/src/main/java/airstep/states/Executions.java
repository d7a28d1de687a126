package airstep.states;

import airstep.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * The few things that Airstep asks of Step Functions.
 *
 * <p>Every call, and every step through what {@link #backwards} and {@link #succeeded} give, throws
 * {@link StatesUnavailableException} if Step Functions cannot be asked now, and {@link
 * StatesRefusedException} if it will not answer however often.
 */
public interface Executions {

  /** The execution of that ARN. */
  ExecutionDescription describe(String arn);

  /** What has happened in it, the last first, fetched as it is taken. */
  Iterable<HistoryEntry> backwards(String arn);

  /** The executions of a machine that have succeeded, the last started first, fetched likewise. */
  Iterable<Listed> succeeded(String machineArn);

  /** The executions of a machine however they ended or not yet, the last started first. */
  Iterable<Listed> newest(String machineArn);

  /** The definition that this very execution runs, whatever its machine's is by now. */
  JsonObject definitionOf(String arn);

  /**
   * An execution in a list.
   *
   * @param status Step Functions' own word, {@code RUNNING} while it runs
   */
  record Listed(String arn, String status, Instant startedAt, Optional<Instant> stoppedAt) {}
}
