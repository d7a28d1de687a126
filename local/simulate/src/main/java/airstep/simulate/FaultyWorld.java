package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.Actor;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.slack.SlackInbox;
import airstep.http.Http;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The Airbyte, the Slack and the people of a day, and the unreliable path to them. */
final class FaultyWorld {

  static final String AIRBYTE = "airbyte.example";
  static final String SLACK = "https://hooks.slack.example";
  static final String WEBHOOK = "/services/T00000000/B00000000/webhook-of-the-day";

  final Day day;
  final Timeline timeline;
  final Ledger ledger;
  final Strikes strikes;
  final EmbeddedAirbyte airbyte;
  final SlackInbox slack;
  final People people;
  final Http http = request -> Exchange.send(this, request);

  /** Decides how long Airbyte takes. */
  final Random latency;

  /** Receives the execution and the fault of each cancel that will take effect late. */
  final BiConsumer<String, InjectedFault.OnCall> lateCancels;

  FaultyWorld(
      Day day,
      Timeline timeline,
      boolean traced,
      BiConsumer<String, InjectedFault.OnCall> lateCancels) {
    this.day = day;
    this.timeline = timeline;
    this.ledger = new Ledger(timeline, traced);
    this.strikes = new Strikes(day, ledger);
    this.airbyte =
        new EmbeddedAirbyte(
            this::airbyteTime,
            day.scene().world(day.seed()).otherwise(day.script()),
            day.airbyte().settings(0));
    this.slack = new SlackInbox(timeline, WEBHOOK);
    this.people = new People(this);
    this.latency = Day.random(day.seed(), 5);
    this.lateCancels = lateCancels;
    if (day.hasPast()) {
      EarlierJobs.make(day, airbyte);
    }
  }

  Instant airbyteTime() {
    return timeline.instant().plus(day.ahead(true));
  }

  void later(Duration delay, Runnable action) {
    timeline.schedule(delay, action);
  }

  /** Handles a request of that call, and records its effect under the name of its sender. */
  Http.Response handle(Exchange sent, Http.Request request) throws IOException {
    if (sent.call() == ApiCall.SLACK) {
      return slack.handle(request);
    }
    int jobs = airbyte.jobs().size();
    int cancels = airbyte.cancels().size();
    Http.Response response = airbyte.handle(request);
    if (sent.call() == ApiCall.START_JOB) {
      airbyte.jobs().stream()
          .skip(jobs)
          .forEach(job -> ledger.started(job, sent.execution(), sent.at()));
    }
    if (sent.call() == ApiCall.CANCEL_JOB) {
      ledger.cancelLanded(
          sent.execution(),
          sent.at(),
          airbyte.cancels().stream()
              .skip(cancels)
              .filter(cancel -> cancel.by() == Actor.API)
              .flatMap(cancel -> airbyte.job(cancel.hit()).stream())
              .toList());
    }
    return response;
  }

  /**
   * Schedules the faults that do not affect a call, step or start.
   *
   * @param act does what a fault says at its moment; false if there was nothing to do
   */
  void schedule(Predicate<InjectedFault.At> act) {
    for (InjectedFault fault : day.faults()) {
      switch (fault) {
        case InjectedFault.At at when !Day.OF_SCHEDULES.contains(at.kind()) ->
            later(
                at.at(),
                () -> {
                  if (act.test(at)) {
                    strikes.strike(at);
                  }
                });
        case InjectedFault.Clock _, InjectedFault.OnJob _ -> strikes.strike(fault);
        default -> {}
      }
    }
  }
}
