package airstep.alert;

import airstep.vocabulary.run.EndedPart;
import airstep.vocabulary.run.EndedPart.ClosedPart;
import airstep.vocabulary.run.EndedPart.LostPart;
import airstep.vocabulary.run.LostExecution;
import airstep.vocabulary.run.RunFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences for failures of a run, in alerts, events and outputs alike. */
final class RunSentence {

  /** The error of every nested execution that did not succeed, so it says nothing. */
  private static final String TASK_FAILED = "^States\\.TaskFailed ";

  private RunSentence() {}

  static String of(RunFailure failure) {
    String flows = String.join(", ", failure.flows());
    String fault = failure.fault().map(it -> ": " + ErrorOutput.said(it)).orElse("");
    return switch (failure.code()) {
      case UPSTREAM_MISSING ->
          "nothing was synced: after %s, these flows have not succeeded: %s"
              .formatted(
                  HumanFormat.duration(Duration.ofSeconds(failure.seconds().orElse(0))), flows);
      case UPSTREAM_UNKNOWN ->
          "nothing was synced: at the deadline it was unknown whether these flows had succeeded: "
              + flows
              + fault;
      case NOT_PLANNED -> "nothing was synced: the run could not be planned" + fault;
      case LOST_TRACK -> "the outcomes of the run's syncs were lost" + fault;
    };
  }

  static String of(LostExecution lost) {
    return "the execution of this sync " + endOf(lost);
  }

  /** Returns the sentence for parts of a run that failed as a whole. */
  static String of(List<EndedPart> failed) {
    EndedPart first = failed.getFirst();
    long connections = failed.stream().mapToLong(each -> each.part().connections()).sum();
    String parts =
        failed.size() == 1 ? "part " + first.part().number() : failed.size() + " parts of the run";
    String why =
        switch (first) {
          case ClosedPart closed -> closed.event().reason().orElse("");
          case LostPart lost -> "its execution " + endOf(lost.lost());
        };
    return "%s with %s failed as a whole: %s"
        .formatted(parts, HumanFormat.count(connections, "connection"), why);
  }

  private static String endOf(LostExecution lost) {
    if (lost.stopped()) {
      return "was stopped";
    }
    String said = lost.reason();
    String rest = lost.status().isEmpty() ? said : said.replaceFirst(TASK_FAILED, "");
    return "ended without an outcome: "
        + Stream.of(lost.status(), lost.error(), rest)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
  }
}
