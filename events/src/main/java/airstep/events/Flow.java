package airstep.events;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One flow file, checked and with its defaults filled in.
 *
 * @param name the file's name without {@code .yaml}
 * @param schedule empty for a flow that is only started by hand
 * @param timeout for each sync, from its accepted trigger
 * @param triggerTimeout for the request that starts a job
 * @param concurrency syncs side by side
 * @param airbyteSecret name of the secret with Airbyte's credentials
 * @param alertSecret name of the secret with the address of the alerts
 * @param lines where each of the file's outermost keys stands
 * @param missing variables that are not set; the flow holds example values in their place
 */
public record Flow(
    String name,
    String description,
    boolean enabled,
    Optional<Schedule> schedule,
    Connections connections,
    Job job,
    Duration timeout,
    Poll poll,
    Duration triggerTimeout,
    Retries retries,
    int concurrency,
    List<String> tags,
    String airbyteSecret,
    String alertSecret,
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

  /** Whether its schedule may start it: an example's connection must never be synced. */
  public boolean switchedOn() {
    return enabled && missing.isEmpty();
  }
}
