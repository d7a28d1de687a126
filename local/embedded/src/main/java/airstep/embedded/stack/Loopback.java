package airstep.embedded.stack;

import airstep.http.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Calls to this machine, and to no other one: a host that is elsewhere gets none. */
record Loopback(Http http) implements Http {

  /** Whether every address of that host is this machine's own. */
  static boolean is(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException _) {
      return false;
    }
  }

  @Override
  public Response send(Request request) throws IOException {
    if (!is(request.uri().getHost())) {
      throw new ConnectException("in virtual time nothing is sent to another machine");
    }
    return http.send(request);
  }
}
