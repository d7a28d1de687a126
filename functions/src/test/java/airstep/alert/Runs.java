package airstep.alert;

import airstep.alert.RunResult.Failed;
import airstep.json.Json;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.RunReason;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.ClosedRun.Details;
import airstep.vocabulary.run.OffConnection;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunId;
import airstep.vocabulary.run.RunStatus;
import airstep.vocabulary.run.SyncOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs to report, in the form of the step's input. */
final class Runs {

  static final Instant NOW = Instant.parse("2026-11-22T07:03:32Z");
  static final String ARN =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-prod-run:hubspot_at_20261122T0700Z";

  static final RunId RUN = run(false, Optional.empty());

  static final AlertSettings ALL = settings(Map.of());

  private Runs() {}

  private static RunId run(boolean partial, Optional<String> retryOf) {
    Instant due = Instant.parse("2026-11-22T07:00:00Z");
    return new RunId("hubspot", ARN, due, partial, partial, retryOf);
  }

  static AlertSettings settings(Map<String, ?> more) {
    Map<String, Object> alert = new LinkedHashMap<>(more);
    alert.put("secret", "slack/alerts");
    return AlertSettings.read(JsonObject.of(alert));
  }

  /**
   * A run of three connections of the flow {@code hubspot}.
   *
   * @param more the keys of the parts of a closed run, all in one object
   */
  static RunResult run(Map<String, ?> more) {
    JsonObject json = Json.readObject(Json.write(more));
    List<String> succeeded = json.texts("succeeded");
    RunEvent event =
        new RunEvent(
            json.object("failed").isPresent() ? RunStatus.FAILED : RunStatus.SUCCEEDED,
            json.whole("total").orElse(3),
            0,
            json.object("failed").map(it -> it.whole("count").orElse(0)).orElse(0L),
            json.whole("rows").orElse(0),
            json.whole("bytes").orElse(0),
            json.seconds("durationSeconds").orElse(Duration.ofSeconds(212)),
            Optional.empty());
    Details news =
        new Details(
            json.whole("synced").orElse(succeeded.size()),
            json.object("failed").map(it -> it.whole("down").orElse(0)).orElse(0L),
            json.isTrue("named"),
            json.fields().containsKey("succeeded") ? Optional.of(succeeded) : Optional.empty(),
            json.objects("noticed").stream().map(SyncOutcome::read).toList(),
            json.objects("off").stream().map(OffConnection::read).toList());
    return new RunResult(
        run(json.isTrue("partial"), json.text("retryOf")),
        json.text("flowExecution"),
        List.of("airbyte"),
        event,
        news,
        json.text("crashed").map(Crash::of),
        json.object("failed").map(it -> failed(it, event, news)),
        json.text("offIds").map(OffIds::read).orElse(OffIds.NONE),
        NOW);
  }

  private static Failed failed(JsonObject json, RunEvent event, Details news) {
    return new Failed(
        event.failed(),
        news.down(),
        json.objects("connections").stream().map(SyncOutcome::read).toList(),
        json.text("reason"),
        json.oneOf(RunReason.values(), "reasonCode"));
  }

  /** The same, in which these connections did not succeed. */
  static RunResult failed(Object... outcomes) {
    return run(
        Map.of("failed", Map.of("count", outcomes.length, "connections", List.of(outcomes))));
  }

  /** An outcome of the connection with that id and name. */
  static Map<String, Object> outcome(String outcome, String name, Object... more) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outcome", outcome);
    json.put("connectionId", "id-of-" + name);
    json.put("name", name);
    for (int i = 0; i < more.length; i += 2) {
      json.put((String) more[i], more[i + 1]);
    }
    return json;
  }

  static EarlierRun succeeded(String startedAt) {
    return new EarlierRun(
        Instant.parse(startedAt), RunStatus.SUCCEEDED, Map.of(), Optional.empty(), 0, Set.of());
  }

  /** An earlier run in which each connection was off. */
  static EarlierRun skipped(String startedAt) {
    return new EarlierRun(
        Instant.parse(startedAt), RunStatus.SKIPPED, Map.of(), Optional.empty(), 0, Set.of());
  }

  /** An earlier run in which the connections of those names failed. */
  static EarlierRun failed(String startedAt, String... names) {
    Map<String, String> connections = new LinkedHashMap<>();
    for (String name : names) {
      connections.put("id-of-" + name, name);
    }
    return new EarlierRun(
        Instant.parse(startedAt), RunStatus.FAILED, connections, Optional.empty(), 0, Set.of());
  }

  static EarlierRun off(String startedAt, String... ids) {
    return new EarlierRun(
        Instant.parse(startedAt),
        RunStatus.SUCCEEDED,
        Map.of(),
        Optional.of(OffIds.read(String.join(" ", ids))),
        0,
        Set.of());
  }

  /** The text of each block, in Slack's markup. */
  static List<String> blocks(Message message) {
    List<String> texts = new ArrayList<>();
    for (JsonObject block : Json.readObject(Json.write(message.payload())).objects("blocks")) {
      block.object("text").ifPresent(text -> texts.add(text.needText("text")));
      block.objects("elements").forEach(text -> texts.add(text.needText("text")));
    }
    return texts;
  }

  static String headline(Message message) {
    return blocks(message).getFirst();
  }

  static String notification(Message message) {
    return (String) message.payload().get("text");
  }

  /** The message, which must exist. */
  static Message told(RunResult run, EarlierRun... earlier) {
    return Message.of(run, List.of(earlier), ALL).orElseThrow();
  }
}
