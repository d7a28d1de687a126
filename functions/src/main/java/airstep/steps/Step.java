package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.Airbytes;
import airstep.http.LoggedHttp;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.log.StepLog;
import airstep.slack.SlackWebhook;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import airstep.vocabulary.json.MissingFieldException;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The handler of a Lambda function, which reads its input from JSON and writes its output as JSON.
 *
 * <p>The state machine decides by the class name of the exception that a step throws, so the
 * handler only catches what it renames.
 *
 * @param <I> the input, a record of the vocabulary
 * @param <O> the output, a record of the vocabulary
 */
public abstract class Step<I, O extends JsonRecord> implements RequestStreamHandler {

  private final StepParts parts;
  private final Function<JsonObject, I> reader;
  private final Airbytes airbytes;

  /**
   * Creates the step.
   *
   * @param reader reads the input; throws {@link MissingFieldException} if a value is invalid
   */
  Step(StepParts parts, Function<JsonObject, I> reader) {
    this.parts = parts;
    this.reader = reader;
    this.airbytes = new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause());
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    String name = getClass().getSimpleName();
    try {
      JsonObject json = Json.readObject(text);
      StepLog log =
          new StepLog(parts.logLines(), parts.clock(), name, json.text("execution").orElse(""));
      out.write(Json.write(run(reader.apply(json), log)).getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJsonException | MissingFieldException e) {
      throw new BadInputException("the input of " + name + ": " + e.getMessage());
    }
  }

  /** Does the step's work. */
  abstract O run(I input, StepLog log);

  /** Opens the Airbyte whose address and credentials are in the secret with this name. */
  final Airbyte airbyte(String secret, StepLog log) {
    requireCalls();
    return airbytes.open(secret, log);
  }

  /** Opens Slack. */
  final SlackWebhook slack(StepLog log) {
    LoggedHttp http = new LoggedHttp(parts().http(), log, parts.clock());
    return new SlackWebhook(http, parts.secrets(), parts.pause());
  }

  final Instant now() {
    return parts.clock().instant();
  }

  final Consumer<String> logLines() {
    return parts.logLines();
  }

  /**
   * Returns everything that the step can call.
   *
   * @throws IllegalStateException if it was created to call nothing, see {@link StepParts#alone}
   */
  final StepParts parts() {
    requireCalls();
    return parts;
  }

  private void requireCalls() {
    if (parts.http() == null) {
      throw new IllegalStateException(getClass().getSimpleName() + " was created to call nothing");
    }
  }
}
