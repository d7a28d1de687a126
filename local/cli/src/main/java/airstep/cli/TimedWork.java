package airstep.cli;

import airstep.asl.timeline.Timeline;
import airstep.asl.timeline.WorkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Work that may have to wait, in real or virtual time. */
final class TimedWork {

  private TimedWork() {}

  /** Does the work on the timeline, and returns its result. */
  static <T> T on(Timeline timeline, Callable<T> work) throws Exception {
    List<WorkResult<T>> ended = new ArrayList<>();
    timeline.start(work, ended::add);
    timeline.runToEnd();
    return switch (ended.getFirst()) {
      case WorkResult.Returned<T>(T result) -> result;
      case WorkResult.Threw<T>(Exception e) -> throw e;
      case WorkResult.Threw<T>(Throwable e) -> throw new IllegalStateException(e);
    };
  }
}
