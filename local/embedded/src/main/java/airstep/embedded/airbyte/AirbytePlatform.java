package airstep.embedded.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The rules of Airbyte behind its APIs: one job per connection at a time, cancel by connection. */
abstract sealed class AirbytePlatform permits EmbeddedAirbyte {

  private static final JobPlan RESET = JobPlan.succeeds(Duration.ofSeconds(20), 0, 0);

  private final World world;
  private final InstantSource clock;
  private final Map<UUID, EmbeddedConnection> connections = new LinkedHashMap<>();
  private final TreeMap<Long, EmbeddedJob> record = new TreeMap<>();
  private final Map<Long, Long> serials = new HashMap<>();
  private final Map<UUID, List<Long>> serialsOf = new HashMap<>();
  private final Map<UUID, Integer> syncs = new HashMap<>();
  private final List<Cancel> cancels = new ArrayList<>();
  private long nextJobId;

  AirbytePlatform(World world, InstantSource clock) {
    this.world = world;
    this.clock = clock;
    this.nextJobId = world.firstJobId();
    world.connections().forEach(connection -> connections.put(connection.id(), connection));
  }

  public Instant now() {
    return clock.instant();
  }

  List<Workspace> workspaces() {
    return world.workspaces();
  }

  public synchronized List<EmbeddedConnection> connections() {
    return List.copyOf(connections.values());
  }

  synchronized Optional<EmbeddedConnection> connection(UUID id) {
    return Optional.ofNullable(connections.get(id));
  }

  /** Every job that it has now, oldest first. */
  List<EmbeddedJob> present() {
    return jobs().stream().filter(job -> job.goneAt().isEmpty()).toList();
  }

  /** Every job that it ever had, oldest first, including those that a restore removed. */
  public synchronized List<EmbeddedJob> jobs() {
    return List.copyOf(record.values());
  }

  /** Those of one connection, found without looking at every job. */
  public synchronized List<EmbeddedJob> jobs(UUID connectionId) {
    return serialsOf.getOrDefault(connectionId, List.of()).stream().map(record::get).toList();
  }

  /** Those that it has now. */
  List<EmbeddedJob> present(UUID connectionId) {
    return jobs(connectionId).stream().filter(job -> job.goneAt().isEmpty()).toList();
  }

  /** The job that has this id now. */
  public synchronized Optional<EmbeddedJob> job(long id) {
    return Optional.ofNullable(serials.get(id)).map(record::get);
  }

  public synchronized List<Cancel> cancels() {
    return List.copyOf(cancels);
  }

  synchronized Started start(EmbeddedConnection asked, JobType type, Actor by) {
    EmbeddedConnection connection = connections.get(asked.id());
    if (connection.status() != EmbeddedConnectionStatus.ACTIVE) {
      return new Started.NotActive(connection.status());
    }
    Optional<EmbeddedJob> running = running(connection.id());
    if (running.isPresent()) {
      return new Started.AlreadyRunning(running.get());
    }
    JobPlan plan = type == JobType.SYNC ? nextSync(connection.id()) : RESET;
    return new Started.Created(add(connection.id(), type, by, now(), plan));
  }

  /** Adds a sync of the past, with the next id. */
  public EmbeddedJob had(UUID connectionId, Instant createdAt, JobPlan plan) {
    return add(connectionId, JobType.SYNC, Actor.API, createdAt, plan);
  }

  /** Adds a job, even if the connection has a running one. */
  private synchronized EmbeddedJob add(
      UUID connectionId, JobType type, Actor by, Instant createdAt, JobPlan plan) {
    while (serials.containsKey(nextJobId)) {
      nextJobId++;
    }
    var job =
        new EmbeddedJob(
            world.firstJobId() + record.size(),
            nextJobId++,
            connectionId,
            type,
            by,
            createdAt,
            plan,
            Optional.empty(),
            Optional.empty());
    record.put(job.serial(), job);
    serials.put(job.id(), job.serial());
    serialsOf.computeIfAbsent(connectionId, _ -> new ArrayList<>()).add(job.serial());
    return job;
  }

  /**
   * Restores the database to that moment: removes the jobs created since; the next job gets the id
   * after the last remaining one.
   */
  public synchronized void restore(Instant asOf) {
    for (EmbeddedJob job : present()) {
      if (job.createdAt().isAfter(asOf)) {
        record.put(job.serial(), job.goneFrom(now()));
        serials.remove(job.id());
      }
    }
    nextJobId = serials.keySet().stream().mapToLong(id -> id + 1).max().orElse(1);
  }

  /** The next job gets this id, or the first free one after it. */
  public synchronized void numberFrom(long next) {
    nextJobId = next;
  }

  /** Cancels the running job of the named job's connection; empty if there is none. */
  synchronized Optional<Cancel> cancel(EmbeddedJob named, Actor by) {
    return running(named.connectionId())
        .map(
            hit -> {
              if (hit.cancelledAt().isEmpty()) {
                record.put(hit.serial(), hit.cancelledFrom(now()));
              }
              var cancel = new Cancel(named.id(), hit.id(), by, now());
              cancels.add(cancel);
              return cancel;
            });
  }

  /** A person starts a sync on the web page, which must be possible. */
  public EmbeddedJob startByPerson(UUID connectionId) {
    EmbeddedConnection connection = known(connectionId);
    return switch (start(connection, JobType.SYNC, Actor.PERSON)) {
      case Started.Created(var job) -> job;
      case Started.AlreadyRunning(var job) ->
          throw new IllegalStateException(connection.name() + " already runs job " + job.id());
      case Started.NotActive(var status) ->
          throw new IllegalStateException(connection.name() + " is " + status.wire());
    };
  }

  /** A person cancels a job on the web page, which must be running. */
  public void cancelByPerson(EmbeddedJob job) {
    if (cancel(job, Actor.PERSON).isEmpty()) {
      throw new IllegalStateException("job " + job.id() + " is not running");
    }
  }

  /** A person changes a connection, for example its status. */
  public synchronized void change(UUID connectionId, UnaryOperator<EmbeddedConnection> change) {
    connections.put(connectionId, change.apply(known(connectionId)));
  }

  private EmbeddedConnection known(UUID connectionId) {
    return connection(connectionId)
        .orElseThrow(() -> new IllegalArgumentException("no connection has id " + connectionId));
  }

  private Optional<EmbeddedJob> running(UUID connectionId) {
    return present(connectionId).reversed().stream()
        .findFirst()
        .filter(job -> job.isActiveAt(now()));
  }

  private JobPlan nextSync(UUID connectionId) {
    int nth = syncs.merge(connectionId, 1, Integer::sum) - 1;
    return world.scripts().getOrDefault(connectionId, world.otherwise()).plan(connectionId, nth);
  }
}
