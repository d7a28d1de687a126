package airstep.alert;

import airstep.vocabulary.run.ClosedRun.Mail;
import airstep.vocabulary.run.ClosedRun.More;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunId;
import airstep.vocabulary.run.RunStatus;
import airstep.vocabulary.run.SyncOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** The alert as an email to the topic of alarms, for when Slack does not accept it. */
final class FallbackMail {

  /** The maximum number of connections to list. */
  private static final int SHOWN = 20;

  private static final String NEWS =
      "The run did not fail. If there was anything to report, see the log of its step NotifyRun.";

  private FallbackMail() {}

  static Mail of(RunId run, RunEvent event, More more) {
    boolean failed = event.status() == RunStatus.FAILED;
    return new Mail(
        "Airstep: " + run.flow() + (failed ? " failed" : " needs review"),
        String.join(
            "\n\n",
            "Flow " + run.flow() + ", run of " + run.scheduledTime(),
            failed ? event.reason().orElseGet(() -> connections(event, more)) : NEWS,
            run.execution(),
            "Slack did not accept this alert: "));
  }

  private static String connections(RunEvent event, More more) {
    return "%s of %s connections did not succeed".formatted(event.failed(), event.total())
        + (event.failed() > SHOWN ? ", the worst of them:" : ":")
        + more.connections().orElse(List.of()).stream()
            .limit(SHOWN)
            .map(one -> "\n" + line(one))
            .collect(Collectors.joining());
  }

  private static String line(SyncOutcome sync) {
    return "- "
        + sync.called()
        + " "
        + sync.outcome()
        + sync.details().reason().filter(it -> !it.isEmpty()).map(it -> ": " + it).orElse("")
        + sync.link().map(it -> " " + it).orElse("");
  }
}
