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
 * Carries requests to services by the start of their address, without a socket. Time passes only
 * through the sleep it is given, so a virtual clock makes slow answers free.
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

  /** Nothing can be reached yet, and everything takes no time. */
  public static InMemoryHttp empty() {
    return new InMemoryHttp(Map.of(), Latency.NONE, _ -> {});
  }

  /**
   * Adds a service.
   *
   * @param prefix scheme and host, and a path if one host has several services; the longest wins
   */
  public InMemoryHttp route(String prefix, Service service) {
    var more = new HashMap<>(routes);
    more.put(withoutTrailingSlash(prefix), service);
    return new InMemoryHttp(more, latency, sleep);
  }

  /** Makes requests take time; the sleep is where it passes. */
  public InMemoryHttp slowedBy(Latency newLatency, Consumer<Duration> newSleep) {
    return new InMemoryHttp(routes, newLatency, newSleep);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A caller that gives up does not undo anything: the service still gets the request, at the
   * latest when the caller gives up.
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
      // Nobody is left to hear of it: the caller learns of its own timeout only.
    }
    pass(patience.minus(before));
    throw new SocketTimeoutException(
        "no answer from " + request.uri().getAuthority() + " within " + patience);
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
