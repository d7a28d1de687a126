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

/**
 * The handler of a Lambda function, which reads its input from JSON and writes its output as JSON.
 *
 * <p>The state machine decides by the class name of the exception that a step throws, so the
 * handler only catches what it renames.
 */
public abstract class Step implements RequestStreamHandler {

  private final StepParts parts;
  private final Airbytes airbytes;

  Step(StepParts parts) {
    this.parts = parts;
    this.airbytes = new Airbytes(parts.http(), parts.secrets(), parts.clock(), parts.pause());
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    String name = getClass().getSimpleName();
    try {
      JsonObject input = Json.readObject(text);
      StepLog log =
          new StepLog(parts.logLines(), parts.clock(), name, input.text("execution").orElse(""));
      out.write(Json.write(run(input, log)).getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJsonException | MissingFieldException e) {
      throw new BadInputException("the input of " + name + ": " + e.getMessage());
    }
  }

  /**
   * Does the step's work.
   *
   * @param json the input, which the step reads as a record of the vocabulary
   * @return the output, a record of the vocabulary
   * @throws MissingFieldException if a value of the input is missing or invalid
   */
  abstract JsonRecord run(JsonObject json, StepLog log);

  /** Opens the Airbyte whose address and credentials are in the secret with this name. */
  final Airbyte airbyte(String secret, StepLog log) {
    return airbytes.open(secret, log);
  }

  /** Opens Slack. */
  final SlackWebhook slack(StepLog log) {
    LoggedHttp http = new LoggedHttp(parts.http(), log, parts.clock());
    return new SlackWebhook(http, parts.secrets(), parts.pause());
  }

  final StepParts parts() {
    return parts;
  }
}
