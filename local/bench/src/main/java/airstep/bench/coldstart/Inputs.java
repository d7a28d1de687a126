package airstep.bench.coldstart;

import airstep.json.Json;
import airstep.vocabulary.StepName;
import airstep.vocabulary.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A usual input of each step, as the state machine sends it. */
final class Inputs {

  static final String CONNECTION = "00000000-0000-4000-8000-000000000001";

  private static final String SYNC =
      """
      "job": "sync", "whenRunning": "adopt", "timeoutSeconds": 1800, "triggerTimeoutSeconds": 90,
      "poll": {"firstSeconds": 15, "maxSeconds": 60}, "airbyteSecret": "airbyte",
      "retries": {"count": 2, "on": ["trigger"], "delaySeconds": 10, "multiplier": 10.0, "jitter": 0.5}
      """;

  /** What the inputs have in common. */
  private static final Map<String, String> PARTS =
      Map.of(
          "@SYNC",
          "{" + SYNC + "}",
          "@PREPARED",
          "{\"connectionId\": \"" + CONNECTION + "\", \"watermark\": 1, " + SYNC + "}",
          "@RUN",
          """
          {"flow": "hubspot", "execution": "arn:aws:states:eu-west-2:123456789012:execution:airstep-run:hubspot-1",
           "scheduledTime": "2026-11-22T07:00:00Z", "byHand": false}
          """,
          "@FAILED",
          """
          {"status": "FAILED", "total": 1, "skipped": 0, "failed": 0, "rows": 0, "bytes": 0,
           "durationSeconds": 60, "reason": "x"}
          """,
          "@MACHINE",
          "\"arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-run\"",
          "@EXECUTION",
          "\"arn:aws:states:eu-west-2:123456789012:execution:airstep-run:hubspot-1\"",
          "@CONNECTION",
          "\"" + CONNECTION + "\"");

  private final JsonObject all;

  Inputs() throws IOException {
    try (InputStream in = Inputs.class.getResourceAsStream("inputs.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> part : PARTS.entrySet()) {
        text = text.replace("\"" + part.getKey() + "\"", part.getValue());
      }
      all = Json.readObject(text);
    }
  }

  String of(StepName step) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("execution", "arn:aws:states:eu-west-2:123456789012:execution:airstep-run:hubspot-1");
    input.putAll(all.needObject(step.functionName()).fields());
    return Json.write(input);
  }
}
