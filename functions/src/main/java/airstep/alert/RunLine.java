package airstep.alert;

import airstep.text.OneLine;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One line about the run as a whole: when it was due, how long it took, what it synced. */
final class RunLine {

  private static final int LONGEST_TAGS = 1000;
  private static final int LONGEST_NAME = 100;

  private RunLine() {}

  static Text of(RunResult run) {
    List<Text> facts = new ArrayList<>();
    facts.add(when(run.run()));
    facts.add(selection(run.run()));
    facts.add(Text.of("took " + HumanFormat.duration(run.event().duration())));
    int synced = run.news().succeeded().map(List::size).orElse(0);
    if (synced > 0 && run.event().total() > 1) {
      facts.add(
          Text.of(
              HumanFormat.number(synced)
                  + " of "
                  + HumanFormat.number(run.event().total())
                  + " synced"));
    }
    if (run.failed().isEmpty() && run.event().rows() > 0) {
      facts.add(Text.of(HumanFormat.count(run.event().rows(), "row")));
      facts.add(Text.of(HumanFormat.bytes(run.event().bytes())));
    }
    run.failed()
        .filter(failed -> failed.count() > 1)
        .ifPresent(failed -> facts.addAll(outcomes(failed)));
    return Text.join(" · ", facts);
  }

  /** How many ended in which way, if all of them are known. */
  private static List<Text> outcomes(RunResult.Failed failed) {
    return failed.count() > failed.connections().size()
        ? List.of()
        : Stream.of(Outcome.values())
            .filter(Outcome::failed)
            .map(outcome -> count(failed, outcome))
            .toList();
  }

  private static Text count(RunResult.Failed failed, Outcome outcome) {
    long count = failed.connections().stream().filter(one -> one.outcome() == outcome).count();
    String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return count > 0 ? Text.of(HumanFormat.number(count) + " " + word) : Text.NONE;
  }

  /** The name of the run's execution, and the tags of its flow. */
  static Text identity(RunId run, List<String> tags) {
    return Text.join(
        " · ",
        Text.foreign(executionName(run), 300),
        Text.foreign(String.join(", ", tags), LONGEST_TAGS));
  }

  static String executionName(RunId run) {
    return OneLine.of(
        run.execution().substring(run.execution().lastIndexOf(':') + 1), LONGEST_NAME);
  }

  private static Text selection(RunId run) {
    return run.retryOf()
        .map(name -> Text.of("retry of ").then(Text.foreign(name, LONGEST_NAME)))
        .orElse(run.partial() ? Text.of("only some connections") : Text.NONE);
  }

  private static Text when(RunId run) {
    return Text.of(
        (run.byHand() ? "Run by hand on " : "Run of ") + HumanFormat.moment(run.scheduledTime()));
  }
}
