package airstep.cli;

import airstep.embedded.stack.ConnectionReport;
import airstep.terminal.Console;
import airstep.terminal.TextTable;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** The connections of a run as a table, a row for each. */
final class ConnectionTable {

  private ConnectionTable() {}

  static List<String> lines(List<ConnectionReport> connections) {
    TextTable table =
        new TextTable("CONNECTION", "OUTCOME", "JOB", "TRIGGERS", "POLLS", "ROWS", "DURATION");
    for (ConnectionReport one : connections) {
      table.row(
          one.label(),
          one.outcome(),
          cell(one.jobId(), Long::toString),
          cell(one.triggers(), Console::number),
          cell(one.polls(), Console::number),
          cell(one.rows(), Console::number),
          cell(one.durationSeconds(), Console::duration));
    }
    return table.lines();
  }

  static String cell(OptionalLong number, LongFunction<String> text) {
    return number.isPresent() ? text.apply(number.getAsLong()) : "-";
  }
}
