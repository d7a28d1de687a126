package airstep.local.simulate;

import airstep.events.Flow;
import airstep.json.Json;
import airstep.local.embedded.airbyte.EmbeddedAirbyte;
import airstep.local.embedded.secrets.EmbeddedSecretsManager;
import airstep.local.embedded.secrets.SecretsError;
import airstep.local.embedded.slack.SlackInbox;
import airstep.local.embedded.transport.Service;
import airstep.local.interpreter.Execution;
import airstep.local.interpreter.ExecutionListener;
import airstep.local.interpreter.HistoryEvent;
import airstep.local.interpreter.StepFunctionsOptions;
import airstep.local.runtime.Conditions;
import airstep.local.runtime.InMemoryClients;
import airstep.local.runtime.Outside;
import airstep.local.runtime.Recording;
import airstep.local.runtime.Stage;
import airstep.local.timeline.VirtualTimeline;
import airstep.secrets.CachedSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Stage stage;

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
    putAccess(0);
    for (Flow flow : day.scene().flows()) {
      secrets.put(flow.alertSecret(), Json.write(Map.of("webhook_url", SLACK + WEBHOOK)));
    }
    FaultyHttp http =
        new FaultyHttp(timeline, airbyte, slack, strikes, ledger, Day.random(day.seed(), 5));
    Duration stepsAhead = day.ahead(false);
    InstantSource clock = () -> timeline.instant().plus(stepsAhead);
    this.stage =
        new Stage(
            product.machines(day.scene()),
            timeline,
            new Outside(http, new CachedSecrets(client(), clock)),
            day.seed(),
            new Conditions(
                StepFunctionsOptions.defaults()
                    .withChildrenStopWithParent(!day.has(FaultKind.STOPPED_ALONE))
                    .withListener(listener()),
                clock,
                steps -> new FaultySteps(product.steps(steps), strikes, ledger, timeline),
                bus -> new FaultyPublishing(bus, strikes, ledger, timeline),
                aws -> new FaultyAws(aws, strikes, ledger, timeline)),
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
          published.add(airstep.local.interpreter.json.Json.write(event));
          return Optional.empty();
        });
    schedule();
    People people = new People(day, timeline, airbyte, ledger, this::putAccess);
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
          strikes.of(Call.SECRET).ifPresent(_ -> secrets.failNext(SecretsError.throttling()));
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
