package airstep.cli;

import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.aws.SdkFailure;
import airstep.embedded.stack.UnreadableSecretsException;
import airstep.flows.Problem;
import airstep.json.Json;
import airstep.operate.PlaceUnusableException;
import airstep.operate.StartedMeanwhileException;
import airstep.operate.UnknownRunException;
import airstep.page.PortTakenException;
import airstep.secrets.SecretUnusableException;
import airstep.states.StatesRefusedException;
import airstep.states.StatesUnavailableException;
import airstep.store.StoreUnusableException;
import airstep.text.OneLine;
import airstep.vocabulary.json.JsonFields;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Why a command could not do what it was asked.
 *
 * @param message one line; with problems, one line for each
 * @param exitCode 2 for wrong use or configuration, 1 for anything unexpected
 * @param problems the problems of files, each with its place and its fix; empty if it is no such
 *     failure
 * @param bug whether it is a bug in Airstep
 */
record Failure(String message, int exitCode, List<Problem> problems, boolean bug) {

  private static final int LONGEST_LINE = 1000;

  Failure {
    problems = List.copyOf(problems);
  }

  static Failure of(Exception e) {
    return switch (e) {
      case UsageException wrong ->
          new Failure(wrong.getMessage(), Airstep.USAGE, wrong.problems(), false);
      case UnreadableSecretsException _,
          StoreUnusableException _,
          PlaceUnusableException _,
          UnknownRunException _,
          StartedMeanwhileException _,
          PortTakenException _ ->
          wrongUse(OneLine.of(e.getMessage(), LONGEST_LINE));
      case AirbyteRefusedException _, SecretUnusableException _ ->
          wrongUse(OneLine.of(e.getMessage(), LONGEST_LINE));
      case AirbyteUnavailableException _, StatesUnavailableException _, StatesRefusedException _ ->
          notSucceeded(OneLine.of(e.getMessage(), LONGEST_LINE));
      case SdkException aws ->
          notSucceeded("AWS answered with an error: " + SdkFailure.of(aws).said());
      default ->
          new Failure(
              "airstep: %s: a bug in Airstep; report it with its stack trace".formatted(e),
              Airstep.NOT_SUCCEEDED,
              List.of(),
              true);
    };
  }

  private static Failure notSucceeded(String message) {
    return new Failure(message, Airstep.NOT_SUCCEEDED, List.of(), false);
  }

  static Failure wrongUse(String message) {
    return new Failure(message, Airstep.USAGE, List.of(), false);
  }

  boolean unexpected() {
    return exitCode == Airstep.NOT_SUCCEEDED;
  }

  /** One JSON object. */
  String toJson() {
    JsonFields error = new JsonFields().put("message", message).put("exitCode", exitCode);
    if (!problems.isEmpty()) {
      error.put("problems", problems.stream().map(Failure::json).toList());
    }
    return Json.write(new JsonFields().put("error", error));
  }

  private static JsonFields json(Problem problem) {
    return new JsonFields()
        .put("file", problem.file().toString())
        .put("line", problem.line() == 0 ? OptionalLong.empty() : OptionalLong.of(problem.line()))
        .put("what", problem.what())
        .put("remedy", problem.remedy());
  }
}
