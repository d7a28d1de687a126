package airstep.airbyte;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Locale;

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

  /**
   * Returns one sentence.
   *
   * @param call the name of the call in messages
   * @param why the network's error message
   */
  static String words(URI base, String call, String secretName, String why) {
    String host = base.getHost();
    int port = base.getPort() >= 0 ? base.getPort() : base.getScheme().equals("https") ? 443 : 80;
    return "no answer from "
        + host
        + ":"
        + port
        + " to "
        + call
        + ": "
        + reason(why, base.getScheme().equals("https"), "`api_url` in secret " + secretName);
  }

  private static String reason(String why, boolean encrypted, String apiUrl) {
    String lower = why.toLowerCase(Locale.ROOT);
    if (lower.contains("refused")) {
      return "connection refused: check that Airbyte is running there and that the port in "
          + apiUrl
          + " is right";
    }
    if (lower.contains("dns")
        || lower.contains("unknownhost")
        || lower.contains("name or service")) {
      return "the host cannot be resolved: check the host in "
          + apiUrl
          + " and the DNS of this network";
    }
    if (lower.contains("tls") || lower.contains("ssl") || lower.contains("certificate")) {
      return "the TLS handshake failed: "
          + why
          + ": check that the port uses https and that the certificate is valid for the host and"
          + " trusted here, see "
          + apiUrl;
    }
    if (encrypted && lower.contains("closed before anything")) {
      return why + ": check that the port uses https, see " + apiUrl;
    }
    if (lower.contains("timed out") || lower.contains("acquire a connection")) {
      return "the connection timed out: check host and port in "
          + apiUrl
          + " and the firewall of this network"
          + (encrypted ? "; an untrusted certificate looks the same" : "");
    }
    return why;
  }
}
