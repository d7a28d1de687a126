package airstep.imports;

import java.util.List;

/**
 * What a file of another tool became.
 *
 * @param leftOut one line for each part of the file that became no flow, with the reason
 */
public record Imported(List<FlowDraft> drafts, List<String> leftOut) {
  public Imported {
    drafts = List.copyOf(drafts);
    leftOut = List.copyOf(leftOut);
  }
}
