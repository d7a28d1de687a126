package airstep.asl.timeline;

/** An event that has been put on a timeline and may still be taken off it. */
public interface Scheduled {

  /** Takes the event off the timeline; does nothing once it has run. */
  void cancel();
}
