package airstep.embedded.transport;

import airstep.embedded.transport.Latency.Lag;
import airstep.http.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends requests to services in this process, chosen by the start of the URL. Latency passes only
 * through the given sleep, so it costs nothing on a virtual clock.
 */
public final class InMemoryHttp implements Http {

  private final Map<String, Service> routes;
  private final Latency latency;
  private final Consumer<Duration> sleep;

  private InMemoryHttp(Map<String, Service> routes, Latency latency, Consumer<Duration> sleep) {
    this.routes = Map.copyOf(routes);
    this.latency = latency;
    this.sleep = sleep;
  }

  /** Without services and without latency. */
  public static InMemoryHttp empty() {
    return new InMemoryHttp(Map.of(), Latency.NONE, _ -> {});
  }

  /**
   * Adds a service.
   *
   * @param prefix the scheme and host, and a path if one host has several services; the longest
   *     matching prefix wins
   */
  public InMemoryHttp route(String prefix, Service service) {
    var more = new HashMap<>(routes);
    more.put(withoutTrailingSlash(prefix), service);
    return new InMemoryHttp(more, latency, sleep);
  }

  /** Adds a latency, which passes through this sleep. */
  public InMemoryHttp slowedBy(Latency newLatency, Consumer<Duration> newSleep) {
    return new InMemoryHttp(routes, newLatency, newSleep);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A timeout does not undo anything: the service still receives the request, at the latest at
   * the timeout.
   */
  @Override
  public Response send(Request request) throws IOException {
    Service service = serviceAt(request.uri());
    Lag lag = latency.of(request);
    Duration patience = request.timeout();
    boolean tooLate = lag.before().plus(lag.after()).compareTo(patience) > 0;
    Duration before = shorter(lag.before(), patience);
    pass(before);
    if (!tooLate) {
      Response response = service.handle(request);
      pass(lag.after());
      return response;
    }
    try {
      var _ = service.handle(request);
    } catch (IOException _) {
      // The caller only sees its own timeout.
    }
    pass(patience.minus(before));
    throw new SocketTimeoutException(
        "no response from " + request.uri().getAuthority() + " within " + patience);
  }

  private Service serviceAt(URI uri) throws ConnectException {
    String address = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    return routes.entrySet().stream()
        .filter(route -> startsWith(address, route.getKey()))
        .max(Comparator.comparingInt(route -> route.getKey().length()))
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new ConnectException("nothing listens at " + uri.getAuthority()));
  }

  private static boolean startsWith(String address, String prefix) {
    return address.equals(prefix) || address.startsWith(prefix + "/");
  }

  private static String withoutTrailingSlash(String prefix) {
    return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void pass(Duration duration) {
    if (duration.isPositive()) {
      sleep.accept(duration);
    }
  }
}
