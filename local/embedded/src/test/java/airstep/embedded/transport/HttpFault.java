package airstep.embedded.transport;

import airstep.http.Http;
import java.io.IOException;
import java.util.Optional;

/** A fault of one request: before its effect, or after it so that only the answer is lost. */
public sealed interface HttpFault {

  /** The service never sees the request. */
  record Before(Outcome outcome) implements HttpFault {}

  /** The service does what was asked; the caller gets this outcome instead of its answer. */
  record After(Outcome outcome) implements HttpFault {}

  /** What the caller gets: some other answer, or none. */
  @FunctionalInterface
  interface Outcome {
    Http.Response get() throws IOException;

    static Outcome answer(Http.Response response) {
      return () -> response;
    }

    static Outcome lost(String why) {
      return () -> {
        throw new IOException(why);
      };
    }
  }

  /** Decides for each request whether, and what, goes wrong. */
  @FunctionalInterface
  interface Source {
    Optional<HttpFault> strike(Http.Request request);

    /** The same service, with these faults. */
    default Service around(Service service) {
      return request ->
          switch (strike(request).orElse(null)) {
            case null -> service.handle(request);
            case Before(var outcome) -> outcome.get();
            case After(var outcome) -> {
              var _ = service.handle(request);
              yield outcome.get();
            }
          };
    }
  }
}
