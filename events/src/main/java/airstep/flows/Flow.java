package airstep.flows;

import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.sync.SyncSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A validated flow file with its defaults applied.
 *
 * @param name the file's name without {@code .yaml}
 * @param triggers what starts it, a schedule first; empty if only a person does
 * @param sync how it syncs each connection
 * @param concurrency how many syncs run at the same time
 * @param maxConcurrent how many syncs of its Airbyte may run at the same time, over all flows of
 *     its folder
 * @param freshness how old the last success may be before an alarm is raised
 * @param alerting its alert settings
 * @param usualAlerting the alert settings for executions that belong to no flow of its folder
 * @param lines the line of each top-level key
 * @param missing variables that are not set, so that the flow contains example values
 */
public record Flow(
    String name,
    String description,
    boolean enabled,
    List<Trigger> triggers,
    Connections connections,
    SyncSettings sync,
    int concurrency,
    Optional<Integer> maxConcurrent,
    List<String> tags,
    Optional<Duration> freshness,
    AlertSettings alerting,
    AlertSettings usualAlerting,
    List<External> external,
    Path file,
    Map<String, Integer> lines,
    List<MissingVariable> missing) {

  public Flow {
    triggers = List.copyOf(triggers);
    tags = List.copyOf(tags);
    external = List.copyOf(external);
    lines = Map.copyOf(lines);
    missing = List.copyOf(missing);
  }

  /** Returns the name of the secret with Airbyte's address and credentials. */
  public String airbyteSecret() {
    return sync.airbyteSecret();
  }

  /** Returns the same flow with that cap on syncs of its Airbyte. */
  Flow with(Optional<Integer> cap) {
    return new Flow(
        name,
        description,
        enabled,
        triggers,
        connections,
        sync,
        concurrency,
        cap,
        tags,
        freshness,
        alerting,
        usualAlerting,
        external,
        file,
        lines,
        missing);
  }

  /** Returns a problem at a top-level key, or at the first line if the key is missing. */
  public Problem problem(String key, String what, String remedy) {
    return new Problem(file, lines.getOrDefault(key, 1), what, remedy);
  }

  /** Returns its trigger of a kind. A flow has at most one of each. */
  public <T extends Trigger> Optional<T> trigger(Class<T> kind) {
    return triggers.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  public Optional<Schedule> schedule() {
    return trigger(Schedule.class);
  }

  public Optional<After> after() {
    return trigger(After.class);
  }

  /** Returns the names of the flows that must succeed before it starts. */
  public List<String> upstreams() {
    return after().map(After::flows).orElse(List.of());
  }

  /** Returns the time zone of its times. */
  public ZoneId zone() {
    return triggers.stream().findFirst().map(Trigger::zone).orElse(Trigger.UTC);
  }

  /** Returns the text that follows "the flow starts"; empty if the plan shows each start. */
  public Optional<String> startText() {
    return triggers.stream().flatMap(trigger -> trigger.text().stream()).findFirst();
  }

  /**
   * Returns the connections that it leaves out if it syncs all active ones, with the names of the
   * flows that list them: flows that are switched on and start by themselves. A flow that is only
   * started by hand excludes nothing, because its connections would not sync regularly.
   */
  public SortedMap<String, SortedSet<String>> leftOut(List<Flow> flows) {
    SortedMap<String, SortedSet<String>> listedBy = new TreeMap<>();
    for (Flow other : flows) {
      if (connections instanceof Connections.AllActive
          && other.connections instanceof Connections.Named(var ids)
          && other.switchedOn()
          && !other.triggers.isEmpty()
          && other.sync.job().equals(JobKind.SYNC.word())) {
        ids.forEach(id -> listedBy.computeIfAbsent(id, _ -> new TreeSet<>()).add(other.name));
      }
    }
    return listedBy;
  }

  /** Returns whether its triggers may start it. A flow with example values must never sync. */
  public boolean switchedOn() {
    return enabled && missing.isEmpty();
  }
}
