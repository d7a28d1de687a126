package airstep.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.crt.ProxyConfiguration;

/** The proxy for encrypted requests from {@code https_proxy} and {@code no_proxy}. */
final class HttpsProxy {

  private HttpsProxy() {}

  /** No proxy, even if one is configured elsewhere. */
  static ProxyConfiguration.Builder none() {
    return ProxyConfiguration.builder()
        .useSystemPropertyValues(false)
        .useEnvironmentVariableValues(false);
  }

  /**
   * Returns the proxy of an environment, if it has one.
   *
   * @throws IllegalStateException if the value is not a URL; the message leaves out the value,
   *     which may contain a password
   */
  static Optional<ProxyConfiguration> of(Map<String, String> environment) {
    return variable(environment, "https_proxy")
        .map(address -> of(address, variable(environment, "no_proxy").orElse("")));
  }

  private static ProxyConfiguration of(String address, String except) {
    URI uri = uri(address.contains("://") ? address : "http://" + address);
    boolean encrypted = "https".equals(uri.getScheme());
    ProxyConfiguration.Builder proxy =
        none()
            .scheme(uri.getScheme())
            .host(uri.getHost())
            .port(uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80)
            .nonProxyHosts(hosts(except));
    String user = uri.getUserInfo() == null ? "" : uri.getUserInfo();
    int colon = user.indexOf(':');
    return colon < 0
        ? proxy.build()
        : proxy.username(user.substring(0, colon)).password(user.substring(colon + 1)).build();
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

  private static Set<String> hosts(String list) {
    return Stream.of(list.split(",", -1))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toSet());
  }

  /** Reads the lower-case name, as most programs do, or else the upper-case one. */
  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
