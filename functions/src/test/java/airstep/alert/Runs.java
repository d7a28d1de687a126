package airstep.alert;

import airstep.alert.EarlierRun.End;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.vocabulary.AlertSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs to tell of, as the step is given them. */
final class Runs {

  static final Instant NOW = Instant.parse("2026-11-22T07:03:32Z");
  static final String ARN =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-prod-run:hubspot_at_20261122T0700Z";

  static final AlertSettings ALL = settings(Map.of());

  private Runs() {}

  static AlertSettings settings(Map<String, ?> more) {
    Map<String, Object> alert = new LinkedHashMap<>(more);
    alert.put("secret", "slack/alerts");
    return AlertSettingsReader.read(JsonObject.of(alert));
  }

  /** A run of three connections of the flow {@code hubspot}, which says that too. */
  static RunResult run(Map<String, ?> more) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put(
        "run",
        Map.of(
            "flow",
            "hubspot",
            "execution",
            ARN,
            "scheduledTime",
            "2026-11-22T07:00:00Z",
            "byHand",
            false));
    input.put("tags", List.of("airbyte"));
    input.put("total", 3L);
    input.put("durationSeconds", 212L);
    input.putAll(more);
    return RunResult.of(Json.readObject(Json.write(input)), NOW);
  }

  /** The same, in which these connections did not succeed. */
  static RunResult failed(Object... outcomes) {
    return run(
        Map.of("failed", Map.of("count", outcomes.length, "connections", List.of(outcomes))));
  }

  /** An outcome, of the connection of that id and name. */
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
    return new EarlierRun(Instant.parse(startedAt), End.SUCCEEDED, Map.of(), Optional.empty(), 0);
  }

  /** An earlier run in which each connection was off. */
  static EarlierRun skipped(String startedAt) {
    return new EarlierRun(Instant.parse(startedAt), End.SKIPPED, Map.of(), Optional.empty(), 0);
  }

  /** An earlier run in which the connections of those names failed. */
  static EarlierRun failed(String startedAt, String... names) {
    Map<String, String> connections = new LinkedHashMap<>();
    for (String name : names) {
      connections.put("id-of-" + name, name);
    }
    return new EarlierRun(Instant.parse(startedAt), End.FAILED, connections, Optional.empty(), 0);
  }

  static EarlierRun off(String startedAt, String... ids) {
    return new EarlierRun(
        Instant.parse(startedAt), End.SUCCEEDED, Map.of(), Optional.of(Set.of(ids)), 0);
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

  /** The message that there has to be. */
  static Message told(RunResult run, EarlierRun... earlier) {
    return Message.of(run, List.of(earlier), ALL).orElseThrow();
  }
}
