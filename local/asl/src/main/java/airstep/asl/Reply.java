package airstep.asl;

import airstep.asl.json.ObjectValue;

/** Receives the result of a call; a result after the call was abandoned is dropped. */
public interface Reply {

  /** The service has started something that takes time. */
  void submitted(ObjectValue output);

  /** The call has succeeded. */
  void succeeded(Object output);

  /** The call has failed; the cause may be null. */
  void failed(String error, String cause);

  /** The service refuses the call; the chosen SDK names the error. */
  default void refused(ServiceRefusal refusal) {
    failed(refusal.error(SdkNames.V1), refusal.cause(SdkNames.V1, "none"));
  }
}
