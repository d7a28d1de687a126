package airstep.doctor;

import airstep.airbyte.Connection;
import airstep.flows.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A flow with its scheduled times and how long it usually takes.
 *
 * @param usual empty if it is unknown
 * @param connections what it syncs, by id
 */
record TimedFlow(
    String name,
    NavigableSet<Instant> starts,
    Optional<Duration> usual,
    Map<String, Connection> connections) {

  /**
   * Two runs at the same time that sync the same connection.
   *
   * @param at when the second begins
   */
  record Overlap(String first, String second, String connection, Instant at) {}

  static TimedFlow of(
      Flow flow,
      AirbyteView view,
      Installation installation,
      UsualDurations usual,
      Instant from,
      Instant to) {
    List<Connection> synced = view.syncedBy(flow, installation.flows());
    return new TimedFlow(
        flow.name(),
        new TreeSet<>(flow.schedule().orElseThrow().between(from, to)),
        usual.of(view, flow, synced),
        synced.stream()
            .collect(
                Collectors.toMap(Connection::connectionId, Function.identity(), (one, _) -> one)));
  }

  /** Returns its shortest interval, if it takes longer. */
  Optional<Duration> longerThanInterval() {
    Optional<Duration> shortest = Optional.empty();
    Instant before = null;
    for (Instant start : starts) {
      Duration interval = before == null ? null : Duration.between(before, start);
      if (interval != null && shortest.filter(it -> it.compareTo(interval) <= 0).isEmpty()) {
        shortest = Optional.of(interval);
      }
      before = start;
    }
    return usual.isEmpty()
        ? Optional.empty()
        : shortest.filter(it -> it.compareTo(usual.get()) < 0);
  }

  /** Returns the first time at which both would sync the same connection. */
  Optional<Overlap> overlap(TimedFlow other) {
    return connections.values().stream()
        .filter(one -> other.connections.containsKey(one.connectionId()))
        .findFirst()
        .flatMap(shared -> during(other, shared).or(() -> other.during(this, shared)));
  }

  /** The other one starts at the same time or while this one runs. */
  private Optional<Overlap> during(TimedFlow other, Connection shared) {
    Duration length = usual.orElse(Duration.ZERO);
    for (Instant start : starts) {
      Instant next = other.starts.ceiling(start);
      if (next != null && (next.equals(start) || next.isBefore(start.plus(length)))) {
        return Optional.of(new Overlap(name, other.name, shared.name(), next));
      }
    }
    return Optional.empty();
  }
}
