package airstep.steps;

import airstep.poll.Forecast;
import airstep.poll.LagGoal;
import airstep.poll.LookTimes;
import airstep.poll.PollBounds;
import airstep.vocabulary.sync.SyncSettings.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * When to look at a job, in seconds since it was created. Between and after these looks the
 * definition keeps to the longest pause.
 *
 * @param poll the settings of the flow
 * @param past the durations of the connection's past jobs, newest first
 * @param seed moves the looks a little, so that the syncs of a run do not all look at once
 */
public record Looks(Poll poll, List<Duration> past, long seed) {

  /** The share of the pause before it by which a look may move. */
  private static final double JITTER = 0.1;

  /** The share by which the longest pause may be shorter. */
  private static final double SHORTER = 0.05;

  /** Returns the times. */
  public List<Long> times() {
    if (!poll.history()) {
      return rounded(backOff());
    }
    double chance = chance();
    Optional<Forecast> forecast =
        Forecast.of(past.stream().map(it -> it.toMillis() / 1000.0).toList());
    List<Double> looks = new ArrayList<>();
    if (forecast.isPresent()) {
      PollBounds bounds = PollBounds.USUAL.withLongest((double) spread().max().toSeconds());
      List<Double> planned = LookTimes.of(forecast.get(), bounds, LagGoal.USUAL);
      for (int i = 0; i < planned.size(); i++) {
        double pause = i == 0 ? bounds.shortest() : planned.get(i) - planned.get(i - 1);
        looks.add(planned.get(i) + (chance - 0.5) * JITTER * pause);
      }
    } else {
      backOff().forEach(look -> looks.add(look * (1 + JITTER * chance)));
    }
    return rounded(looks);
  }

  /** Returns the settings with a longest pause that differs between the syncs of a run. */
  public Poll spread() {
    return poll.history()
        ? new Poll(
            poll.first(),
            Duration.ofSeconds(Math.round(poll.max().toSeconds() * (1 - SHORTER * chance()))),
            true)
        : poll;
  }

  private double chance() {
    return new Random(seed).nextDouble();
  }

  /** Pauses that double until they are as long as the longest. */
  private List<Double> backOff() {
    List<Double> looks = new ArrayList<>();
    double time = 0;
    for (long pause = poll.first().toSeconds(); pause < poll.max().toSeconds(); pause *= 2) {
      time += pause;
      looks.add(time);
    }
    return looks;
  }

  private static List<Long> rounded(List<Double> looks) {
    return looks.stream().limit(Poll.MOST_LOOKS).map(Math::round).toList();
  }
}
