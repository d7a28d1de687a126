package airstep.bench.polling;

import airstep.poll.PollBounds;
import java.util.List;

/**
 * How a job is watched until its end is seen.
 *
 * @param polls the number of looks
 * @param lag the seconds from its end to the look that sees it
 * @param guards how many of the looks only guard against an end earlier than any before
 */
record Watch(int polls, double lag, int guards) {

  /** Watches at a fixed interval. */
  static Watch every(double interval, double end) {
    int polls = (int) Math.ceil(end / interval);
    return new Watch(polls, polls * interval - end, 0);
  }

  /** Watches with pauses that double. */
  static Watch backingOff(double first, double longest, double end) {
    double time = first;
    double pause = first;
    int polls = 1;
    while (time < end) {
      pause = Math.min(2 * pause, longest);
      time += pause;
      polls++;
    }
    return new Watch(polls, time - end, 0);
  }

  /**
   * Watches at these times, and as often as the bounds demand: like the state Wait For Job.
   *
   * @param earliest the shortest of the past durations
   */
  static Watch at(List<Double> looks, PollBounds bounds, double end, double earliest) {
    double time = 0;
    int polls = 0;
    int guards = 0;
    int next = 0;
    while (polls == 0 || time < end) {
      while (next < looks.size() && looks.get(next) <= time + bounds.shortest() / 2) {
        next++;
      }
      double latest = bounds.latestAfter(time);
      time = next < looks.size() ? Math.min(looks.get(next), latest) : latest;
      polls++;
      guards += time < Math.min(earliest, end) ? 1 : 0;
    }
    return new Watch(polls, time - end, guards);
  }
}
