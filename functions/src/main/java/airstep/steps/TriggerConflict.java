package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteConflictException;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.ConnectionInactiveException;
import airstep.airbyte.Job;
import airstep.airbyte.JobListContradictedException;
import airstep.airbyte.JobStatus;
import airstep.airbyte.TriggerPostponedException;
import airstep.log.StepLog;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.TriggerOutput;
import java.util.List;

/**
 * Finds out why Airbyte answered a trigger with 409, which has several reasons, some with the very
 * same message.
 *
 * @param again whether an earlier trigger may have started a job
 */
record TriggerConflict(AirbyteConflictException conflict, SyncPlan sync, boolean again) {

  /**
   * Returns the job that runs instead: adopted, or {@code busy}.
   *
   * @throws ConnectionInactiveException if the connection was switched off in the meantime
   * @throws TriggerPostponedException if another job runs, or none of this sync's jobs is running
   * @throws AirbyteUnavailableException if this sync's own job may be about to start
   */
  TriggerOutput resolve(Airbyte airbyte, StepLog log) {
    List<Job> newest = newest(airbyte);
    if (newest.isEmpty() || newest.getFirst().status().finished()) {
      throw notStarted(", though no job of this connection runs");
    }
    Job running = newest.getFirst();
    String wanted = sync.prepared().job();
    boolean since = Watermark.of(sync).isBelow(running);
    if (!since && running.status() == JobStatus.OTHER) {
      // It may have ended long ago: its success would be reported as ours.
      throw notStarted("; job " + running.jobId() + " is " + JobReport.unknown(running));
    }
    if (running.does(wanted) && since && (again || !conflict.somethingRuns())) {
      return TriggerSync.adopted(
          running, "an earlier trigger, or this one, seems to have started it", log);
    }
    if (!conflict.somethingRuns()) {
      // Regardless of `whenRunning`: ours may start when that one has ended.
      throw notStarted("; job " + running.jobId() + " runs");
    }
    if (sync.prepared().whenRunning() != WhenRunning.ADOPT) {
      return TriggerSync.busy(running, log);
    }
    if (running.does(wanted)) {
      return TriggerSync.adopted(running, "it was already running", log);
    }
    throw notStarted(
        "; job " + running.jobId() + " runs, which is a " + running.type() + ", not a " + wanted);
  }

  private List<Job> newest(Airbyte airbyte) {
    try {
      airbyte
          .connection(sync.connectionId())
          .filter(connection -> connection.status().preventsSync())
          .ifPresent(
              connection -> {
                throw new ConnectionInactiveException(connection);
              });
      return TriggerSync.newest(airbyte, sync);
    } catch (AirbyteUnavailableException
        | AirbyteRefusedException
        | JobListContradictedException e) {
      throw notStarted(", and the running job could not be read: " + e.getMessage());
    }
  }

  /** Unless Airbyte reported that another job runs, ours may be about to start. */
  private RuntimeException notStarted(String more) {
    String message = conflict.getMessage() + more;
    return conflict.somethingRuns()
        ? new TriggerPostponedException(message)
        : new AirbyteUnavailableException(message);
  }
}
