package airstep.asl.timeline;

/** An event on a timeline that may still be cancelled. */
public interface Scheduled {

  /** Cancels the event; has no effect once it has run. */
  void cancel();
}
