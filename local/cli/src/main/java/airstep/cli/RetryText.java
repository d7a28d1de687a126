package airstep.cli;

import airstep.embedded.stack.ConnectionReport;
import airstep.operate.RetryChoice;
import airstep.terminal.Sign;
import airstep.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/** What a retry would sync, and what it leaves out. */
record RetryText(RetryChoice choice) {

  private static final int LONGEST_REASON = 100;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("retry of run " + choice.run().id() + " of " + choice.run().flow() + ":");
    choice.chosen().forEach(one -> lines.add(line(one)));
    if (!choice.leftOut().isEmpty()) {
      lines.add("left out, to fix or to look at in Airbyte first; --all includes them:");
      choice.leftOut().forEach(one -> lines.add(line(one)));
    }
    choice.notListed().ifPresent(those -> lines.add("left out: " + those));
    return lines;
  }

  private static String line(ConnectionReport one) {
    String reason = one.reason().map(text -> ": " + OneLine.of(text, LONGEST_REASON)).orElse("");
    return "  " + Sign.of(one.outcome()) + " " + one.label() + " " + one.outcome() + reason;
  }
}
