package airstep.embedded.slack;

import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A channel with one webhook: keeps what Slack would show, refuses what Slack would refuse. */
public final class SlackInbox implements Service {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Http.Response INVALID_PAYLOAD = answer(400, "invalid_payload");

  private final InstantSource clock;
  private final String webhookPath;
  private final List<SlackMessage> messages = new ArrayList<>();
  private final Queue<Http.Response> next = new ArrayDeque<>();
  private List<String> lastFaults = List.of();

  /**
   * An empty channel.
   *
   * @param webhookPath the webhook's path, such as {@code /services/T000/B000/XXXX}
   */
  public SlackInbox(InstantSource clock, String webhookPath) {
    this.clock = clock;
    this.webhookPath = webhookPath;
  }

  /** The response of a webhook: a status and one word. */
  public static Http.Response answer(int status, String word) {
    return Replies.of(status, "text/html", word);
  }

  /** Answers the next messages with these responses, whatever they contain. */
  public synchronized void answerNext(Http.Response... answers) {
    next.addAll(List.of(answers));
  }

  /** The messages in the channel, oldest first. */
  public synchronized List<SlackMessage> messages() {
    return List.copyOf(messages);
  }

  /** Why the last payload was invalid, which Slack does not say; empty if it was valid. */
  public synchronized List<String> lastFaults() {
    return lastFaults;
  }

  @Override
  public synchronized Http.Response handle(Http.Request request) {
    if (!request.uri().getRawPath().equals(webhookPath)) {
      return answer(404, "no_service");
    }
    if (!request.method().equals("POST")) {
      return INVALID_PAYLOAD;
    }
    return next.isEmpty() ? accept(request.body()) : next.remove();
  }

  private Http.Response accept(String body) {
    JsonNode payload;
    try {
      payload = JSON.readTree(body);
      lastFaults = BlockKit.faults(payload);
    } catch (JsonProcessingException _) {
      lastFaults = List.of("the payload is not JSON");
      return INVALID_PAYLOAD;
    }
    if (!lastFaults.isEmpty()) {
      return INVALID_PAYLOAD;
    }
    SlackMessage message = new SlackMessage(clock.instant(), payload);
    if (message.text().isEmpty() && payload.path("blocks").isEmpty()) {
      return answer(400, "no_text");
    }
    messages.add(message);
    return answer(200, "ok");
  }
}
