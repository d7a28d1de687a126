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
 * A validated flow file with its defaults applied.
 *
 * @param name the file's name without {@code .yaml}
 * @param schedule when it starts
 * @param on the events that start it
 * @param after the flows whose success starts it
 * @param whenRunning what to do if the connection already runs a job
 * @param timeout for each sync, from its accepted trigger
 * @param triggerTimeout for the request that starts a job
 * @param concurrency how many syncs run at the same time
 * @param freshness how old the last success may be before an alarm is raised
 * @param airbyteSecret name of the secret with Airbyte's credentials
 * @param alerting its alert settings
 * @param usualAlerting the alert settings for executions that belong to no flow of its folder
 * @param lines the line of each top-level key
 * @param missing variables that are not set, so that the flow contains example values
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

  /** Returns the line of a top-level key; the first line if the key is missing. */
  public int lineOf(String key) {
    return lines.getOrDefault(key, 1);
  }

  /** Returns whether a schedule, an event or another flow starts it. */
  public boolean triggered() {
    return schedule.isPresent() || on.isPresent() || after.isPresent();
  }

  /** Returns the time zone of its times. */
  public ZoneId zone() {
    return schedule.map(Schedule::zone).or(() -> after.map(After::zone)).orElse(ZoneOffset.UTC);
  }

  /** Returns whether its triggers may start it. A flow with example values must never sync. */
  public boolean switchedOn() {
    return enabled && missing.isEmpty();
  }
}
