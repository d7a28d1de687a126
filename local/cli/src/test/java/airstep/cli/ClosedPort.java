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
    try {
      Socket holder = new Socket();
      // Bound, but not listening.
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
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
