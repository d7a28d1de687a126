package airstep.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.crt.CrtResource;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;

/** The HTTP clients of this process that can send requests to a server. */
final class OpenClients {

  private OpenClients() {}

  /** Returns their connections to that server; CRT lists them because of aws.crt.debugnative. */
  static List<HttpClientConnectionManager> of(URI server) {
    List<HttpClientConnectionManager> found = new ArrayList<>();
    CrtResource.collectNativeResource(
        each -> {
          // One that another thread is creating has no handle, and may have no URI.
          if (each.nativeHandle != 0
              && each.getWrapper() instanceof HttpClientConnectionManager one
              && one.getUri().getPort() == server.getPort()) {
            found.add(one);
          }
        });
    return found;
  }

  /** Waits until those are closed, or fails. */
  static void awaitClosed(List<HttpClientConnectionManager> some) throws Exception {
    for (HttpClientConnectionManager one : some) {
      one.getShutdownCompleteFuture().get(20, TimeUnit.SECONDS);
    }
  }
}
