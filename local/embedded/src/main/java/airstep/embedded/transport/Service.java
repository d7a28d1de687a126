package airstep.embedded.transport;

import airstep.http.Http;
import java.io.IOException;

/** A service: handles one request at once. */
@FunctionalInterface
public interface Service {

  /**
   * Handles a request; the effect happens before it returns, even if the caller no longer waits.
   *
   * @throws IOException if the service sends no response
   */
  Http.Response handle(Http.Request request) throws IOException;
}
