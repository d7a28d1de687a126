package airstep.embedded.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.embedded.transport.HttpFault.Outcome;
import airstep.http.Http;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpFaultTest {

  private static final Http.Request POST =
      new Http.Request(
          "POST", URI.create("https://a.example/jobs"), Map.of(), "", Duration.ofSeconds(1));
  private static final Outcome BAD_GATEWAY = Outcome.answer(Replies.text(502, "<html>"));

  private final AtomicInteger effects = new AtomicInteger();

  private Service with(HttpFault.Source faults) {
    return faults.around(
        _ -> {
          effects.incrementAndGet();
          return Replies.text(200, "fine");
        });
  }

  @Test
  void aFaultBeforeTheServicePreventsTheRequest() throws IOException {
    Http.Response answer = with(_ -> Optional.of(new HttpFault.Before(BAD_GATEWAY))).handle(POST);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(effects).hasValue(0);
  }

  @Test
  void aFaultAfterTheServiceLosesOnlyTheAnswer() throws IOException {
    Http.Response answer = with(_ -> Optional.of(new HttpFault.After(BAD_GATEWAY))).handle(POST);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(effects).hasValue(1);
  }

  @Test
  void losesAnAnswer() {
    Service service = with(_ -> Optional.of(new HttpFault.After(Outcome.lost("connection reset"))));

    assertThatThrownBy(() -> service.handle(POST)).hasMessage("connection reset");
    assertThat(effects).hasValue(1);
  }

  @Test
  void choosesByRequest() throws IOException {
    Service service =
        with(
            request ->
                Optional.of((HttpFault) new HttpFault.Before(BAD_GATEWAY))
                    .filter(_ -> request.method().equals("DELETE")));

    assertThat(service.handle(POST).body()).isEqualTo("fine");
  }
}
