package airstep.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.crt.http.HttpProxyOptions;
import software.amazon.awssdk.crt.io.TlsContext;

/**
 * The proxy for encrypted requests from {@code https_proxy} and {@code no_proxy}.
 *
 * @param address its URL, with a user and a password if it needs them
 * @param except hosts that are called directly, separated by commas
 */
record HttpsProxy(URI address, String except) {

  /**
   * Returns the proxy of an environment, if it has one.
   *
   * @throws IllegalStateException if the value is not a URL; the message leaves out the value,
   *     which may contain a password
   */
  static Optional<HttpsProxy> of(Map<String, String> environment) {
    return variable(environment, "https_proxy")
        .map(
            text ->
                new HttpsProxy(
                    uri(text.contains("://") ? text : "http://" + text),
                    variable(environment, "no_proxy").orElse("").replaceAll("\\s", "")));
  }

  /** Returns the settings of a connection through it. */
  HttpProxyOptions options(TlsContext tls) {
    HttpProxyOptions options = new HttpProxyOptions();
    options.setHost(address.getHost());
    options.setPort(CrtPools.port(address));
    if ("https".equals(address.getScheme())) {
      options.setTlsContext(tls);
    }
    if (!except.isEmpty()) {
      options.setNoProxyHosts(except);
    }
    String user = address.getUserInfo() == null ? "" : address.getUserInfo();
    int colon = user.indexOf(':');
    if (colon >= 0) {
      options.setAuthorizationType(HttpProxyOptions.HttpProxyAuthorizationType.Basic);
      options.setAuthorizationUsername(user.substring(0, colon));
      options.setAuthorizationPassword(user.substring(colon + 1));
    }
    return options;
  }

  private static URI uri(String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Reported below without the text, which may contain a password.
    }
    throw new IllegalStateException(
        "the variable https_proxy is not an address such as http://proxy.example.com:3128");
  }

  /** Reads the lower-case name, as most programs do, or else the upper-case one. */
  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Leaves out the address, which may contain a password. */
  @Override
  public String toString() {
    return "a proxy for https";
  }
}
