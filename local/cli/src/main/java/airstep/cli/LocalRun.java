package airstep.cli;

import airstep.asl.Execution;
import airstep.embedded.slack.SlackMessage;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Recording;
import airstep.embedded.stack.RunReport;
import airstep.flows.Flow;
import airstep.live.RunWatch;
import airstep.store.StopRequest;
import airstep.terminal.Person;
import java.util.List;
import java.util.Optional;

/** A flow that has started on this machine. It goes on as long as it is followed. */
record LocalRun(
    Flow flow,
    EmbeddedStack stack,
    Execution execution,
    Recording recording,
    RunWatch watch,
    Services services) {

  /**
   * Lets it run until it has ended, or until the watch is left.
   *
   * @param person empty if nobody can be asked
   */
  void follow(Optional<Person> person) {
    watch.follow(stack, execution, recording, person);
  }

  void stop(StopRequest asked) {
    watch.stopAsAsked(stack, recording, asked);
  }

  /** Returns what is known of it now. */
  RunReport report() {
    return RunReport.of(flow.name(), execution, recording);
  }

  /** Returns the messages to the Slack in this process. */
  List<SlackMessage> messages() {
    return services.messages().get();
  }
}
