package airstep.imports;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import java.util.List;
import java.util.Optional;

/**
 * A flow file that is not yet written.
 *
 * @param name the name of the flow
 * @param text the content of the file, which {@code validate} accepts
 * @param old its schedule in the tool that it comes from; empty if it has none or if it could not
 *     be carried over
 */
public record FlowDraft(String name, String text, Optional<OldSchedule> old) {

  /** Returns what a person has to complete. */
  public List<String> todos() {
    return text.lines()
        .filter(FlowDraft::isTodo)
        .map(line -> line.substring(DraftText.TODO.length()))
        .toList();
  }

  /** Returns whether a person has to complete what a line of a file says. */
  public static boolean isTodo(String line) {
    return line.startsWith(DraftText.TODO);
  }

  /** Returns the flow that the file will be read as. */
  public Flow flow() {
    return FlowReader.of(name, text);
  }
}
