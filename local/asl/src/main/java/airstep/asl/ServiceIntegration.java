package airstep.asl;

import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;

/** A service that Tasks can call. All methods run on the loop and must not block it. */
public interface ServiceIntegration {

  /** What stands in {@code Resource}, and the arguments that the call takes. */
  TaskResource resource();

  /**
   * Starts the call.
   *
   * @param arguments the value of {@code Arguments}
   * @param caller the execution that the Task belongs to
   * @param reply takes what comes of it, now or later
   */
  Call start(ObjectValue arguments, Execution caller, Reply reply);

  /** A call that was started. */
  @FunctionalInterface
  interface Call {

    /** Nobody waits for the call any more. */
    void abandon(Reason reason);
  }

  /** Why a call is abandoned. */
  enum Reason {
    /** Its Task took longer than its TimeoutSeconds. */
    TASK_TIMED_OUT,
    /** The execution, or the branch of it that the Task is in, ended. */
    CALLER_ENDED
  }

  /** Takes what comes of a call; what comes after the call was abandoned is dropped. */
  interface Reply {

    /** The service has begun with something that takes its time. */
    void submitted(ObjectValue output);

    /** The call has succeeded. */
    void succeeded(Object output);

    /** The call has failed; the cause may be null. */
    void failed(String error, String cause);

    /** The service refuses the call, which is told under the names of the SDK that is chosen. */
    default void refused(ServiceRefusal refusal) {
      failed(refusal.error(SdkNames.V1), refusal.cause(SdkNames.V1, "none"));
    }
  }
}
