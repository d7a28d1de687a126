package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.eventbridge.EmbeddedEventBridge;
import airstep.embedded.secrets.EmbeddedSecretsManager;
import airstep.embedded.secrets.SecretsError;
import airstep.embedded.slack.SlackInbox;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.InMemoryClients;
import airstep.embedded.stack.Outside;
import airstep.embedded.stack.Recording;
import airstep.embedded.transport.Service;
import airstep.flows.Flow;
import airstep.json.Json;
import airstep.secrets.CachedSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Plays a day, from its first schedule until nothing is left to happen. */
final class Play {

  static final String WEBHOOK = "/services/T00000000/B00000000/webhook-of-the-day";

  static final String SLACK = "https://hooks.slack.example";

  /** Longer than any execution of a day may take. */
  static final Duration LONGEST = Duration.ofDays(20);

  private final Day day;
  private final VirtualTimeline timeline;
  private final Strikes strikes;
  private final Ledger ledger;
  private final Recording recording = new Recording();
  private final List<String> logLines = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private final Duration ahead;
  private final EmbeddedAirbyte airbyte;
  private final SlackInbox slack;
  private final EmbeddedSecretsManager secrets;
  private final People people;
  private final EmbeddedStack stage;

  private Play(Day day, Product product, VirtualTimeline timeline, boolean traced) {
    this.day = day;
    this.timeline = timeline;
    this.strikes = new Strikes(day.faults());
    this.ledger = new Ledger(timeline, traced);
    this.ahead = day.ahead(true);
    this.slack = new SlackInbox(timeline, WEBHOOK);
    this.secrets = new EmbeddedSecretsManager(timeline);
    this.airbyte =
        new EmbeddedAirbyte(
            () -> timeline.instant().plus(ahead),
            day.scene().world(day.seed()).otherwise(day.script()),
            day.api().settings(day.tokenLifetime()));
    this.people = new People(day, timeline, airbyte, ledger, this::putAccess);
    putAccess(0);
    for (Flow flow : day.scene().flows()) {
      secrets.put(flow.alerting().secret(), Json.write(Map.of("webhook_url", SLACK + WEBHOOK)));
    }
    FaultyHttp http =
        new FaultyHttp(
            timeline,
            airbyte,
            slack,
            strikes,
            ledger,
            Day.random(day.seed(), 5),
            this::cancelIsLate);
    if (day.hasPast()) {
      Past.make(day, airbyte);
    }
    Duration stepsAhead = day.ahead(false);
    InstantSource clock = () -> timeline.instant().plus(stepsAhead);
    this.stage =
        new EmbeddedStack(
            product.machines(day.scene()),
            timeline,
            new Outside(product.http(http), new CachedSecrets(client(), clock)),
            day.seed(),
            new Conditions(
                StepFunctionsOptions.defaults()
                    .withChildrenStopWithParent(!day.has(FaultKind.STOPPED_ALONE))
                    .withStarting(states -> new ThrottledStart(states, strikes, ledger))
                    .withListener(listener()),
                clock,
                steps -> new FaultySteps(product.steps(steps), strikes, ledger, timeline),
                bus -> new FaultyPublishing(bus, strikes, ledger, timeline),
                aws -> new FaultyAws(aws, strikes, ledger, timeline),
                this::delivered),
            logLines::add);
  }

  /**
   * Plays the day.
   *
   * @param traced whether what happens is put down line by line
   */
  static Played of(Day day, Product product, boolean traced) {
    try (VirtualTimeline timeline = new VirtualTimeline(Day.BEGIN)) {
      return new Play(day, product, timeline, traced).play();
    }
  }

  private Played play() {
    ledger.note("  an Airbyte of the kind " + day.api());
    stage.listen(
        event -> {
          published.add(airstep.asl.json.JsonValues.write(event));
          return Optional.empty();
        });
    schedule();
    Moments moments = new Moments(day, people, stage, recording);
    for (Fault fault : day.faults()) {
      if (fault instanceof Fault.At at && !Day.OF_SCHEDULES.contains(at.kind())) {
        var _ = timeline.schedule(at.at(), () -> strike(moments, at));
      }
      if (fault instanceof Fault.Clock || fault instanceof Fault.OnJob) {
        strikes.count(fault.kind());
      }
    }
    timeline.runUntil(Day.BEGIN.plus(LONGEST));
    return new Played(
        day,
        recording,
        airbyte,
        ahead,
        slack,
        stage.mails(),
        ledger,
        strikes.struck(),
        stage.untold(),
        logLines,
        published);
  }

  private void schedule() {
    for (Day.Firing firing : day.firings(strikes)) {
      Flow flow = day.scene().flows().get(firing.start().flow());
      start(flow, firing.start().scheduledTime(), firing.at());
    }
  }

  private void start(Flow flow, Instant scheduledTime, Instant at) {
    var _ =
        timeline.schedule(
            at,
            () -> {
              var _ = stage.startScheduled(flow, scheduledTime);
            });
  }

  private void strike(Moments moments, Fault.At fault) {
    if (moments.struck(fault)) {
      strikes.count(fault.kind());
      ledger.note("  " + fault);
    }
  }

  /** While a cancel is under way its sync is stopped, and as soon as its job ends comes another. */
  private void cancelIsLate(String execution, Fault.OnCall fault) {
    var _ = timeline.schedule(Duration.ofMillis(fault.choice()), () -> stop(execution));
    recording
        .executions()
        .forEach(
            sync -> {
              if (sync.arn().equals(execution)) {
                Recording.input(sync)
                    .text("connectionId")
                    .map(UUID::fromString)
                    .ifPresent(connection -> startsAround(fault.late(), connection));
              }
            });
  }

  private void startsAround(Duration late, UUID connection) {
    for (int seconds : List.of(-2, 15)) {
      var _ = timeline.schedule(late.plusSeconds(seconds), () -> people.starts(connection));
    }
  }

  private void stop(String execution) {
    boolean runs =
        recording.executions().stream()
            .anyMatch(it -> it.arn().equals(execution) && !it.isClosed());
    if (runs) {
      stage.stepFunctions().stopExecution(execution, null, "stopped by a person");
    }
  }

  /** What the rule of the clean-up calls, which is called twice for some events. */
  private EmbeddedEventBridge.Target delivered(EmbeddedEventBridge.Target cleanUp) {
    return input -> {
      cleanUp.call(input);
      strikes
          .of(ApiCall.CLEAN_UP)
          .ifPresent(
              fault -> {
                ledger.note("  " + fault);
                var _ = timeline.schedule(fault.late(), () -> cleanUp.call(input));
              });
    };
  }

  /** What the secret holds after so many rotations. */
  private void putAccess(int rotations) {
    String access = Json.write(day.api().secret(FaultyHttp.AIRBYTE, rotations));
    for (Flow flow : day.scene().flows()) {
      secrets.put(flow.airbyteSecret(), access);
    }
  }

  private SecretsManagerClient client() {
    Service throttled =
        request -> {
          strikes.of(ApiCall.SECRET).ifPresent(_ -> secrets.failNext(SecretsError.throttling()));
          return secrets.handle(request);
        };
    return InMemoryClients.openOnce(SecretsManagerClient.builder(), throttled);
  }

  private ExecutionListener listener() {
    return new ExecutionListener() {
      @Override
      public void onEvent(Execution execution, HistoryEvent event) {
        recording.onEvent(execution, event);
        if (ledger.traced()) {
          Traced.line(execution, event).ifPresent(ledger::note);
        }
      }
    };
  }
}
