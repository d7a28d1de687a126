package airstep.page;

import airstep.operate.Place;
import airstep.operate.RetryChoice;
import airstep.operate.RetryExecutions;
import airstep.operate.RetryRefusal;
import airstep.operate.Run;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
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

  /** Returns what the page says before it asks: what a retry does, or why there is none. */
  synchronized JsonFields question(String id) {
    Runs runs = data.list().runs();
    Run run = runs.find(id);
    return new JsonFields()
        .put("effect", retries.effect(run.arn()))
        .put(
            "refusal",
            retries
                .refusal(run.arn())
                .or(
                    () ->
                        new RetryRefusal(place, runs, RetryExecutions.of(place, run))
                            .retried(run)));
  }

  /**
   * Starts the retry.
   *
   * @throws RetryRefusedException if it cannot be started
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
    String execution = retries.start(choice, choice.start(executions));
    return new JsonFields()
        .put("run", run.id())
        .put("flow", run.flow())
        .put("connections", choice.chosen().size())
        .put("execution", execution);
  }
}
