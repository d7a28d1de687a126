package airstep.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that ends closes its client, also while its steps send requests in other threads. */
final class ClosedClientTest {

  private static final String CLOSED = "the HTTP client is closed";

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  /** CRT would end the process. */
  @RepeatedTest(50)
  void givesNoConnectionToARequestThatComesWithItsEnd() throws Exception {
    server.stubFor(any(anyUrl()).willReturn(ok()));
    CountDownLatch answered = new CountDownLatch(2);
    CrtClient client = CrtClient.open();
    FutureTask<String> one = new FutureTask<>(() -> sendUntilClosed(client, answered));
    FutureTask<String> two = new FutureTask<>(() -> sendUntilClosed(client, answered));
    Thread.ofVirtual().start(one);
    Thread.ofVirtual().start(two);
    answered.await();
    client.close();

    assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(CLOSED);
    assertThat(two.get(20, TimeUnit.SECONDS)).isEqualTo(CLOSED);
  }

  private static String sendUntilClosed(CrtClient client, CountDownLatch answered) {
    Http.Request request =
        new Http.Request(
            "GET", URI.create(server.baseUrl() + "/"), Map.of(), "", Duration.ofSeconds(20));
    while (true) {
      try {
        var _ = new CrtHttp(client).send(request);
        answered.countDown();
      } catch (IOException e) {
        // Any other is of a request that waited for a connection or an answer.
        if (e instanceof ConnectException && e.getMessage().equals(CLOSED)) {
          return CLOSED;
        }
      }
    }
  }
}
