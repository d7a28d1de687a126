package airstep.simulate.peers;

import java.io.IOException;

/** Airbyte answered with a status other than 2xx. */
final class Refused extends IOException {

  private final int status;

  Refused(int status) {
    super("HTTP " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
