package airstep.cli;

import airstep.asl.timeline.Timeline;
import airstep.store.StopRequest;
import airstep.store.Stops;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Looks each second whether other commands have asked this one to stop an execution.
 *
 * @param stop stops it, on the loop of the timeline
 */
record AskedStops(Stops stops, Timeline timeline, Consumer<StopRequest> stop) {

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Looks now, and each second from then on. */
  void look() {
    stops.requested().forEach(stop);
    var _ = timeline.schedule(LOOK, this::look);
  }
}
