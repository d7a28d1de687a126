package airstep.embedded.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import airstep.asl.LambdaRequest;
import airstep.asl.LambdaResponse;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import airstep.steps.CheckAlert;
import airstep.steps.CloseRun;
import airstep.steps.CloseSync;
import airstep.steps.Step;
import airstep.steps.StepParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;

/** The real steps in a stage without a network, for those that only read their input. */
final class PlayedSteps {

  private static final Secrets NONE =
      new Secrets() {
        @Override
        public Secret read(String name) {
          throw new SecretUnusableException("secret " + name + " does not exist");
        }

        @Override
        public void forget(String name) {
          // There is none.
        }
      };

  private static final StepParts PARTS =
      new StepParts(
          _ -> {
            throw new IOException("there is no network");
          },
          NONE,
          () -> FlowWorld.SEVEN,
          _ -> {},
          _ -> {},
          () -> null,
          () -> null);

  private static final Map<String, Function<StepParts, Step<?, ?>>> STEPS =
      Map.of("CloseSync", CloseSync::new, "CloseRun", CloseRun::new, "CheckAlert", CheckAlert::new);

  private PlayedSteps() {}

  static boolean has(String function) {
    return STEPS.containsKey(function);
  }

  static LambdaResponse answer(String function, LambdaRequest request) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handle(function, new String(request.payload(), UTF_8), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LambdaResponse.Success(out.toByteArray());
  }

  static void handle(String function, String input, OutputStream out) throws IOException {
    Step<?, ?> step = STEPS.get(function).apply(PARTS);
    step.handleRequest(new ByteArrayInputStream(input.getBytes(UTF_8)), out, null);
  }
}
