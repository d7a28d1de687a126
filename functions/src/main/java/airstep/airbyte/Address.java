package airstep.airbyte;

import airstep.http.PrivateNetwork;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an Airbyte is.
 *
 * @param base the API's base address, without a slash at its end
 */
record Address(URI base) {

  private static final String CLOUD = "api.airbyte.com";

  private static final String OLDER = "/api/v1";

  private static final String PUBLIC = "/api/public/v1";

  private static final String EXAMPLES =
      "https://api.airbyte.com/v1 for Cloud, https://<your Airbyte>/api/public/v1 for self-managed,"
          + " or https://<your Airbyte>/api/v1 for an old one";

  /**
   * The address in a secret's {@code api_url}. An address without a path gets Cloud's.
   *
   * @throws SecretUnusableException if it is no web address, or would send a key in the clear over
   *     a network that others share
   * @throws AirbyteUnavailableException if that cannot be told now
   */
  static Address of(Secret secret, Credentials credentials) {
    URI uri = uri(secret);
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw unusable(
          secret,
          "must be only scheme, host and path, with `username` and `password` beside it: use "
              + EXAMPLES);
    }
    if (uri.getScheme().equals("http")
        && !credentials.confidential().isEmpty()
        && !isPrivate(secret, uri.getHost())) {
      throw unusable(
          secret,
          "is plain http to "
              + uri.getHost()
              + ", which would send the key unencrypted: use https, or a loopback or private"
              + " address");
    }
    return new Address(uri.getPath().isEmpty() ? URI.create(uri + "/v1") : uri);
  }

  /** Whether this is the Config API, which Airbyte had before the public one. */
  boolean older() {
    return base.getPath().endsWith(OLDER);
  }

  /** The Config API that a self-managed Airbyte has beside its public one, on the same host. */
  Optional<URI> olderBeside() {
    String text = base.toString();
    return text.endsWith(PUBLIC) && !isCloud(base)
        ? Optional.of(URI.create(text.substring(0, text.length() - PUBLIC.length()) + OLDER))
        : Optional.empty();
  }

  /** What to try instead of this address, if it leads to no API. */
  String advice() {
    String path = base.getPath();
    String origin = base.getScheme() + "://" + base.getRawAuthority();
    if (isCloud(base) || "cloud.airbyte.com".equalsIgnoreCase(base.getHost())) {
      return "use https://" + CLOUD + "/v1";
    }
    if (path.endsWith(PUBLIC)) {
      return "check its host and port; an Airbyte before 0.57 has only "
          + base.toString().substring(0, base.toString().length() - PUBLIC.length())
          + OLDER
          + ", and Cloud is https://"
          + CLOUD
          + "/v1";
    }
    if (path.endsWith(OLDER)) {
      String before = base.toString().substring(0, base.toString().length() - OLDER.length());
      return "check its host and port, or use " + before + PUBLIC;
    }
    return "use " + origin + PUBLIC + ", or " + origin + OLDER + " for an Airbyte before 0.57";
  }

  /** The origin of Airbyte's web application. */
  String webOrigin() {
    return isCloud(base)
        ? "https://cloud.airbyte.com"
        : base.getScheme() + "://" + base.getRawAuthority();
  }

  /** A page of that connection in the web application. */
  String pageOf(Connection connection, String page) {
    return webOrigin()
        + "/workspaces/"
        + connection.workspaceId()
        + "/connections/"
        + connection.connectionId()
        + "/"
        + page;
  }

  private static URI uri(Secret secret) {
    String text = secret.needText("api_url");
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    int colon = text.indexOf("://");
    String scheme = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
    if (scheme.equals("https") || scheme.equals("http")) {
      try {
        URI uri = URI.create(scheme + text.substring(colon));
        if (uri.getHost() != null) {
          return uri;
        }
      } catch (IllegalArgumentException _) {
        // Said below, without the text: it may be a key in the wrong field.
      }
    }
    throw unusable(secret, "is not a web address: use " + EXAMPLES);
  }

  private static boolean isCloud(URI uri) {
    return CLOUD.equalsIgnoreCase(uri.getHost());
  }

  private static boolean isPrivate(Secret secret, String host) {
    try {
      return PrivateNetwork.contains(host);
    } catch (UnknownHostException _) {
      throw new AirbyteUnavailableException(
          "`api_url` in secret "
              + secret.name()
              + " is plain http to "
              + host
              + ", which has no address here: a key is sent unencrypted only to a loopback or"
              + " private address; use https, or a host that this network knows");
    }
  }

  private static SecretUnusableException unusable(Secret secret, String what) {
    return new SecretUnusableException("secret " + secret.name() + ": `api_url` " + what);
  }
}
