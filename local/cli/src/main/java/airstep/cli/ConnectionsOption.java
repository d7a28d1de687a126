package airstep.cli;

import airstep.flows.Connections.Named;
import airstep.flows.Flow;
import airstep.flows.Spelling;
import airstep.json.Json;
import airstep.terminal.Console;
import airstep.text.OneLine;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.FlowInput.Selected;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The option that selects some connections of a flow, and its check against the flow's file. */
final class ConnectionsOption {

  private static final int LONGEST = 200;

  @Option(
      names = "--connections",
      paramLabel = "ID",
      split = ",",
      description = "Sync only these connections of the flow, by their ids.")
  private List<String> ids;

  /**
   * Returns the input of the execution.
   *
   * @param input the value of --input; null if it is not given
   * @throws UsageException if both options are given, or this one has a text that is no id
   */
  String input(String input) {
    if (ids == null) {
      return input == null ? "{}" : input;
    }
    if (input != null) {
      throw new UsageException(
          "--connections and --input: use one of them; an input selects connections with"
              + " {\"connections\": [\"ID\"]}");
    }
    List<String> selected = ids.stream().map(String::strip).toList();
    if (selected.isEmpty() || !selected.stream().allMatch(Selected::isId)) {
      throw new UsageException(
          "--connections: '%s' is not a list of ids; write ids with commas between them"
              .formatted(OneLine.of(String.join(",", selected), LONGEST)));
    }
    return Json.write(new Selected(selected));
  }

  /**
   * Checks that the input of an execution can hold the connections, wherever the flow runs.
   *
   * @throws UsageException if it cannot
   */
  void checkCount(FlowInput input, String flow) {
    int count = input.selection().size();
    if (count > Selected.MOST) {
      throw new UsageException(
          "%s: %s connections are more than the %s that one start can name; name fewer, or leave"
                  .formatted(option(), Console.number(count), Console.number(Selected.MOST))
              + " them out to sync the whole flow "
              + flow);
    }
  }

  private String option() {
    return ids == null ? "--input" : "--connections";
  }

  /**
   * Checks that a flow which lists its connections has those that the input selects. Which ones an
   * all-active flow has, only Airbyte knows.
   *
   * @throws UsageException if it does not
   */
  void check(FlowInput input, Flow flow) {
    if (!(flow.connections() instanceof Named(List<String> known))) {
      return;
    }
    for (String id : input.selection()) {
      if (!known.contains(id.toLowerCase(Locale.ROOT))) {
        String remedy = Spelling.remedy(id, known, "its file lists them");
        throw new UsageException(
            "%s: %s is not a connection of flow %s; %s"
                .formatted(option(), id, flow.name(), remedy));
      }
    }
  }
}
