package airstep.airbyte;

import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Airbyte operations that Airstep uses, over either of Airbyte's two APIs.
 *
 * <p>Every method throws {@link AirbyteUnavailableException} if Airbyte is unavailable or its
 * answer is unusable, {@link AirbyteRefusedException} if retrying cannot help, and {@link
 * airstep.secrets.SecretUnavailableException} or {@link airstep.secrets.SecretUnusableException} if
 * the credentials cannot be read.
 */
public abstract class Airbyte {

  private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(5);
  private static final int LONGEST_VERSION = 40;

  private final AirbyteCalls calls;

  Airbyte(AirbyteCalls calls) {
    this.calls = calls;
  }

  /** Describes the API, its address and, if Airbyte reports it, its version. */
  public final String seen() {
    Address address = calls.session().address();
    return (address.older() ? "Airbyte's older Config API" : "Airbyte's public API")
        + " at "
        + address.base()
        + version(address).map(it -> ", Airbyte " + it).orElse("");
  }

  /** Returns the URL of the API, without a slash at the end. */
  public final String address() {
    return calls.session().address().base().toString();
  }

  /** Returns whether it is the older Config API. */
  public final boolean older() {
    return calls.session().address().older();
  }

  /**
   * Only the older API reports the version. A self-managed Airbyte has it in addition to the public
   * one.
   */
  private Optional<String> version(Address address) {
    Call call = new Call("GET", "/instance_configuration", "", "", VERSION_TIMEOUT, true);
    Optional<URI> older = address.older() ? Optional.of(address.base()) : address.olderBeside();
    return older
        .flatMap(base -> calls.session().object(base, call))
        .flatMap(instance -> instance.text("version"))
        .map(version -> OneLine.of(version, LONGEST_VERSION))
        .filter(version -> !version.isEmpty());
  }

  /**
   * Returns all connections of the workspaces (of every workspace if the list is empty), switched
   * off or not. Only the public API includes deleted ones.
   */
  public final List<Connection> connections(List<String> workspaces) {
    Map<String, Connection> connections = new LinkedHashMap<>();
    for (String workspace : workspaces.isEmpty() ? workspaces() : workspaces) {
      connectionsIn(workspace, row -> Connection.read(row).in(workspace))
          .forEach(one -> connections.putIfAbsent(one.connectionId(), one));
    }
    return List.copyOf(connections.values());
  }

  /** Returns a connection; empty if it does not exist or the credentials cannot see it. */
  public final Optional<Connection> connection(String connectionId) {
    try {
      return Optional.of(
          connection(connectionId, answer -> Connection.read(answer).expect(connectionId)));
    } catch (AirbyteRefusedException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Starts a new job. The request is sent once, because a request whose answer is lost may still
   * have started a job.
   *
   * @param job {@code sync} or {@code clear}
   * @param timeout how long to wait for the answer
   * @return the new job of this connection, with the type that Airbyte reports
   * @throws AirbyteConflictException if the connection cannot start a job in its current state
   */
  public final Job trigger(String connectionId, String job, Duration timeout) {
    try {
      return start(connectionId, job, timeout);
    } catch (AirbyteRefusedException e) {
      throw new TriggerFailure(this, connectionId, job).explain(e);
    } catch (AirbyteUnavailableException e) {
      throw new TriggerFailure(this, connectionId, job).explain(e);
    }
  }

  /** Returns the ids of the workspaces that the credentials can see. */
  public abstract List<String> workspaces();

  /** Returns the connection's latest jobs of any type, newest first. */
  public abstract List<Job> newestJobs(String connectionId, int limit);

  /**
   * Returns a job.
   *
   * @throws JobHiddenException if Airbyte answers with a different job
   */
  public abstract Job job(KnownJob asked);

  /**
   * Asks Airbyte to cancel the job, and returns its new state. It may still be running.
   *
   * <p>Airbyte cancels whichever job the connection is running, so call this only for a job that
   * was just seen unfinished.
   *
   * @throws AirbyteConflictException if there was no job to cancel
   * @throws JobHiddenException if Airbyte answers with a different job
   */
  public abstract Job cancel(KnownJob asked);

  /** Returns the page of a connection's jobs in Airbyte's web application. */
  public abstract String timelineOf(Connection connection);

  /**
   * Returns the job with the reason for its failure, if it failed and another API of Airbyte has
   * one. Never throws; without an answer it returns the job unchanged.
   */
  public Job explained(Job job, String connectionId) {
    return job;
  }

  final AirbyteCalls calls() {
    return calls;
  }

  /** Returns the jobs in a list of the connection, newest first. */
  static List<Job> newest(List<Job> jobs, String connectionId) {
    return jobs.stream()
        .map(job -> job.of(connectionId))
        .sorted(Comparator.comparingLong(Job::jobId).reversed())
        .toList();
  }

  /** Reads the connections of a workspace. */
  abstract List<Connection> connectionsIn(String workspace, Function<JsonObject, Connection> read);

  /** Reads a connection. */
  abstract Connection connection(String connectionId, Function<JsonObject, Connection> read);

  /** Sends a trigger. */
  abstract Job start(String connectionId, String job, Duration timeout);
}
