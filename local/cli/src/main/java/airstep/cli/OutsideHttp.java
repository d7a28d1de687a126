package airstep.cli;

import airstep.embedded.stack.SecretsFile;
import airstep.http.CrtClient;
import airstep.http.CrtHttp;
import airstep.http.Http;
import java.io.IOException;
import java.util.Optional;

/**
 * The HTTP client for the Airbyte and the Slack of a file of secrets. A rehearsal has none.
 *
 * <p>Open it before the timeline, so that it is closed after the timeline has interrupted its work.
 */
record OutsideHttp(Optional<CrtClient> client) implements Http, AutoCloseable {

  /** Opens the client, for a caller that closes it. */
  static OutsideHttp of(Optional<SecretsFile> file) {
    return new OutsideHttp(file.map(_ -> CrtClient.open()));
  }

  @Override
  public Response send(Request request) throws IOException {
    return new CrtHttp(
            client.orElseThrow(
                () -> new IllegalStateException("a rehearsal calls nothing outside")))
        .send(request);
  }

  @Override
  public void close() {
    client.ifPresent(CrtClient::close);
  }
}
