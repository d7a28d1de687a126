package airstep.page;

import airstep.operate.Place;
import airstep.operate.RetryChoice;
import airstep.operate.RetryExecutions;
import airstep.operate.RetryRefusal;
import airstep.operate.Run;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
import airstep.operate.StartedMeanwhileException;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;

/** Retries runs, one at a time, so that a second request for the same run finds the first one. */
final class RetryActions {

  private final Place place;
  private final PageData data;
  private final Retries retries;

  RetryActions(Place place, PageData data, Retries retries) {
    this.place = place;
    this.data = data;
    this.retries = retries;
  }

  /**
   * Returns what the page says before it asks: what a retry does, or why there is none, and the
   * name of the next one, for {@link #start}.
   */
  synchronized JsonFields question(String id) {
    Runs runs = data.list().runs();
    Run run = runs.find(id);
    RetryExecutions executions = RetryExecutions.of(place, run);
    return new JsonFields()
        .put("effect", retries.effect(run.arn()))
        .put("next", executions.next())
        .put(
            "refusal",
            retries
                .refusal(run.arn())
                .or(() -> new RetryRefusal(place, runs, executions).retried(run)));
  }

  /**
   * Starts the retry.
   *
   * @param asked needs the name of the next retry that the question had: what another command
   *     started after it is not repeated
   * @throws RetryRefusedException if it cannot be started
   * @throws StartedMeanwhileException if there is a retry that the person did not know of
   */
  synchronized JsonFields start(String id, JsonObject asked) {
    Runs runs = data.list().runs();
    RunDetails details = runs.details(runs.find(id));
    Run run = details.run();
    RetryChoice choice = RetryChoice.of(details, asked.isTrue("all"));
    RetryExecutions executions = RetryExecutions.of(place, run);
    retries
        .refusal(run.arn())
        .or(() -> new RetryRefusal(place, runs, executions).of(details, choice))
        .ifPresent(
            why -> {
              throw new RetryRefusedException(why);
            });
    String next =
        asked
            .text("next")
            .orElseThrow(
                () -> new WrongRequestException("send the next that retry/" + id + " has"));
    if (!next.equals(executions.next())) {
      throw new StartedMeanwhileException();
    }
    String execution = retries.start(choice, choice.start(executions));
    return new JsonFields()
        .put("run", run.id())
        .put("flow", run.flow())
        .put("connections", choice.chosen().size())
        .put("execution", execution);
  }
}
