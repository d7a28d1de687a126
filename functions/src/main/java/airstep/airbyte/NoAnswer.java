package airstep.airbyte;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Explains why there was no answer, and what to check. */
final class NoAnswer {

  private NoAnswer() {}

  /** Returns the network's error message. */
  static String why(IOException e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    // The client uses the same message for a connection that failed to open and one that broke.
    return e instanceof ConnectException && said.contains("socket is closed")
        ? "the connection was closed before anything was sent"
        : said;
  }

  /** Returns one sentence, with the network's error message or with what to check instead. */
  static String words(Address address, Call call, String why) {
    URI base = address.base();
    boolean encrypted = base.getScheme().equals("https");
    int port = base.getPort() >= 0 ? base.getPort() : encrypted ? 443 : 80;
    return "no answer from %s:%s to %s: %s"
        .formatted(
            base.getHost(), port, call.name(address), reason(why, encrypted, address.field()));
  }

  private static String reason(String why, boolean encrypted, String field) {
    Predicate<String> says = why.toLowerCase(Locale.ROOT)::contains;
    if (says.test("refused")) {
      String check = "check that Airbyte is running there and that the port in ";
      return "connection refused: " + check + field + " is right";
    }
    if (Stream.of("dns", "unknownhost", "name or service").anyMatch(says)) {
      String check = "check the host in " + field + " and the DNS of this network";
      return "the host cannot be resolved: " + check;
    }
    if (Stream.of("tls", "ssl", "certificate").anyMatch(says)) {
      return """
      the TLS handshake failed: %s: check that the port uses https and that the certificate is \
      valid for the host and trusted here, see %s\
      """
          .formatted(why, field);
    }
    if (encrypted && says.test("closed before anything")) {
      return why + ": check that the port uses https, see " + field;
    }
    if (Stream.of("timed out", "acquire a connection").anyMatch(says)) {
      return "the connection timed out: check host and port in "
          + field
          + " and the firewall of this network"
          + (encrypted ? "; an untrusted certificate looks the same" : "");
    }
    return why;
  }
}
