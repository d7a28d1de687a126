package airstep.airbyte;

import airstep.http.PrivateNetwork;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of an Airbyte API.
 *
 * @param base the base URL of the API, without a trailing slash
 * @param field the name of the field with the address in messages
 */
record Address(URI base, String field) {

  private static final String CLOUD = "api.airbyte.com";

  private static final String OLDER = "/api/v1";

  private static final String PUBLIC = "/api/public/v1";

  private static final String EXAMPLES =
      "https://api.airbyte.com/v1 for Cloud, https://<your Airbyte>/api/public/v1 for self-managed,"
          + " or https://<your Airbyte>/api/v1 for an old version";

  /**
   * Reads the address from a secret's {@code api_url}. An address without a path gets Cloud's path.
   *
   * @throws SecretUnusableException if it is not a URL, or would send a key unencrypted over a
   *     shared network
   * @throws AirbyteUnavailableException if the host cannot be resolved now
   */
  static Address of(Secret secret, Credentials credentials) {
    String field = "`api_url` in secret " + secret.name();
    URI uri = uri(secret);
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw unusable(
          secret,
          "must contain only scheme, host and path; put credentials into `username` and `password`:"
              + " use "
              + EXAMPLES);
    }
    if (uri.getScheme().equals("http")
        && !credentials.confidential().isEmpty()
        && !isPrivate(field, uri.getHost())) {
      throw unusable(
          secret,
          "uses plain http to "
              + uri.getHost()
              + ", which would send the key unencrypted: use https, or a loopback or private"
              + " address");
    }
    return new Address(uri.getPath().isEmpty() ? URI.create(uri + "/v1") : uri, field);
  }

  /** Returns whether this is the older Config API. */
  boolean older() {
    return base.getPath().endsWith(OLDER);
  }

  /**
   * Returns the Config API on the same host, which a self-managed Airbyte has in addition to its
   * public API.
   */
  Optional<URI> olderBeside() {
    return base.getPath().endsWith(PUBLIC) && !isCloud()
        ? Optional.of(URI.create(with(OLDER)))
        : Optional.empty();
  }

  /** Returns the message for an answer that did not come from Airbyte. */
  String wrong(String answered) {
    return field + " does not lead to an Airbyte API: " + advice() + " (" + answered + ")";
  }

  /** Returns which address to try if this one does not lead to an API. */
  String advice() {
    if (isCloud() || "cloud.airbyte.com".equalsIgnoreCase(base.getHost())) {
      return "use https://" + CLOUD + "/v1";
    }
    if (base.getPath().endsWith(PUBLIC)) {
      String older = "an Airbyte before 0.57 has only " + with(OLDER);
      return "check its host and port; " + older + ", and Cloud is https://" + CLOUD + "/v1";
    }
    return older()
        ? "check its host and port, or use " + with(PUBLIC)
        : "use " + with(PUBLIC) + ", or " + with(OLDER) + " for an Airbyte before 0.57";
  }

  /** Returns this address with the path of another API. */
  private String with(String api) {
    for (String own : List.of(PUBLIC, OLDER)) {
      if (base.getPath().endsWith(own)) {
        String text = base.toString();
        return text.substring(0, text.length() - own.length()) + api;
      }
    }
    return origin() + api;
  }

  private String origin() {
    return base.getScheme() + "://" + base.getRawAuthority();
  }

  /** Returns the origin of Airbyte's web application. */
  String webOrigin() {
    return isCloud() ? "https://cloud.airbyte.com" : origin();
  }

  /** Returns a page of the connection in the web application. */
  String pageOf(Connection connection, String page) {
    String workspace = webOrigin() + "/workspaces/" + connection.workspaceId();
    return workspace + "/connections/" + connection.connectionId() + "/" + page;
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
        // Reported below without the text, which may be a key in the wrong field.
      }
    }
    throw unusable(secret, "is not a URL: use " + EXAMPLES);
  }

  private boolean isCloud() {
    return CLOUD.equalsIgnoreCase(base.getHost());
  }

  private static boolean isPrivate(String field, String host) {
    try {
      return PrivateNetwork.contains(host);
    } catch (UnknownHostException _) {
      throw new AirbyteUnavailableException(
          """
          %s uses plain http to %s, which cannot be resolved here: a key is sent unencrypted only \
          to a loopback or private address; use https, or a host that this network can resolve\
          """
              .formatted(field, host));
    }
  }

  private static SecretUnusableException unusable(Secret secret, String what) {
    return new SecretUnusableException("secret " + secret.name() + ": `api_url` " + what);
  }
}
