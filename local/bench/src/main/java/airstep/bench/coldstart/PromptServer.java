package airstep.bench.coldstart;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;

/**
 * An HTTP server over TLS on the loopback network that acknowledges each packet at once.
 *
 * <p>Linux acknowledges a small packet up to 40 ms late, and CRT's client waits for that within
 * each TLS handshake. The JDK's server has no option for it, and its starts would be measured with
 * these pauses.
 */
final class PromptServer implements AutoCloseable {

  private final SSLContext context;
  private final Function<Request, String> answers;
  private final ServerSocket server;

  /**
   * A request.
   *
   * @param headers by their names in lower case
   */
  record Request(String method, String path, Map<String, String> headers, String body) {}

  /**
   * Starts the server.
   *
   * @param answers returns the JSON of an answer, or an empty text if there is nothing at that path
   */
  PromptServer(SSLContext context, Function<Request, String> answers) throws IOException {
    this.context = context;
    this.answers = answers;
    server =
        new ServerSocket() {
          @Override
          public Socket accept() throws IOException {
            Socket socket = new PromptSocket();
            implAccept(socket);
            return socket;
          }
        };
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    Thread.ofPlatform().daemon().start(this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        SSLSocket tls =
            (SSLSocket) context.getSocketFactory().createSocket(socket, null, port(), true)) {
      tls.setUseClientMode(false);
      InputStream in = new BufferedInputStream(tls.getInputStream());
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        answer(request(line, in, tls.getOutputStream()), tls.getOutputStream());
      }
    } catch (IOException _) {
      // The function was killed while it was connected.
    }
  }

  private static Request request(String start, InputStream in, OutputStream out)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    if (headers.containsKey("expect")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] words = start.split(" ", -1);
    String path = words[1].replaceFirst("\\?.*", "");
    return new Request(words[0], path, headers, body);
  }

  /** Reads up to the end of a line, which is empty at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      line.append((char) read);
    }
    return line.toString().stripTrailing();
  }

  private void answer(Request request, OutputStream out) throws IOException {
    String body = answers.apply(request);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + (body.isEmpty() ? "404 Not Found" : "200 OK")
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n";
    out.write((head + body).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** The option holds until the next answer only, so it is set before each read. */
  private static final class PromptSocket extends Socket {

    @Override
    public InputStream getInputStream() throws IOException {
      setTcpNoDelay(true);
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
          return super.read(bytes, offset, length);
        }
      };
    }
  }
}
