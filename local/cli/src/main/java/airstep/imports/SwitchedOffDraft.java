package airstep.imports;

import java.util.List;
import java.util.Optional;

/** A flow of one connection that a person has yet to switch on and to give a schedule. */
public final class SwitchedOffDraft {

  private SwitchedOffDraft() {}

  /**
   * Returns the draft.
   *
   * @param name the name of the connection, from which the flow gets its own
   */
  public static FlowDraft of(String name, String connectionId) {
    String id = connectionId.substring(0, Math.min(connectionId.length(), 8));
    DraftText text =
        new DraftText()
            .description(name)
            .todo("schedule: write when to sync it, then remove enabled")
            .put("enabled", "false")
            .connections(List.of(connectionId));
    // Two connections may have the same name.
    return new FlowDraft(new FlowNames().next(name + " " + id), text.toString(), Optional.empty());
  }
}
