package airstep.airbyte;

/** The connection is switched off, locked or deleted, so it cannot sync. */
public final class ConnectionInactiveException extends RuntimeException {

  public ConnectionInactiveException(Connection connection) {
    super("the connection is " + connection.status().description(), null, false, false);
  }
}
