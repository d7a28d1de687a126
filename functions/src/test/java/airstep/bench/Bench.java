package airstep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import airstep.http.CrtClient;
import airstep.http.CrtHttp;
import airstep.http.Http;
import airstep.json.Json;
import airstep.log.StepLog;
import airstep.steps.StepParts;
import airstep.vocabulary.json.JsonObject;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The parts of a step with the real HTTP client, and a record of everything that it outputs. A test
 * fails if a secret appears anywhere in that record.
 */
public final class Bench implements AfterEachCallback {

  public static final String EXECUTION =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-sync:hubspot-0123";

  private static final Http HTTP = new CrtHttp(CrtClient.open());

  private final SettableClock clock = new SettableClock();
  private final StoredSecrets secrets = new StoredSecrets();
  private final StoredExecutions executions = new StoredExecutions();
  private final StoredEvents bus = new StoredEvents();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> logLines = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  public StepParts parts() {
    return new StepParts(
        HTTP, secrets, clock, pauses::add, logLines::add, () -> executions, () -> bus);
  }

  public StepLog log() {
    return new StepLog(logLines::add, clock, "Test", EXECUTION);
  }

  public SettableClock clock() {
    return clock;
  }

  public StoredSecrets secrets() {
    return secrets;
  }

  public StoredExecutions executions() {
    return executions;
  }

  public StoredEvents bus() {
    return bus;
  }

  public List<Duration> pauses() {
    return pauses;
  }

  /** Returns each log line. A line that is not a JSON object fails the test. */
  public List<JsonObject> logLines() {
    return logLines.stream().map(Json::readObject).toList();
  }

  /** Calls the step as Lambda does. */
  public JsonObject run(RequestStreamHandler step, Map<String, ?> input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      step.handleRequest(
          new ByteArrayInputStream(Json.write(input).getBytes(StandardCharsets.UTF_8)), out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = out.toString(StandardCharsets.UTF_8);
    seen.add(text);
    return Json.readObject(text);
  }

  /** Calls the step, which must fail, and returns what it throws. */
  public Throwable failure(RequestStreamHandler step, Map<String, ?> input) {
    return caught(() -> run(step, input));
  }

  /** Returns what the call throws, and records it. */
  public Throwable caught(Runnable call) {
    Throwable thrown = catchThrowable(call::run);
    assertThat(thrown).isNotNull();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      seen.add(cause.toString());
    }
    return thrown;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    String record = String.join("\n", seen) + String.join("\n", logLines);
    for (String secret : secrets.values()) {
      String json = Json.write(secret);
      assertThat(record)
          .doesNotContain(secret)
          .doesNotContain(json.substring(1, json.length() - 1))
          .doesNotContain(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
  }
}
