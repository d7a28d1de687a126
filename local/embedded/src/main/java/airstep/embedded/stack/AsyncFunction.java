package airstep.embedded.stack;

import airstep.asl.LambdaFunction;
import airstep.asl.LambdaRequest;
import airstep.asl.LambdaResponse;
import airstep.asl.timeline.Timeline;
import airstep.asl.timeline.WorkResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A function that a rule calls asynchronously: Lambda retries it after one minute and after two
 * more, then sends the event to the dead letters.
 */
record AsyncFunction(
    Timeline timeline,
    String name,
    LambdaFunction function,
    List<String> deadLetters,
    AtomicInteger unfinished)
    implements Consumer<String> {

  private static final int TRIES = 3;

  AsyncFunction(Timeline timeline, String name, LambdaFunction function) {
    this(timeline, name, function, new ArrayList<>(), new AtomicInteger());
  }

  @Override
  public void accept(String input) {
    unfinished.incrementAndGet();
    call(input, 1);
  }

  private void call(String input, int number) {
    LambdaRequest request =
        new LambdaRequest(
            name,
            "async-" + number,
            input.getBytes(StandardCharsets.UTF_8),
            timeline.instant().plus(function.timeout()));
    timeline.<LambdaResponse>start(
        () -> function.invoke(request),
        result -> {
          boolean failed = !(result instanceof WorkResult.Returned(LambdaResponse.Success _));
          if (failed && number < TRIES) {
            var _ = timeline.schedule(Duration.ofMinutes(number), () -> call(input, number + 1));
            return;
          }
          unfinished.decrementAndGet();
          if (failed) {
            deadLetters.add(input);
          }
        });
  }
}
