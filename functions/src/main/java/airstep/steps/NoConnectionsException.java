package airstep.steps;

/** Airbyte shows no connection at all, most likely because the key lacks access. */
public final class NoConnectionsException extends RuntimeException {

  NoConnectionsException() {
    super(
        "Airbyte shows no connection, not even one that is switched off: check that the key can"
            + " read the workspaces, and that `workspaces` in the flow is correct",
        null,
        false,
        false);
  }
}
