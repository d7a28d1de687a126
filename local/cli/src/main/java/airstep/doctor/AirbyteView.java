package airstep.doctor;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.airbyte.Job;
import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.operate.Once;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One Airbyte and the flows that use it. It is asked each question once, for all checks. */
public final class AirbyteView {

  /** The largest page of the public API. */
  private static final int JOBS = 100;

  private final String secret;
  private final List<Flow> flows;
  private final Once<Airbyte> airbyte;
  private final Once<List<Connection>> listed;
  private final Map<String, Once<Optional<Connection>>> connections = new HashMap<>();
  private final Map<String, Once<List<Job>>> jobs = new HashMap<>();

  /**
   * Creates the view of the Airbyte of a secret.
   *
   * @param all the flows of the folder, also those of other secrets
   */
  AirbyteView(String secret, List<Flow> all, Supplier<Airbyte> open) {
    this.secret = secret;
    this.flows = all.stream().filter(flow -> flow.airbyteSecret().equals(secret)).toList();
    this.airbyte = new Once<>(open);
    this.listed = new Once<>(this::list);
  }

  /** The name of the secret with its address and credentials. */
  String secret() {
    return secret;
  }

  List<Flow> flows() {
    return flows;
  }

  Airbyte airbyte() {
    return airbyte.get();
  }

  /** Returns all connections of the workspaces that the credentials can see. */
  List<Connection> connections() {
    return listed.get();
  }

  /** Credentials that may not list workspaces can still see those that a flow names. */
  private List<Connection> list() {
    SortedSet<String> named = new TreeSet<>();
    flows.stream()
        .filter(flow -> flow.connections() instanceof Connections.AllActive)
        .forEach(flow -> named.addAll(((Connections.AllActive) flow.connections()).workspaces()));
    try {
      return airbyte().connections(List.of());
    } catch (AirbyteRefusedException e) {
      if (named.isEmpty()) {
        throw e;
      }
      return airbyte().connections(new ArrayList<>(named));
    }
  }

  /** Returns a connection; empty if Airbyte does not have it, or does not show it. */
  Optional<Connection> connection(String id) {
    return connections
        .computeIfAbsent(id, key -> new Once<>(() -> inList(key).or(() -> asked(key))))
        .get();
  }

  private Optional<Connection> inList(String id) {
    try {
      return connections().stream()
          .filter(one -> one.connectionId().equalsIgnoreCase(id))
          .findFirst();
    } catch (AirbyteRefusedException _) {
      // A single connection may be visible nevertheless.
      return Optional.empty();
    }
  }

  private Optional<Connection> asked(String id) {
    return airbyte().connection(id);
  }

  /** Returns the latest jobs of a connection, newest first. */
  List<Job> jobs(String id) {
    return jobs.computeIfAbsent(id, key -> new Once<>(() -> airbyte().newestJobs(key, JOBS))).get();
  }

  /** Returns the active connections that these flows would sync now, each with the first flow. */
  Map<Connection, Flow> active(Predicate<Flow> which, List<Flow> all) {
    Map<Connection, Flow> active = new LinkedHashMap<>();
    for (Flow flow : flows) {
      if (which.test(flow)) {
        syncedBy(flow, all).stream()
            .filter(one -> one.status() == ConnectionStatus.ACTIVE)
            .forEach(one -> active.putIfAbsent(one, flow));
      }
    }
    return active;
  }

  /** Returns the connections that a flow would sync now. Unknown ones are left out. */
  List<Connection> syncedBy(Flow flow, List<Flow> all) {
    return switch (flow.connections()) {
      case Connections.Named(List<String> ids) ->
          ids.stream()
              .flatMap(id -> connection(id).stream())
              .filter(one -> !one.status().preventsSync())
              .toList();
      case Connections.AllActive(List<String> workspaces) -> {
        var leftOut = flow.leftOut(all).keySet();
        yield connections().stream()
            .filter(one -> !one.status().preventsSync())
            .filter(one -> workspaces.isEmpty() || workspaces.contains(one.workspaceId()))
            .filter(one -> !leftOut.contains(one.connectionId()))
            .toList();
      }
    };
  }
}
