package airstep.alert;

import airstep.json.JsonObject;
import airstep.text.OneLine;
import airstep.vocabulary.RunReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run that has come to its end, and what there is to tell of it.
 *
 * @param flowExecution the execution of the flow's own machine, which a person starts again
 * @param total how many connections it was to sync
 * @param synced how many of them succeeded
 * @param crashed the status of an execution that did not come to its end by itself
 * @param failed what did not succeed, if anything
 * @param succeeded ids of the connections that did; absent if there are too many to name
 * @param noticed outcomes that succeeded, but have something to say
 * @param named whether the flow names its connections
 * @param off connections that the run skipped since they are switched off; possibly fewer
 * @param offIds the beginnings of the ids of all of them
 * @param at when this is told
 */
public record RunResult(
    String flow,
    String execution,
    Optional<String> flowExecution,
    String scheduledTime,
    boolean byHand,
    List<String> tags,
    long total,
    long synced,
    long skipped,
    long rows,
    long bytes,
    Optional<Duration> duration,
    Optional<String> crashed,
    Optional<Failed> failed,
    Optional<List<String>> succeeded,
    List<SyncOutcome> noticed,
    boolean named,
    List<Off> off,
    Set<String> offIds,
    Instant at) {

  /**
   * What did not succeed.
   *
   * @param count how many connections
   * @param down how many of them only because Airbyte could not be asked
   * @param connections those that are told one by one, worst first; possibly fewer
   * @param reason why the run as a whole failed, if it did
   * @param code the same, if it is one that this release knows
   */
  public record Failed(
      long count,
      long down,
      List<SyncOutcome> connections,
      Optional<String> reason,
      Optional<RunReason> code) {

    static Failed of(JsonObject json) {
      List<SyncOutcome> connections =
          json.objects("connections").stream().map(SyncOutcome::ofFailed).toList();
      return new Failed(
          Math.max(json.whole("count").orElse(0), connections.size()),
          json.whole("down").orElse(0),
          connections,
          json.text("reason"),
          json.text("reasonCode").flatMap(RunReason::of));
    }
  }

  /**
   * A connection that is switched off.
   *
   * @param deleted whether no one switches it on again
   */
  public record Off(String connectionId, Optional<String> name, boolean deleted) {

    static Off of(JsonObject json) {
      return new Off(
          json.text("connectionId").orElse(""),
          json.text("name").filter(name -> !name.isBlank()),
          json.isTrue("deleted"));
    }

    String called() {
      return name.orElse(connectionId.isBlank() ? "a connection" : connectionId);
    }
  }

  /** The run that a step was given to tell of, at that time. */
  public static RunResult of(JsonObject json, Instant at) {
    JsonObject run = json.needObject("run");
    return new RunResult(
        run.needText("flow"),
        run.text("execution").orElse(""),
        json.text("flowExecution"),
        run.text("scheduledTime").orElse(""),
        run.isTrue("byHand"),
        json.texts("tags"),
        json.whole("total").orElse(0),
        json.whole("synced").orElse(json.texts("succeeded").size()),
        json.whole("skipped").orElse(0),
        json.whole("rows").orElse(0),
        json.whole("bytes").orElse(0),
        Spoken.seconds(json.whole("durationSeconds")),
        json.text("crashed"),
        json.object("failed").map(Failed::of),
        json.fields().get("succeeded") instanceof List<?>
            ? Optional.of(json.texts("succeeded"))
            : Optional.empty(),
        json.objects("noticed").stream().map(SyncOutcome::of).toList(),
        json.isTrue("named"),
        json.objects("off").stream().map(Off::of).toList(),
        Stream.of(json.text("offIds").orElse("").split(" ", -1))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new)),
        at);
  }

  /** The name of its execution. */
  String executionName() {
    return OneLine.of(execution.substring(execution.lastIndexOf(':') + 1), 100);
  }

  /** Whether it synced everything that it did not skip, and anything at all. */
  boolean syncedAnything() {
    return failed.isEmpty() && synced > 0;
  }
}
