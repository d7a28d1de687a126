package airstep.embedded.stack;

import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.World;
import airstep.embedded.secrets.EmbeddedSecretsManager;
import airstep.embedded.slack.SlackInbox;
import airstep.embedded.transport.InMemoryHttp;
import airstep.embedded.transport.Latency;
import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.http.Http;
import airstep.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * An Airbyte, a Slack channel and a Secrets Manager in this process, with every connection and
 * secret that the flows name.
 */
public final class EmbeddedOutside {

  private static final String AIRBYTE = "https://airbyte.example";
  private static final String SLACK = "https://hooks.slack.example";
  private static final String WEBHOOK = "/services/T00000000/B00000000/demo";

  private final EmbeddedAirbyte airbyte;
  private final SlackInbox slack;
  private final Outside outside;

  /**
   * Creates the services.
   *
   * @param world the content of Airbyte; missing connections of the flows are added
   */
  public EmbeddedOutside(List<Flow> flows, World world, Timeline timeline) {
    AirbyteSettings settings = AirbyteSettings.cloud();
    airbyte =
        new EmbeddedAirbyte(timeline, withNamed(flows, world, (flow, _) -> flow.name()), settings);
    slack = new SlackInbox(timeline, WEBHOOK);
    EmbeddedSecretsManager secretsManager = new EmbeddedSecretsManager(timeline);
    Map<String, String> access =
        Map.of(
            "api_url", AIRBYTE + settings.edition().basePath(),
            "client_id", settings.credentials().clientId(),
            "client_secret", settings.credentials().clientSecret());
    for (Flow flow : flows) {
      secretsManager.put(flow.airbyteSecret(), Json.write(access));
      secretsManager.put(
          flow.alerting().secret(), Json.write(Map.of("webhook_url", SLACK + WEBHOOK)));
    }
    InMemoryHttp http =
        InMemoryHttp.empty()
            .route(AIRBYTE, airbyte)
            .route(SLACK, slack)
            .slowedBy(
                EmbeddedOutside::latency, duration -> EmbeddedStack.sleep(timeline, duration));
    outside = Outside.of(http, secretsManager, timeline);
  }

  public EmbeddedAirbyte airbyte() {
    return airbyte;
  }

  public SlackInbox slack() {
    return slack;
  }

  public Outside outside() {
    return outside;
  }

  /**
   * Adds an active connection for each that a flow names and the world lacks.
   *
   * @param name returns the name for the connection of a flow with an id
   */
  static World withNamed(List<Flow> flows, World world, BiFunction<Flow, String, String> name) {
    World complete = world;
    for (Flow flow : flows) {
      if (flow.connections() instanceof Connections.Named(List<String> ids)) {
        for (String id : ids) {
          UUID uuid = UUID.fromString(id);
          boolean known = complete.connections().stream().anyMatch(c -> c.id().equals(uuid));
          complete = known ? complete : complete.withConnection(uuid, name.apply(flow, id));
        }
      }
    }
    return complete;
  }

  /** A trigger takes seconds, any other call a fraction of a second, as on Airbyte Cloud. */
  private static Latency.Lag latency(Http.Request request) {
    boolean trigger = request.method().equals("POST") && request.uri().getPath().endsWith("/jobs");
    return trigger
        ? new Latency.Lag(Duration.ofMillis(200), Duration.ofMillis(1800))
        : new Latency.Lag(Duration.ofMillis(40), Duration.ofMillis(60));
  }
}
