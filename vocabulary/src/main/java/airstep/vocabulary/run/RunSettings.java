package airstep.vocabulary.run;

import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.json.JsonObject;
import java.util.List;

/**
 * The settings of a flow that decide which connections a run syncs.
 *
 * @param concurrency how many syncs run at the same time
 * @param maxConnections the largest number of connections that one run can sync
 * @param partConnections the largest number that one execution can sync; a run with more has parts
 */
public record RunSettings(
    Connections connections,
    long concurrency,
    long maxConnections,
    long partConnections,
    Sync sync) {

  public static RunSettings read(JsonObject json) {
    return new RunSettings(
        Connections.read(json),
        json.needWhole("concurrency"),
        json.needWhole("maxConnections"),
        // A run of an earlier release has no parts.
        json.whole("partConnections").orElse(json.needWhole("maxConnections")),
        Sync.read(json.needObject("sync")));
  }

  /** Which connections a flow syncs. */
  public sealed interface Connections {

    private static Connections read(JsonObject json) {
      return json.isTrue("allActive")
          ? new AllActive(json.needTexts("workspaces"), json.needList("leaveOut", LeftOut::read))
          : new Named(json.needTexts("connections"));
    }
  }

  /** The connections with these ids. */
  public record Named(List<String> connections) implements Connections {}

  /**
   * Every active connection.
   *
   * @param workspaces the ids of the workspaces; if empty, all that the key may see
   * @param leaveOut the connections that other flows name
   */
  public record AllActive(List<String> workspaces, List<LeftOut> leaveOut) implements Connections {}

  /**
   * A connection that another flow names.
   *
   * @param flow the name of that flow, or of all such flows
   */
  public record LeftOut(String connectionId, String flow) {

    static LeftOut read(JsonObject json) {
      return new LeftOut(json.needText("connectionId"), json.needText("flow"));
    }
  }

  /**
   * The settings of each sync.
   *
   * @param airbyteSecret the name of the secret with Airbyte's address and credentials
   * @param job the type of job as Airbyte calls it
   */
  public record Sync(String airbyteSecret, WhenRunning whenRunning, String job) {

    static Sync read(JsonObject json) {
      return new Sync(json.needText("airbyteSecret"), WhenRunning.read(json), json.needText("job"));
    }
  }
}
