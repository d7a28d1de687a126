package airstep.cli;

import airstep.alert.Crash;
import airstep.alert.EarlierRun;
import airstep.alert.Message;
import airstep.alert.OffIds;
import airstep.alert.RunResult;
import airstep.embedded.slack.SlackMessage;
import airstep.flows.Spelling;
import airstep.json.Json;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.NotifyInput;
import airstep.vocabulary.run.NotifyInput.Ended;
import airstep.vocabulary.run.NotifyInput.Stuck;
import airstep.vocabulary.run.RunId;
import airstep.vocabulary.run.RunStatus;
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
import java.util.stream.Stream;

/**
 * An example of an alert.
 *
 * @param at when it is sent
 */
record AlertExample(Instant at, Message message) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The names of all examples: one for each kind, and several for some. */
  static final List<String> NAMES =
      Stream.of(AlertKind.values())
          .flatMap(kind -> Stream.concat(Stream.of(kind.word()), more(kind)))
          .toList();

  private static Stream<String> more(AlertKind kind) {
    return kind == AlertKind.FAILED ? Stream.of("failed-many", "airbyte-down") : Stream.empty();
  }

  /** The example of that name; throws a {@link UsageException} if there is none. */
  static AlertExample named(String name) {
    if (!NAMES.contains(name)) {
      throw new UsageException(Spelling.unknown("alert", name, NAMES));
    }
    JsonObject file = read(name);
    Instant at = Instant.parse(file.needText("at"));
    List<EarlierRun> earlier = file.objects("earlier").stream().map(AlertExample::earlier).toList();
    JsonObject input = file.needObject("input");
    Optional<Message> message =
        input.text("crashed").isPresent()
            ? Message.of(crashed(input, at), earlier, AlertSettings.read(input.needObject("alert")))
            : switch (NotifyInput.read(input)) {
              case Stuck stuck -> Message.of(stuck);
              case Ended ended -> Message.of(RunResult.of(ended, at), earlier, ended.alert());
            };
    return new AlertExample(at, message.orElseThrow());
  }

  /** A run that could not send its own alert, so it is not an input of NotifyRun. */
  private static RunResult crashed(JsonObject input, Instant at) {
    return RunResult.crashed(
        RunId.read(input.needObject("run")),
        input.text("flowExecution"),
        input.texts("tags"),
        Crash.of(input.needText("crashed")),
        input.needText("reason"),
        input.needSeconds("durationSeconds"),
        at);
  }

  /** The message as Slack receives it. */
  SlackMessage sent() {
    return new SlackMessage(at, JSON.valueToTree(message.payload()));
  }

  private static EarlierRun earlier(JsonObject json) {
    Map<String, String> failed =
        json.needObject("failedConnections").fields().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().toString()));
    return new EarlierRun(
        Instant.parse(json.needText("startedAt")),
        json.isTrue("succeeded") ? RunStatus.SUCCEEDED : RunStatus.FAILED,
        failed,
        json.text("offIds").map(OffIds::read),
        0,
        Set.of());
  }

  private static JsonObject read(String name) {
    try (InputStream file = AlertExample.class.getResourceAsStream("alerts/" + name + ".json")) {
      return Json.readObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("example " + name, e);
    }
  }
}
