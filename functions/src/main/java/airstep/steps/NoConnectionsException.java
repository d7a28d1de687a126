package airstep.steps;

/** Airbyte shows no connection at all, most likely because the key lacks access. */
public final class NoConnectionsException extends RuntimeException {

  NoConnectionsException() {
    super(
        "Airbyte shows no connection, not even one that is switched off: may this key see the"
            + " workspaces, and are `workspaces` in the flow the right ones?",
        null,
        false,
        false);
  }
}
