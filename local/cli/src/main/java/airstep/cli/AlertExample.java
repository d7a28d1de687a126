package airstep.cli;

import airstep.alert.AlertSettingsReader;
import airstep.alert.EarlierRun;
import airstep.alert.EarlierRun.End;
import airstep.alert.Message;
import airstep.alert.RunResult;
import airstep.alert.StuckSync;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.vocabulary.AlertSettings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An example of a run, and the alert about it.
 *
 * @param at when the alert is sent
 */
record AlertExample(Instant at, Message message) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All examples, grouped by kind. */
  static final List<String> NAMES =
      List.of(
          "failed",
          "failed-many",
          "airbyte-down",
          "timed-out",
          "cancelled",
          "crashed",
          "unknown",
          "recovered",
          "switched-off",
          "suspicious",
          "stuck",
          "schema-change");

  static AlertExample named(String name) {
    JsonObject file = read(name);
    Instant at = Instant.parse(file.needText("at"));
    JsonObject input = file.needObject("input");
    AlertSettings settings = AlertSettingsReader.read(input.needObject("alert"));
    List<EarlierRun> earlier = file.objects("earlier").stream().map(AlertExample::earlier).toList();
    Optional<Message> message =
        input.object("stuck").isPresent()
            ? Message.stuck(StuckSync.of(input, at), settings)
            : Message.of(RunResult.of(input, at), earlier, settings);
    return new AlertExample(at, message.orElseThrow());
  }

  /** The payload that Slack receives. */
  JsonNode payload() {
    try {
      return JSON.readTree(Json.write(message.payload()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EarlierRun earlier(JsonObject json) {
    Map<String, String> failed =
        json.needObject("failedConnections").fields().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().toString()));
    Optional<Set<String>> offIds = json.text("offIds").map(ids -> Set.of(ids.split(" ")));
    return new EarlierRun(
        Instant.parse(json.needText("startedAt")),
        json.isTrue("succeeded") ? End.SUCCEEDED : End.FAILED,
        failed,
        offIds,
        0);
  }

  private static JsonObject read(String name) {
    try (InputStream file = AlertExample.class.getResourceAsStream("alerts/" + name + ".json")) {
      return Json.readObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("example " + name, e);
    }
  }
}
