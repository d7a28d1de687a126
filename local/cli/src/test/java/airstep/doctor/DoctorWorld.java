package airstep.doctor;

import airstep.airbyte.Airbytes;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.World;
import airstep.embedded.slack.SlackInbox;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.http.CrtClient;
import airstep.http.CrtHttp;
import airstep.http.LoggedHttp;
import airstep.json.Json;
import airstep.log.StepLog;
import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.secrets.Secret;
import airstep.secrets.Secrets;
import airstep.slack.SlackWebhook;
import airstep.store.ExecutionStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An Airbyte and a Slack over HTTP, flows, and what the doctor says about them, at one moment. */
final class DoctorWorld implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  static final String AIRBYTE = "airbyte/api-credentials";
  static final String SLACK = "slack/alerts";
  static final String WEBHOOK = "/services/T00000000/B00000000/secret-part";
  static final UUID ORDERS = UUID.fromString("00000000-0000-4000-8000-0000000000a1");
  static final UUID USERS = UUID.fromString("00000000-0000-4000-8000-0000000000a2");

  final EmbeddedAirbyte airbyte;
  final SlackInbox slack = new SlackInbox(InstantSource.fixed(NOW), WEBHOOK);
  final Map<String, String> secrets = new HashMap<>();
  private final Api api;
  private final Path folder;
  private final List<Flow> flows = new ArrayList<>();
  private final LoopbackService airbyteServer;
  private final LoopbackService slackServer = new LoopbackService(slack);
  private final CrtClient http = CrtClient.open();

  /** An Airbyte with the connections orders and users. */
  DoctorWorld(Api api, Path folder) {
    this.api = api;
    this.folder = folder;
    World world = World.empty(1).withConnection(ORDERS, "Orders").withConnection(USERS, "Users");
    airbyte = new EmbeddedAirbyte(InstantSource.fixed(NOW), world, api.settings());
    airbyteServer = new LoopbackService(airbyte);
    writeAirbyteSecret();
    secrets.put(SLACK, Json.write(Map.of("webhook_url", slackServer.origin() + WEBHOOK)));
  }

  DoctorWorld flow(String name, String yaml) {
    flows.add(FlowReader.of(name, yaml));
    return this;
  }

  DoctorWorld change(UUID connection, UnaryOperator<EmbeddedConnection> change) {
    airbyte.change(connection, change);
    return this;
  }

  void webhook(String url) {
    secrets.put(SLACK, Json.write(Map.of("webhook_url", url)));
  }

  /** Stops Airbyte: nothing listens at its address. */
  void stopAirbyte() {
    airbyteServer.refuse();
    writeAirbyteSecret();
  }

  private void writeAirbyteSecret() {
    secrets.put(AIRBYTE, Json.write(api.secret(airbyteServer.origin(), api.settings())));
  }

  /** What a check finds here, on this machine. */
  List<Finding> finds(DoctorCheck check) {
    try (Place place = LocalPlace.of(ExecutionStore.open(folder.resolve("history"), NOW))) {
      return examined(check, place, Optional.empty()).findings();
    }
  }

  /** The same for a stage. */
  List<Finding> finds(DoctorCheck check, Place place, StageServices aws) {
    return examined(check, place, Optional.of(aws)).findings();
  }

  private Diagnosis.Examined examined(DoctorCheck check, Place place, Optional<StageServices> aws) {
    return Doctor.examine(installation(place, aws), _ -> {}).examined().stream()
        .filter(one -> one.check().equals(check.name()))
        .findFirst()
        .orElseThrow();
  }

  private Installation installation(Place place, Optional<StageServices> aws) {
    StepLog log = new StepLog(_ -> {}, InstantSource.fixed(NOW), "Doctor", "");
    CrtHttp calls = new CrtHttp(http);
    Airbytes airbytes = new Airbytes(calls, stored(), InstantSource.fixed(NOW), _ -> {});
    return new Installation(
        folder.resolve("checkout"),
        folder.resolve("flows"),
        flows,
        AirbyteViews.of(flows, secret -> airbytes.open(secret, log)),
        new SlackWebhook(new LoggedHttp(calls, log, InstantSource.fixed(NOW)), stored(), _ -> {}),
        place,
        aws,
        InstantSource.fixed(NOW));
  }

  private Secrets stored() {
    return new Secrets() {
      @Override
      public Secret read(String name) {
        return Secret.parse(name, secrets.get(name));
      }

      @Override
      public void forget(String name) {
        // Each read is new.
      }
    };
  }

  @Override
  public void close() {
    airbyteServer.close();
    slackServer.close();
    http.close();
  }
}
