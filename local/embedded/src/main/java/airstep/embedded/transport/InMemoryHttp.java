package airstep.embedded.transport;

import airstep.http.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;

/**
 * Sends requests to services in this process.
 *
 * @param services the services by scheme and host, such as {@code https://airbyte.example}
 */
public record InMemoryHttp(Map<String, Service> services) implements Http {

  @Override
  public Response send(Request request) throws IOException {
    URI uri = request.uri();
    Service service = services.get(uri.getScheme() + "://" + uri.getRawAuthority());
    if (service == null) {
      throw new ConnectException("nothing listens at " + uri.getAuthority());
    }
    return service.handle(request);
  }
}
