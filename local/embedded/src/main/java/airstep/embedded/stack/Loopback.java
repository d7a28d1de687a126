package airstep.embedded.stack;

import airstep.http.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Sends only calls to this machine; calls to other hosts fail. */
record Loopback(Http http) implements Http {

  /** Whether every address of the host is a loopback address. */
  static boolean is(String host) {
    try {
      return Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException _) {
      return false;
    }
  }

  @Override
  public Response send(Request request) throws IOException {
    if (!is(request.uri().getHost())) {
      throw new ConnectException("with a virtual clock nothing is sent to another machine");
    }
    return http.send(request);
  }
}
