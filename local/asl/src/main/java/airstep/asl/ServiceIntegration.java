package airstep.asl;

import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;

/** A service that Tasks can call. All methods run on the loop and must not block it. */
public interface ServiceIntegration {

  /** The value of {@code Resource}, and the arguments that the call takes. */
  TaskResource resource();

  /**
   * Starts the call.
   *
   * @param arguments the value of {@code Arguments}
   * @param caller the execution that the Task belongs to
   * @param reply receives the result, now or later
   */
  Call start(ObjectValue arguments, Execution caller, Reply reply);

  /** A started call. */
  @FunctionalInterface
  interface Call {

    /** The Task no longer waits for the call. */
    void abandon(Reason reason);
  }

  /** Why a call is abandoned. */
  enum Reason {
    /** Its Task took longer than its TimeoutSeconds. */
    TASK_TIMED_OUT,
    /** The execution, or the branch with the Task, ended. */
    CALLER_ENDED
  }
}
