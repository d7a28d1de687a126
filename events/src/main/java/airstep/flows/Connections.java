package airstep.flows;

import java.util.List;

/** The Airbyte connections that a flow runs. */
public sealed interface Connections {

  /** Connections listed by id, in lower case. */
  record Named(List<String> ids) implements Connections {
    public Named {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Every connection that is active when the run starts.
   *
   * @param workspaces only in these workspaces; empty for all that the credentials can see
   */
  record AllActive(List<String> workspaces) implements Connections {
    public AllActive {
      workspaces = List.copyOf(workspaces);
    }
  }
}
