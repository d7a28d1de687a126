package airstep.page;

import java.util.Set;

/**
 * The names of this server in the Host header. A page of another site whose name resolves to
 * 127.0.0.1 (DNS rebinding) sends its own name. Some clients, such as the SDK's with CRT, leave out
 * the port.
 */
record Hosts(Set<String> names) {

  static Hosts ofPort(int port) {
    return new Hosts(Set.of("127.0.0.1:" + port, "localhost:" + port, "127.0.0.1", "localhost"));
  }

  boolean has(String hostHeader) {
    return hostHeader != null && names.contains(hostHeader);
  }
}
