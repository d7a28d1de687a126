package airstep.simulate.peers;

import java.io.IOException;

/** Airbyte has answered with a status that is none of success. */
final class Refused extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  Refused(int status) {
    super("HTTP " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
