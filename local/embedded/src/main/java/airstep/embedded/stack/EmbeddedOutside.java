package airstep.embedded.stack;

import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.World;
import airstep.embedded.secrets.EmbeddedSecretsManager;
import airstep.embedded.slack.SlackInbox;
import airstep.embedded.transport.InMemoryHttp;
import airstep.embedded.transport.Service;
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
public record EmbeddedOutside(EmbeddedAirbyte airbyte, SlackInbox slack, Outside outside) {

  private static final String AIRBYTE = "https://airbyte.example";
  private static final String SLACK = "https://hooks.slack.example";
  private static final String WEBHOOK = "/services/T00000000/B00000000/demo";

  /**
   * Creates the services.
   *
   * @param world the content of Airbyte; missing connections of the flows are added
   */
  public EmbeddedOutside(List<Flow> flows, World world, Timeline timeline) {
    AirbyteSettings settings = Api.CLOUD.settings();
    EmbeddedAirbyte airbyte =
        new EmbeddedAirbyte(timeline, withNamed(flows, world, EmbeddedOutside::name), settings);
    SlackInbox slack = new SlackInbox(timeline, WEBHOOK);
    EmbeddedSecretsManager secretsManager = new EmbeddedSecretsManager(timeline);
    String access = Json.write(Api.CLOUD.secret(AIRBYTE, settings));
    String webhook = Json.write(Map.of("webhook_url", SLACK + WEBHOOK));
    for (Flow flow : flows) {
      secretsManager.put(flow.airbyteSecret(), access);
      secretsManager.put(flow.alerting().secret(), webhook);
    }
    InMemoryHttp http =
        new InMemoryHttp(Map.of(AIRBYTE, slow(airbyte, timeline), SLACK, slow(slack, timeline)));
    this(airbyte, slack, Outside.of(http, secretsManager, timeline));
  }

  /** The name of the flow, with a number if the flow lists several connections. */
  static String name(Flow flow, String id) {
    return flow.connections() instanceof Connections.Named(List<String> ids) && ids.size() > 1
        ? flow.name() + " " + (ids.indexOf(id) + 1)
        : flow.name();
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
  private static Service slow(Service service, Timeline timeline) {
    return request -> {
      boolean trigger =
          request.method().equals("POST") && request.uri().getPath().endsWith("/jobs");
      EmbeddedStack.sleep(timeline, Duration.ofMillis(trigger ? 200 : 40));
      Http.Response response = service.handle(request);
      EmbeddedStack.sleep(timeline, Duration.ofMillis(trigger ? 1800 : 60));
      return response;
    };
  }
}
