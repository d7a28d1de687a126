package airstep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy never reads a request: plain http bypasses it, https uses a tunnel. */
final class ProxyTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final Listener proxy = new Listener();
  private final Listener airbyte = new Listener();

  @BeforeEach
  void open() throws IOException {
    proxy.open();
    airbyte.open();
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    airbyte.close();
  }

  /** Every way to name a proxy at once: one that is used would be enough. */
  @Test
  void sendsPlainHttpDirectlyDespiteAProxy() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    for (String scheme : List.of("http", "https")) {
      command.add("-D" + scheme + ".proxyHost=127.0.0.1");
      command.add("-D" + scheme + ".proxyPort=" + proxy.port());
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Sender.class.getName());
    command.add("http://127.0.0.1:" + airbyte.port() + "/v1/jobs");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    for (String name : List.of("http_proxy", "https_proxy", "all_proxy")) {
      builder.environment().put(name, "http://127.0.0.1:" + proxy.port());
      builder.environment().put(name.toUpperCase(Locale.ROOT), "http://127.0.0.1:" + proxy.port());
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(airbyte.heard).containsExactly("GET /v1/jobs HTTP/1.1", "POST /v1/jobs HTTP/1.1");
    assertThat(proxy.heard).isEmpty();
  }

  @Test
  void tunnelsHttpsThroughTheProxy() throws IOException {
    assertThatThrownBy(() -> send("https", Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port())))
        .isInstanceOf(IOException.class);

    assertThat(proxy.heard)
        .isNotEmpty()
        .allMatch(line -> line.equals("CONNECT localhost:" + airbyte.port() + " HTTP/1.1"));
    assertThat(airbyte.heard).isEmpty();
    send("http", Map.of("https_proxy", "http://127.0.0.1:" + proxy.port()));
    assertThat(airbyte.heard).containsExactly("GET / HTTP/1.1");
  }

  @Test
  void bypassesTheProxyForExcludedHosts() {
    Map<String, String> environment =
        Map.of(
            "https_proxy", "http://127.0.0.1:" + proxy.port(), "no_proxy", "a.example, localhost");

    assertThatThrownBy(() -> send("https", environment)).isInstanceOf(IOException.class);

    assertThat(proxy.heard).isEmpty();
    assertThat(airbyte.heard).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://user:hidden@", "socks5://hidden:1080", "://hidden", "a hidden"})
  void refusesAnInvalidProxyWithoutShowingIt(String address) {
    assertThatThrownBy(() -> CrtClient.open(Map.of("https_proxy", address)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("https_proxy")
        .message()
        .doesNotContain("hidden");
  }

  private void send(String scheme, Map<String, String> environment) throws IOException {
    try (CrtClient client = CrtClient.open(environment)) {
      URI uri = URI.create(scheme + "://localhost:" + airbyte.port() + "/");
      new CrtHttp(client).send(new Http.Request("GET", uri, Map.of(), "", LONG));
    }
  }

  /** Sends like a step, in a process with its own environment. */
  static final class Sender {
    public static void main(String[] args) throws IOException {
      Http http = new CrtHttp(CrtClient.open());
      for (String method : List.of("GET", "POST")) {
        http.send(new Http.Request(method, URI.create(args[0]), Map.of(), "", LONG));
      }
      System.exit(0);
    }
  }

  /** Records the first line of each request and answers. */
  private static final class Listener {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private ServerSocket socket;

    void open() throws IOException {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    void close() throws IOException {
      socket.close();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket caller = socket.accept()) {
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
          String first = lines.readLine();
          if (first == null) {
            continue;
          }
          heard.add(first);
          String status = first.startsWith("CONNECT") ? "502 no tunnel" : "200 OK";
          String answer =
              "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
          caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          caller.getOutputStream().flush();
        } catch (IOException _) {
          // The caller disconnected, or the test ended.
        }
      }
    }
  }
}
