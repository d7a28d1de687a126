package airstep.airbyte;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Locale;

/** Says in words why no answer came, and what to look at. */
final class NoAnswer {

  private NoAnswer() {}

  /** What the network said. */
  static String why(IOException e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    // Of a connection that was never there, the client says the same as of one that broke.
    return e instanceof ConnectException && said.contains("socket is closed")
        ? "the connection was closed before anything was sent"
        : said;
  }

  /**
   * One sentence.
   *
   * @param call as a message names it
   * @param why what the network said
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
      return "connection refused. Is Airbyte running there, and is the port of "
          + apiUrl
          + " right?";
    }
    if (lower.contains("dns")
        || lower.contains("unknownhost")
        || lower.contains("name or service")) {
      return "no address is known for that host. Is the host of "
          + apiUrl
          + " spelled right, and is it known in this network?";
    }
    if (lower.contains("tls") || lower.contains("ssl") || lower.contains("certificate")) {
      return "the TLS handshake failed: "
          + why
          + ". Is it https at that port, and is the certificate valid for that host, from an"
          + " authority that is trusted here? See "
          + apiUrl;
    }
    if (encrypted && lower.contains("closed before anything")) {
      return why + ". Is it https at that port? See " + apiUrl;
    }
    if (lower.contains("timed out") || lower.contains("acquire a connection")) {
      return "no connection came about in time. Are host and port of "
          + apiUrl
          + " right, and does a firewall let this network reach them?"
          + (encrypted ? " A certificate that is not trusted here looks the same." : "");
    }
    return why;
  }
}
