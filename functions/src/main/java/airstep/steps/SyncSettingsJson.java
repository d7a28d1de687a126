package airstep.steps;

import airstep.json.JsonObject;
import airstep.json.MissingFieldException;
import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.sync.SyncSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads the settings of a sync. */
final class SyncSettingsJson {

  private SyncSettingsJson() {}

  static SyncSettings read(JsonObject json) {
    JsonObject poll = json.needObject("poll");
    JsonObject retries = json.needObject("retries");
    return new SyncSettings(
        json.needText("job"),
        whenRunning(json),
        json.needSeconds("timeoutSeconds"),
        json.needSeconds("triggerTimeoutSeconds"),
        new SyncSettings.Poll(poll.needSeconds("firstSeconds"), poll.needSeconds("maxSeconds")),
        new SyncSettings.Retries(
            retries.needWhole("count"),
            retryOn(retries),
            retries.needSeconds("delaySeconds"),
            retries.needNumber("multiplier"),
            retries.needNumber("jitter")),
        json.needText("airbyteSecret"));
  }

  static WhenRunning whenRunning(JsonObject json) {
    return WhenRunning.of(json.needText("whenRunning"))
        .orElseThrow(
            () ->
                new MissingFieldException(
                    "whenRunning",
                    "one of " + Stream.of(WhenRunning.values()).map(WhenRunning::word).toList()));
  }

  private static List<RetryOn> retryOn(JsonObject retries) {
    List<RetryOn> on = new ArrayList<>();
    for (String word : retries.texts("on")) {
      on.add(
          RetryOn.of(word)
              .orElseThrow(
                  () ->
                      new MissingFieldException(
                          "retries.on",
                          "a list of "
                              + Arrays.stream(RetryOn.values()).map(RetryOn::word).toList())));
    }
    return on;
  }
}
