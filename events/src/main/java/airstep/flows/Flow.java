package airstep.flows;

import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.WhenRunning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One flow file, checked and with its defaults filled in.
 *
 * @param name the file's name without {@code .yaml}
 * @param schedule the times at which it starts
 * @param on the events that start it
 * @param after the flows whose success starts it
 * @param whenRunning what it does if the connection runs a job already
 * @param timeout for each sync, from its accepted trigger
 * @param triggerTimeout for the request that starts a job
 * @param concurrency syncs side by side
 * @param freshness how long ago its last success may be before that is an alarm
 * @param airbyteSecret name of the secret with Airbyte's credentials
 * @param alerting who is told what about it
 * @param usualAlerting who is told what about that which belongs to no flow of its folder
 * @param lines where each of the file's outermost keys stands
 * @param missing variables that are not set; the flow holds example values in their place
 */
public record Flow(
    String name,
    String description,
    boolean enabled,
    Optional<Schedule> schedule,
    Optional<EventPattern> on,
    Optional<After> after,
    Connections connections,
    JobKind job,
    WhenRunning whenRunning,
    Duration timeout,
    Poll poll,
    Duration triggerTimeout,
    Retries retries,
    int concurrency,
    List<String> tags,
    Optional<Duration> freshness,
    String airbyteSecret,
    AlertSettings alerting,
    AlertSettings usualAlerting,
    List<External> external,
    Path file,
    Map<String, Integer> lines,
    List<MissingVariable> missing) {

  public Flow {
    tags = List.copyOf(tags);
    external = List.copyOf(external);
    lines = Map.copyOf(lines);
    missing = List.copyOf(missing);
  }

  /** The line of one of the file's outermost keys; the first line if it is not written. */
  public int lineOf(String key) {
    return lines.getOrDefault(key, 1);
  }

  /** Whether anything but a person starts it. */
  public boolean triggered() {
    return schedule.isPresent() || on.isPresent() || after.isPresent();
  }

  /** Whose clock its times are read on. */
  public ZoneId zone() {
    return schedule.map(Schedule::zone).or(() -> after.map(After::zone)).orElse(ZoneOffset.UTC);
  }

  /** Whether what triggers it may start it: an example's connection must never be synced. */
  public boolean switchedOn() {
    return enabled && missing.isEmpty();
  }
}
