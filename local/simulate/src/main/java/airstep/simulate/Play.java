package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.json.JsonValues;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.secrets.EmbeddedSecretsManager;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Outside;
import airstep.embedded.stack.Recording;
import airstep.embedded.stack.ServedSecrets;
import airstep.embedded.transport.AwsJson;
import airstep.flows.Flow;
import airstep.http.Http;
import airstep.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Plays a day, from its first schedule until nothing is left to happen. */
final class Play implements ExecutionListener {

  /** Longer than any execution of a day may take. */
  static final Duration LONGEST = Duration.ofDays(20);

  private static final Http.Response THROTTLED =
      AwsJson.error(400, "ThrottlingException", "Rate exceeded");

  private final Day day;
  private final VirtualTimeline timeline;
  private final FaultyWorld world;
  private final Recording recording = new Recording();
  private final List<String> logLines = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private final EmbeddedSecretsManager secrets;
  private final EmbeddedStack stage;

  private Play(Day day, Product product, VirtualTimeline timeline, boolean traced) {
    this.day = day;
    this.timeline = timeline;
    this.world = new FaultyWorld(day, timeline, traced, this::cancelIsLate);
    this.secrets = new EmbeddedSecretsManager(timeline);
    String webhook = Json.write(Map.of("webhook_url", FaultyWorld.SLACK + FaultyWorld.WEBHOOK));
    day.scene().flows().forEach(flow -> secrets.put(flow.alerting().secret(), webhook));
    Strikes strikes = world.strikes;
    Duration stepsAhead = day.ahead(false);
    InstantSource clock = () -> timeline.instant().plus(stepsAhead);
    this.stage =
        new EmbeddedStack(
            product.machines(day.scene()),
            timeline,
            new Outside(product.http(world.http), new ServedSecrets(this::readSecret, clock)),
            day.seed(),
            new Conditions(
                StepFunctionsOptions.defaults()
                    .withChildrenStopWithParent(!day.has(FaultKind.STOPPED_ALONE))
                    .withStarting(
                        states ->
                            new FaultyIntegration(
                                states, ApiCall.START_EXECUTION, strikes, timeline))
                    .withListener(this),
                clock,
                steps -> FaultyStep.of(product.steps(steps), strikes, timeline),
                bus -> new FaultyIntegration(bus, ApiCall.EVENTS, strikes, timeline),
                aws -> new FaultyAws(aws, strikes, timeline),
                this::delivered,
                live -> live),
            logLines::add);
  }

  /** Plays the day on what is deployed. */
  static PlayedDay of(Day day) {
    return of(day, Product.DEPLOYED, false);
  }

  /**
   * Plays the day.
   *
   * @param traced whether to record what happens, line by line
   */
  static PlayedDay of(Day day, Product product, boolean traced) {
    try (VirtualTimeline timeline = new VirtualTimeline(Day.BEGIN)) {
      return new Play(day, product, timeline, traced).play();
    }
  }

  private PlayedDay play() {
    world.ledger.note("an Airbyte of the kind " + day.airbyte().api());
    stage.listen(
        event -> {
          published.add(JsonValues.write(event));
          return Optional.empty();
        });
    for (Day.Firing firing : day.firings(world.strikes)) {
      Flow flow = day.scene().flows().get(firing.start().flow());
      Instant scheduledTime = firing.start().scheduledTime();
      timeline.schedule(firing.at(), () -> stage.startScheduled(flow, scheduledTime));
    }
    world.schedule(new Moments(world, stage, recording)::act);
    timeline.runUntil(Day.BEGIN.plus(LONGEST));
    return new PlayedDay(
        day,
        recording,
        world.airbyte,
        world.slack,
        stage.mails(),
        world.ledger,
        world.strikes.struck(),
        stage.untold(),
        logLines,
        published,
        new IdentityHashMap<>());
  }

  /** While a cancel is under way its sync is stopped, and when its job ends another one starts. */
  private void cancelIsLate(String execution, InjectedFault.OnCall fault) {
    List<Execution> syncs =
        recording.executions().stream().filter(sync -> sync.arn().equals(execution)).toList();
    world.later(Duration.ofMillis(fault.choice()), () -> Moments.stop(stage, syncs, 0));
    syncs.stream()
        .flatMap(sync -> Recording.input(sync).text("connectionId").stream())
        .map(UUID::fromString)
        .forEach(
            it -> {
              world.later(fault.late().minusSeconds(2), () -> world.people.start(it));
              world.later(fault.late().plusSeconds(15), () -> world.people.start(it));
            });
  }

  /** The target of the clean-up's rule, which is called twice for some events. */
  private Consumer<String> delivered(Consumer<String> cleanUp) {
    return input -> {
      cleanUp.accept(input);
      Optional<InjectedFault.OnCall> again = world.strikes.of(ApiCall.CLEAN_UP);
      again.ifPresent(fault -> world.later(fault.late(), () -> cleanUp.accept(input)));
    };
  }

  /** A Secrets Manager that throttles, and holds the credentials that we know. */
  private Http.Response readSecret(Http.Request request) {
    world.strikes.of(ApiCall.SECRET).ifPresent(_ -> secrets.failNext(THROTTLED));
    String access = Json.write(day.airbyte().secret(world.people.knownRotations));
    day.scene().flows().forEach(flow -> secrets.put(flow.airbyteSecret(), access));
    return secrets.handle(request);
  }

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    recording.onEvent(execution, event);
    world.ledger.event(execution, event);
  }
}
