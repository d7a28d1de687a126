package airstep.airbyte;

import airstep.http.PrivateNetwork;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import java.net.URI;
import java.util.Locale;

/**
 * Where an Airbyte is.
 *
 * @param base the public API's base address, without a slash at its end
 */
record Address(URI base) {

  private static final String EXAMPLES =
      "https://api.airbyte.com/v1 for Cloud, https://<your Airbyte>/api/public/v1 for self-managed";

  /**
   * The address in a secret's {@code api_url}.
   *
   * @throws SecretUnusableException if it is no web address, or would send a key in the clear over
   *     a network that others share
   */
  static Address of(Secret secret, Credentials credentials) {
    String text = secret.needText("api_url");
    URI uri;
    try {
      uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    } catch (IllegalArgumentException _) {
      throw unusable(secret, "is not a web address: use " + EXAMPLES);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw unusable(secret, "is not a web address: use " + EXAMPLES);
    }
    if (uri.getUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw unusable(secret, "must be only scheme, host and path: use " + EXAMPLES);
    }
    if (uri.getPath().endsWith("/api/v1")) {
      throw unusable(
          secret, "names the older Config API, which this version does not speak: use " + EXAMPLES);
    }
    if (scheme.equals("http")
        && !credentials.confidential().isEmpty()
        && !PrivateNetwork.contains(uri.getHost())) {
      throw unusable(
          secret,
          "is plain http to "
              + uri.getHost()
              + ", which would send the key unencrypted: use https, or a loopback or private"
              + " address");
    }
    return new Address(uri.getPath().isEmpty() ? URI.create(uri + "/v1") : uri);
  }

  /** The origin of Airbyte's web application. */
  String webOrigin() {
    return "api.airbyte.com".equals(base.getHost())
        ? "https://cloud.airbyte.com"
        : base.getScheme() + "://" + base.getRawAuthority();
  }

  private static SecretUnusableException unusable(Secret secret, String what) {
    return new SecretUnusableException("secret " + secret.name() + ": `api_url` " + what);
  }
}
