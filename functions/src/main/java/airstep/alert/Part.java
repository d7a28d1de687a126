package airstep.alert;

import airstep.text.OneLine;
import airstep.vocabulary.AlertKind;
import java.util.List;

/**
 * What a message tells of one kind.
 *
 * @param headline names the flow and what became of it
 * @param message what happened, on one line
 * @param sections each at most as long as Slack takes
 */
record Part(AlertKind kind, String headline, String message, List<Text> sections) {

  private static final int LONGEST_FLOW = 72;

  /** The flow's name, in a headline. */
  static String flow(RunResult run) {
    return OneLine.of(run.flow(), LONGEST_FLOW);
  }
}
