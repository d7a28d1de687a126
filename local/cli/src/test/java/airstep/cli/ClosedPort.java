package airstep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of the loopback address that refuses connections. It is held meanwhile, so that no server
 * of another test gets it.
 */
public record ClosedPort(Socket holder) implements AutoCloseable {

  /** Holds a free port. */
  public static ClosedPort any() {
    return of(0);
  }

  /** Holds the port of a server that has been closed. */
  public static ClosedPort of(int port) {
    try {
      Socket holder = new Socket();
      // The server's last connections may still occupy it.
      holder.setReuseAddress(true);
      // Bound, but not listening.
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return new ClosedPort(holder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return holder.getLocalPort();
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
