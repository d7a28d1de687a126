package airstep.asl.timeline;

/** Blocking work that runs beside the loop, for example an invocation of a Lambda handler. */
@FunctionalInterface
public interface Work<T> {

  /** Does the work; may call {@link Timeline#sleep}. */
  T call() throws Exception;
}
