package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls to AWS use the proxy of the environment, so each command runs in a process of its own. */
class AwsProxyTest {

  private static final String CONFIG =
      """
      [profile data]
      region = eu-central-1
      aws_access_key_id = AKIDEXAMPLE
      aws_secret_access_key = not-a-key
      [profile role]
      region = eu-central-1
      role_arn = arn:aws:iam::123456789012:role/reader
      source_profile = data
      """;

  @TempDir private Path directory;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private ServerSocket proxy;

  @BeforeEach
  void listen() throws IOException {
    proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::refuse);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  @Test
  void tunnelsCallsThroughTheProxy() throws Exception {
    String said = runsOf("data", "https_proxy", "http://127.0.0.1:" + proxy.getLocalPort());

    assertThat(heard).containsOnly("CONNECT states.eu-central-1.amazonaws.com:443 HTTP/1.1");
    assertThat(said)
        .startsWith("no connection to Step Functions in eu-central-1 (Proxy-based connection ")
        .endsWith("; check the network and the region\n");
  }

  /** The SDK makes these calls with a client of its own. */
  @Test
  void tunnelsTheCallsThatAssumeARole() throws Exception {
    String said = runsOf("role", "HTTPS_PROXY", "127.0.0.1:" + proxy.getLocalPort());

    assertThat(heard).containsOnly("CONNECT sts.eu-central-1.amazonaws.com:443 HTTP/1.1");
    assertThat(said)
        .startsWith("no connection to AWS for the credentials of profile role (Proxy-based ")
        .endsWith("; check the network and the region\n");
  }

  @Test
  void refusesAProxyThatIsNoAddress() throws Exception {
    assertThat(runsOf("data", "https_proxy", "http://user:hidden@"))
        .isEqualTo(
            "the variable https_proxy is not an address such as http://proxy.example.com:3128\n");
    assertThat(heard).isEmpty();
  }

  private String runsOf(String profile, String variable, String value) throws Exception {
    Path config = Ran.write(directory.resolve("config"), CONFIG);
    Map<String, String> settings =
        Map.of("AWS_CONFIG_FILE", config.toString(), "AWS_MAX_ATTEMPTS", "1", variable, value);
    return AirstepProcess.said(
        directory, settings, Airstep.USAGE, "runs", "ls", "--on", "aws", "--profile", profile);
  }

  /** Hears the first line of each request, and opens no tunnel. */
  private void refuse() {
    while (!proxy.isClosed()) {
      try (Socket caller = proxy.accept()) {
        String first =
            new BufferedReader(
                    new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))
                .readLine();
        if (first != null) {
          heard.add(first);
          byte[] answer =
              "HTTP/1.1 502 no tunnel\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII);
          caller.getOutputStream().write(answer);
        }
      } catch (IOException _) {
        // The caller disconnected, or the test ended.
      }
    }
  }
}
