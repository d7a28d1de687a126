package airstep.page;

import airstep.embedded.transport.Service;
import airstep.flows.Flow;
import airstep.operate.Place;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves the page on 127.0.0.1, to those who know its address, which contains a random token. */
public final class PageServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PageToken token = PageToken.random();

  private PageServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to serve.
   *
   * @param flows reads the flow files, at each request that needs them
   * @param retries starts the retries of runs in that place
   * @param states the API of Step Functions to serve beside the page, if any
   * @param port 0 for one that is free
   * @throws PortTakenException if another process listens on the port
   */
  public static PageServer start(
      Place place,
      Supplier<List<Flow>> flows,
      Retries retries,
      Optional<Service> states,
      InstantSource clock,
      int port) {
    try {
      InetSocketAddress loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      PageServer started = new PageServer(HttpServer.create(loopback, 0));
      KnownPauses pauses = new KnownPauses(place, clock);
      PageData data = new PageData(place, flows, pauses, clock);
      RetryActions retrying = new RetryActions(place, data, retries);
      PageCommands commands = new PageCommands(place.name().next());
      PageRequests page = new PageRequests(data, retrying, PageDocument.served(commands));
      PageChanges changes =
          new PageChanges(new PauseActions(place, flows, pauses, clock), retrying);
      Hosts hosts = Hosts.ofPort(started.server.getAddress().getPort());
      started.server.createContext(
          "/", new Exchanges(hosts, started.token, page, changes, states.map(StatesRequests::new)));
      started.server.setExecutor(started.threads);
      started.server.start();
      return started;
    } catch (BindException _) {
      throw new PortTakenException(port);
    } catch (IOException e) {
      throw new IllegalStateException("cannot listen on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the address of the page. Who knows it can read the page, pause flows and retry runs.
   */
  public URI address() {
    return endpoint().resolve("/" + token.text() + "/");
  }

  /** Returns the address of the API of Step Functions, if it is served. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
