package airstep.alert;

import airstep.json.Json;
import airstep.vocabulary.FlowInput.RetryOfRun;
import airstep.vocabulary.FlowInput.Selected;
import airstep.vocabulary.run.SyncOutcome;
import java.util.List;

/** How a person starts the flow of a run again: where, and with which input. */
record StartAgain(RunResult run) {

  /** The maximum number of ids in an input that a message shows. */
  private static final int MOST = 10;

  private static final String WORDS = "start the flow again";

  /** Returns how to repeat the run. */
  Text forAll() {
    return with(run.run().partial() ? "the same input" : "the input `{}`");
  }

  /**
   * Returns how to sync these connections of the run again, and no others.
   *
   * @param syncs those that are known
   * @param count how many there are, including those that are not known
   */
  Text only(List<SyncOutcome> syncs, long count) {
    Text again = inConsole(syncs, count);
    return RetryCommand.of(run.run().execution())
        .map(command -> Text.of("run `" + command + "` or ").then(again))
        .orElse(again);
  }

  /** The same for people without the command. */
  private Text inConsole(List<SyncOutcome> syncs, long count) {
    if (!run.run().partial() && count >= run.event().total()) {
      return forAll();
    }
    List<String> ids = syncs.stream().map(SyncOutcome::connectionId).toList();
    return count == ids.size()
            && ids.size() <= MOST
            && ids.stream().allMatch(id -> id.matches("[\\w-]{1,60}"))
        ? with("the input `" + input(ids) + "`")
        : with("their ids as `connections` in the input; the cause of the run lists them");
  }

  private String input(List<String> ids) {
    String execution = run.run().execution();
    String name = RunLine.executionName(run.run());
    boolean known = run.flowExecution().filter(execution::equals).isEmpty();
    return Json.write(
        known && RetryOfRun.isName(name) ? new RetryOfRun(ids, name) : new Selected(ids));
  }

  private Text with(String input) {
    return run.flowExecution()
        .flatMap(flow -> Links.flow(flow, WORDS))
        .map(link -> link.then(" with " + input))
        .orElse(Text.of(WORDS));
  }
}
