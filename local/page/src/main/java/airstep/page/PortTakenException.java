package airstep.page;

/** Another process listens on the port. The message is one line, with what to do. */
public final class PortTakenException extends RuntimeException {

  PortTakenException(int port) {
    super(
        "port "
            + port
            + " of 127.0.0.1 cannot be used: another process listens on it, or it needs more"
            + " rights; use another --port, or leave it out");
  }
}
