package airstep.embedded.transport;

import airstep.http.Http;
import java.io.IOException;

/** The far end of a call: does what one request asks for and answers it, at once. */
@FunctionalInterface
public interface Service {

  /**
   * Has its effect before it returns, whether or not the caller still waits.
   *
   * @throws IOException if no answer leaves the service
   */
  Http.Response handle(Http.Request request) throws IOException;
}
